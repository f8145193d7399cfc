import type { Member } from '@channelkit/core'
import type { RowList } from '../../rows/row-list.ts'
import { bdi, type ElementNode, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { PresenceListLabels } from './labels.ts'
import { memberRow } from './member-row.ts'
import type { Leaving } from './motion.ts'
import type { PresenceRow } from './props.ts'
import type { Source } from './rows.ts'

interface Crowd {
  /** Of the element by which the list is named. */
  titleId: string
  joined: ReadonlySet<string>
  leaving: readonly Leaving[]
  rowFor(source: Source): PresenceRow
  goneRow(member: Member): PresenceRow
  withStatus: boolean
  words: PresenceListLabels
  now: number
  locale: string | undefined
}

/** All who are listed, of whom the rows in sight are in the page. */
export const members = (list: RowList<Source>, crowd: Crowd): ElementNode =>
  el(
    'ul',
    { ...parts.list, 'aria-labelledby': crowd.titleId, ...list.attributes },
    ...list.rows.map((place) =>
      memberRow(crowd.rowFor(place.item), place, {
        joined: crowd.joined.has(place.item.id),
        withStatus: crowd.withStatus,
        words: crowd.words,
        now: crowd.now,
        locale: crowd.locale,
      }),
    ),
    ...crowd.leaving.map(({ member, at }) => leavingRow(crowd.goneRow(member), at)),
    el('li', {
      ...parts.space,
      'aria-hidden': true,
      role: 'presentation',
      style: { '--ck-rows': list.items.length },
    }),
  )

/** Somebody who is gone, and still to be seen going. */
const leavingRow = (row: PresenceRow, at: number): ElementNode =>
  el(
    'li',
    {
      key: `gone:${row.id}`,
      ...parts.member(row),
      'aria-hidden': true,
      'data-leaving': true,
      style: { '--ck-at': at },
    },
    slot('member', row, bdi(row.name)),
  )
