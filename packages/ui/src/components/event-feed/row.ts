import type { FeedEntry } from '@channelkit/core'
import { icon } from '../../shared/icon.ts'
import { ago } from '../../shared/time.ts'
import { type ElementNode, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { copyOf } from './entries.ts'
import type { EventFeedLabels } from './labels.ts'

interface Line {
  index: number
  count: number
  /** Where it stands, in px. */
  place: number
  summary: string
  open: boolean
  /** The one row that Tab comes to. */
  active: boolean
  withChannel: boolean
  copied: boolean
  now: number
  locale: string | undefined
  words: EventFeedLabels
  toggle(): void
  copy(): void
}

/** One event: when, what, and its data, which unfolds. */
export function eventRow(entry: FeedEntry, line: Line): ElementNode {
  const { words } = line
  const time = new Date(entry.at)
  const tabindex = line.active ? 0 : -1
  return el(
    'li',
    {
      // By place, so that a stream of events changes texts and not elements.
      key: `i:${line.index}`,
      ...parts.row(entry),
      'data-open': line.open,
      'data-gap': entry.gap !== undefined,
      'aria-setsize': line.count,
      'aria-posinset': line.index + 1,
      style: { '--ck-place': `${line.place}px` },
    },
    el(
      'button',
      { ...parts.toggle(entry), type: 'button', 'aria-expanded': line.open, tabindex, onclick: line.toggle },
      entry.gap &&
        el('span', { ...parts.gap(entry), title: words.gap }, el('span', { class: 'ck-hidden' }, words.gap)),
      el(
        'time',
        { ...parts.time(entry), datetime: time.toISOString(), title: time.toLocaleString(line.locale) },
        ago(line.now - entry.at, line.locale, 'narrow'),
      ),
      ' ',
      el('span', parts.event(entry), entry.event),
      ' ',
      line.withChannel && el('span', parts.channel(entry), entry.channel),
      line.withChannel && ' ',
      el('span', parts.summary(entry), slot('entry', entry, line.summary)),
    ),
    el(
      'button',
      {
        ...parts.copy(entry),
        type: 'button',
        tabindex,
        'aria-label': line.copied
          ? words.copied
          : words.copy(entry.event, time.toLocaleTimeString(line.locale)),
        onclick: line.copy,
      },
      icon(line.copied ? 'check' : 'copy'),
    ),
    line.open && el('pre', { ...parts.detail(entry), tabindex: 0 }, copyOf(entry, 2)),
  )
}
