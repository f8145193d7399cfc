import type { FeedEntry } from '@channelkit/core'
import type { ListedRow } from '../../rows/row-list.ts'
import { icon } from '../../shared/icon.ts'
import { ago } from '../../shared/time.ts'
import { type ElementNode, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { copyOf } from './entries.ts'
import type { EventFeedLabels } from './labels.ts'

interface Shown {
  summary: string
  withChannel: boolean
  copied: boolean
  now: number
  locale: string | undefined
  words: EventFeedLabels
  copy(): void
}

/** One event: when, what, and its data, which unfolds. */
export function eventRow(row: ListedRow<FeedEntry>, shown: Shown): ElementNode {
  const { item: entry, open } = row
  return el(
    'li',
    {
      // By place, so that a stream of events changes texts and not elements.
      key: `i:${row.index}`,
      ...parts.row(entry),
      'data-open': open,
      'data-gap': entry.gap !== undefined,
      ...row.attributes,
      style: { '--ck-place': `${row.place}px` },
    },
    toggle(row, shown),
    copyButton(row, shown),
    open && el('pre', { ...parts.detail(entry), tabindex: 0, 'data-own-keys': true }, copyOf(entry, 2)),
  )
}

/** The line of an event, which unfolds it. */
const toggle = (
  { item: entry, ...row }: ListedRow<FeedEntry>,
  { words, locale, now, withChannel, summary }: Shown,
): ElementNode =>
  el(
    'button',
    {
      ...parts.toggle(entry),
      type: 'button',
      'aria-expanded': row.open,
      tabindex: row.active ? 0 : -1,
      onclick: row.toggle,
    },
    entry.gap &&
      el('span', { ...parts.gap(entry), title: words.gap }, el('span', { class: 'ck-hidden' }, words.gap)),
    time(entry, now, locale),
    ' ',
    el('span', parts.event(entry), entry.event),
    ' ',
    withChannel && el('span', parts.channel(entry), entry.channel),
    withChannel && ' ',
    el('span', parts.summary(entry), slot('entry', entry, summary)),
  )

/** How long ago it came. */
function time(entry: FeedEntry, now: number, locale: string | undefined): ElementNode {
  const at = new Date(entry.at)
  return el(
    'time',
    { ...parts.time(entry), datetime: at.toISOString(), title: at.toLocaleString(locale) },
    ago(now - entry.at, locale, 'narrow'),
  )
}

const copyButton = (
  { item: entry, active }: ListedRow<FeedEntry>,
  { words, copied, locale, copy }: Shown,
): ElementNode =>
  el(
    'button',
    {
      ...parts.copy(entry),
      type: 'button',
      tabindex: active ? 0 : -1,
      'aria-label': copied
        ? words.copied
        : words.copy(entry.event, new Date(entry.at).toLocaleTimeString(locale)),
      onclick: copy,
    },
    icon(copied ? 'check' : 'copy'),
  )
