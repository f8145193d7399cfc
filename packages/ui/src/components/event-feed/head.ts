import { type ElementNode, el, type Part } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { EventFeedLabels } from './labels.ts'

interface Head {
  /** Of the title, for what it names. */
  id: string
  /** What is announced. */
  said: string
  filter: string
  find(filter: string): void
  paused: boolean
  off: boolean
  toggle(): void
  /** All was copied just now. */
  copied: boolean
  /** Copies all; null where there is nothing. */
  copy: (() => void) | null
}

/** What stands above the rows: title, filter, and what one can do with all events. */
export const head = (words: EventFeedLabels, to: Head): ElementNode =>
  el(
    'div',
    parts.head,
    el('h3', { ...parts.title, id: to.id }, words.heading),
    el('span', { class: 'ck-hidden', role: 'status' }, to.said),
    el('div', parts.tools, filter(words, to), pause(words, to), copyAll(words, to)),
  )

const filter = (words: EventFeedLabels, to: Head): ElementNode =>
  el('input', {
    ...parts.filter,
    class: `ck-field ${parts.filter.class}`,
    type: 'search',
    'aria-label': words.filter,
    placeholder: words.filter,
    value: to.filter,
    oninput: ({ currentTarget }) => to.find(currentTarget.value),
  })

const pause = (words: EventFeedLabels, to: Head): ElementNode =>
  button(parts.pause, { disabled: to.off, onclick: to.toggle }, to.paused ? words.goOn : words.pause)

const copyAll = (words: EventFeedLabels, to: Head): ElementNode =>
  button(
    parts['copy-all'],
    { disabled: to.copy === null, onclick: () => to.copy?.() },
    to.copied ? words.copied : words.copyAll,
  )

const button = (
  part: Part<'button'>,
  props: { disabled: boolean; onclick(): void },
  text: string,
): ElementNode => el('button', { ...part, class: `ck-button ${part.class}`, type: 'button', ...props }, text)

/** How many a filter found, in words; empty where nothing is filtered. */
export const filterSaid = (
  words: EventFeedLabels,
  number: (value: number) => string,
  filtering: boolean,
  count: number,
): string => (!filtering ? '' : count > 0 ? words.found(count, number(count)) : words.noMatch)

/** What stands below the rows while it is paused: how many came meanwhile, and the way back to them. */
export const strip = (
  words: EventFeedLabels,
  number: (value: number) => string,
  fresh: number,
  resume: () => void,
): ElementNode =>
  el(
    'div',
    parts.strip,
    el(
      'button',
      { ...parts.fresh, type: 'button', onclick: resume },
      fresh > 0 ? words.fresh(fresh, number(fresh)) : words.resume,
    ),
  )
