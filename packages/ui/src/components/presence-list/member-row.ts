import type { ListedRow } from '../../rows/row-list.ts'
import { avatar } from '../../shared/avatar.ts'
import { agoIfLong } from '../../shared/time.ts'
import { bdi, type Child, type ElementNode, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { PresenceListLabels, PresenceStatus } from './labels.ts'
import type { PresenceRow } from './props.ts'

interface Shown {
  joined: boolean
  withStatus: boolean
  words: PresenceListLabels
  now: number
  locale: string | undefined
}

/** One person of the list. */
export function memberRow(
  row: PresenceRow,
  { index, active, attributes }: ListedRow<unknown>,
  shown: Shown,
): ElementNode {
  return el(
    'li',
    {
      key: `m:${row.id}`,
      ...parts.member(row),
      'data-me': row.me,
      'data-status': row.status,
      'data-joined': shown.joined,
      ...attributes,
      tabindex: active ? 0 : -1,
      style: { '--ck-at': index },
    },
    slot('member', row, ...person(row, shown)),
  )
}

/** What stands of somebody in their row. */
const person = (row: PresenceRow, { withStatus, words, now, locale }: Shown): Child[] => [
  el(
    'span',
    parts.face(row),
    avatar(row),
    withStatus && el('span', { ...parts.dot(row), 'aria-hidden': true }),
  ),
  el('span', parts.name(row), bdi(row.name)),
  row.me && el('span', parts.you(row), words.you),
  withStatus &&
    (row.status !== 'unknown' || row.lastSeen !== null) &&
    el(
      'span',
      parts.status(row),
      row.lastSeen === null
        ? words[row.status as PresenceStatus]
        : words.lastSeen(agoIfLong(now - row.lastSeen, locale)),
    ),
]

/** Where people will be. */
export const skeletonRows = (): ElementNode =>
  el(
    'div',
    { class: parts.list.class, 'aria-hidden': true },
    ...[58, 42, 66].map((width, index) =>
      el(
        'div',
        { class: parts.member.class, style: { '--ck-at': index } },
        el('span', { ...parts.skeleton, 'data-round': true }),
        el('span', { ...parts.skeleton, style: { 'inline-size': `${width}%` } }),
      ),
    ),
    el('div', { class: parts.space.class, style: { '--ck-rows': 3 } }),
  )
