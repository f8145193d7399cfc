import type { FeedEntry } from '@channelkit/core'
import type { ListedRow } from '../../rows/row-list.ts'
import { icon } from '../../shared/icon.ts'
import { ago } from '../../shared/time.ts'
import { bdi, type ElementNode, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { shownOf } from './entries.ts'
import type { EventFeedLabels } from './labels.ts'

interface Shown {
  summary: string
  withChannel: boolean
  copied: boolean
  now: number
  locale: string | undefined
  timeZone: string | undefined
  words: EventFeedLabels
  isolate(text: string): string
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
    open && el('pre', { ...parts.detail(entry), tabindex: 0, 'data-own-keys': true }, shownOf(entry)),
  )
}

/** The line of an event, which unfolds it. */
const toggle = (
  { item: entry, ...row }: ListedRow<FeedEntry>,
  { words, locale, timeZone, now, withChannel, summary }: Shown,
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
    time(entry, { now, locale, timeZone }),
    ' ',
    el('span', parts.event(entry), bdi(entry.event)),
    ' ',
    withChannel && el('span', parts.channel(entry), bdi(entry.channel)),
    withChannel && ' ',
    el('span', parts.summary(entry), slot('entry', entry, bdi(summary))),
  )

/** How long ago it came. */
function time(
  entry: FeedEntry,
  { now, locale, timeZone }: Pick<Shown, 'now' | 'locale' | 'timeZone'>,
): ElementNode {
  const at = new Date(entry.at)
  // Until the page is there nobody knows whose time of day it would be.
  const title = now > 0 ? at.toLocaleString(locale, { timeZone }) : undefined
  return el(
    'time',
    { ...parts.time(entry), datetime: at.toISOString(), title },
    ago(now - entry.at, locale, 'narrow'),
  )
}

const copyButton = (
  { item: entry, active }: ListedRow<FeedEntry>,
  { words, copied, now, locale, timeZone, isolate, copy }: Shown,
): ElementNode => {
  const at = new Date(entry.at)
  const time = now > 0 ? at.toLocaleTimeString(locale, { timeZone }) : at.toISOString()
  return el(
    'button',
    {
      ...parts.copy(entry),
      type: 'button',
      tabindex: active ? 0 : -1,
      'aria-label': copied ? words.copied : words.copy(isolate(entry.event), time),
      onclick: copy,
    },
    icon(copied ? 'check' : 'copy'),
  )
}
