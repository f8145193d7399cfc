import type { FeedEntry } from '@channelkit/core'
import type { RowList } from '../../rows/row-list.ts'
import { type ElementNode, el } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { EventFeedLabels } from './labels.ts'
import { eventRow } from './row.ts'

interface Events {
  /** Of the element by which the list is named. */
  titleId: string
  summaryOf(entry: FeedEntry): string
  withChannel: boolean
  copied: number | null
  copy(entry: FeedEntry): void
  now: number
  locale: string | undefined
  timeZone: string | undefined
  words: EventFeedLabels
  isolate(text: string): string
}

/** All events that are listed, of which the rows in sight are in the page. */
export const events = (
  list: RowList<FeedEntry>,
  { titleId, summaryOf, copied, copy, ...shown }: Events,
): ElementNode =>
  el(
    'ul',
    { ...parts.list, 'aria-labelledby': titleId, ...list.attributes },
    ...list.rows.map((row) =>
      eventRow(row, {
        ...shown,
        summary: summaryOf(row.item),
        copied: copied === row.item.id,
        copy: () => copy(row.item),
      }),
    ),
    el('li', {
      ...parts.space,
      'aria-hidden': true,
      role: 'presentation',
      style: { '--ck-length': `${list.length}px` },
    }),
  )

/** Where events will be. */
export const skeleton = (): ElementNode =>
  el(
    'div',
    { 'aria-hidden': true },
    ...[70, 45, 60].map((width) => el('div', { ...parts.skeleton, style: { 'inline-size': `${width}%` } })),
  )
