import { avatar } from '../../shared/avatar.ts'
import { agoIfLong } from '../../shared/time.ts'
import { type ElementNode, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { PresenceListLabels, PresenceStatus } from './labels.ts'
import type { PresenceRow } from './props.ts'

interface Place {
  index: number
  count: number
  /** The one row that Tab comes to. */
  active: boolean
  joined: boolean
  withStatus: boolean
  select(): void
  words: PresenceListLabels
  now: number
  locale: string | undefined
}

/** One person of the list. */
export function memberRow(row: PresenceRow, place: Place): ElementNode {
  const { words } = place
  const { lastSeen, status, me } = row
  return el(
    'li',
    {
      key: `m:${row.id}`,
      ...parts.member(row),
      'data-me': me,
      'data-status': status,
      'data-joined': place.joined,
      'aria-setsize': place.count,
      'aria-posinset': place.index + 1,
      tabindex: place.active ? 0 : -1,
      style: { '--ck-at': place.index },
      onfocusin: () => place.active || place.select(),
    },
    slot(
      'member',
      row,
      el(
        'span',
        parts.face(row),
        avatar(row),
        place.withStatus && el('span', { ...parts.dot(row), 'aria-hidden': true }),
      ),
      el('span', parts.name(row), row.name),
      me && el('span', parts.you(row), words.you),
      place.withStatus &&
        (status !== 'unknown' || lastSeen !== null) &&
        el(
          'span',
          parts.status(row),
          lastSeen === null
            ? words[status as PresenceStatus]
            : words.lastSeen(agoIfLong(place.now - lastSeen, place.locale)),
        ),
    ),
  )
}

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
