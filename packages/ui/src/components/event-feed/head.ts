import { type ElementNode, el } from '../../view/index.ts'
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
    el(
      'div',
      parts.tools,
      el('input', {
        ...parts.filter,
        type: 'search',
        'aria-label': words.filter,
        placeholder: words.filter,
        value: to.filter,
        oninput: ({ currentTarget }) => to.find(currentTarget.value),
      }),
      el(
        'button',
        {
          ...parts.pause,
          class: `ck-button ${parts.pause.class}`,
          type: 'button',
          disabled: to.off,
          onclick: to.toggle,
        },
        to.paused ? words.goOn : words.pause,
      ),
      el(
        'button',
        {
          ...parts['copy-all'],
          class: `ck-button ${parts['copy-all'].class}`,
          type: 'button',
          disabled: to.copy === null,
          onclick: () => to.copy?.(),
        },
        to.copied ? words.copied : words.copyAll,
      ),
    ),
  )
