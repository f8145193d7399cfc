import type { Member, PresenceSnapshot, RosterEntry, RosterSnapshot } from '@channelkit/core'
import { profileOf } from '../../shared/profile.ts'
import type { Contained } from '../../view/index.ts'
import type { PresenceListProps, PresenceRow } from './props.ts'

type Props = Contained<PresenceListProps>

/** Somebody to be listed: cheap to have ten thousand of, since rows are only made of who is looked at. */
export type Source = Member | RosterEntry

/** What a list remembers of people, for as long as they stay the same. */
export interface RowMemory {
  /** What people of the roster said of themselves while they were there. */
  infos: Map<string, unknown>
  rows: WeakMap<Source, { row: PresenceRow; given: string | undefined; known: boolean; wanted: string }>
  order: {
    of: readonly Source[]
    me: string | undefined
    query: string
    nameOf: unknown
    list: readonly Source[]
  } | null
}

export const rowMemory = (): RowMemory => ({ infos: new Map(), rows: new WeakMap(), order: null })

const isEntry = (source: Source): source is RosterEntry => 'person' in source
const fieldsOf = (value: unknown) =>
  (typeof value === 'object' && value ? value : {}) as Record<string, unknown>
const timeOf = (value: unknown) => {
  const time = value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : value
  return typeof time === 'number' && Number.isFinite(time) ? time : null
}

function makeRow(
  { infos }: RowMemory,
  source: Source,
  me: boolean,
  given: string | undefined,
  known: boolean,
  isAway: Props['isAway'],
) {
  const entry = isEntry(source) ? source : undefined
  const fields = fieldsOf(entry?.person)
  if (entry?.online) infos.set(entry.id, entry.info)
  const info = { ...fields, ...fieldsOf(entry ? infos.get(entry.id) : source.info) }
  const there = entry ? entry.online : true
  const member = there ? { id: source.id, info: source.info } : undefined
  const away = member !== undefined && (isAway?.(member) ?? info.status === 'away')
  return {
    ...profileOf({ id: source.id, info }, given),
    me,
    status: there ? (away ? 'away' : 'online') : known ? 'offline' : 'unknown',
    lastSeen: there ? null : (entry?.since ?? timeOf(fields.lastSeen)),
    member,
    person: entry?.person,
  } satisfies PresenceRow
}

/**
 * The row of somebody, the same one as long as nothing about them changed.
 *
 * @param known whether it is known who is there
 */
export function rowOf(
  memory: RowMemory,
  source: Source,
  me: boolean,
  props: Props,
  known = true,
): PresenceRow {
  const given = props.nameOf?.({ id: source.id, info: source.info })
  const before = memory.rows.get(source)
  if (before && before.given === given && before.known === known && before.row.me === me) return before.row
  const row = makeRow(memory, source, me, given, known, props.isAway)
  memory.rows.set(source, { row, given, known, wanted: row.name.toLocaleLowerCase() })
  return row
}

/**
 * Everybody who is to be listed, oneself first; in a roster those who are there before those who are not. Made anew
 * only when somebody came or went or something else is searched for.
 */
export function orderOf(
  memory: RowMemory,
  room: PresenceSnapshot,
  team: RosterSnapshot | null,
  query: string,
  props: Props,
): readonly Source[] {
  const of: readonly Source[] = team ? team.people : room.members
  const me = room.me?.id
  const wanted = query.trim().toLocaleLowerCase()
  const nameOf = wanted ? props.nameOf : undefined
  const { order } = memory
  if (order?.of === of && order.me === me && order.query === wanted && order.nameOf === nameOf)
    return order.list
  let list = meFirst(team ? thereFirst(team.people) : of, me)
  if (wanted) {
    list = list.filter((source) => {
      rowOf(memory, source, source.id === me, props)
      return memory.rows.get(source)!.wanted.includes(wanted)
    })
  }
  memory.order = { of, me, query: wanted, nameOf, list }
  return list
}

const thereFirst = (people: readonly RosterEntry[]) => [
  ...people.filter(({ online }) => online),
  ...people.filter(({ online }) => !online),
]

function meFirst(list: readonly Source[], me: string | undefined): readonly Source[] {
  const at = me === undefined ? -1 : list.findIndex(({ id }) => id === me)
  if (at <= 0) return list
  const mine = list[at]!
  return [mine, ...list.slice(0, at), ...list.slice(at + 1)]
}
