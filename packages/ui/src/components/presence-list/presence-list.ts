import {
  channel,
  type Member,
  type MemberOf,
  type PresenceChannelName,
  type PresenceSnapshot,
  presence,
  type Readable,
  type RosterSnapshot,
  roster,
} from '@channelkit/core'
import { rowList } from '../../rows/row-list.ts'
import { type RowsState, rowsMemory, rowsState } from '../../rows/state.ts'
import { numberFormat } from '../../shared/number.ts'
import { unseen } from '../../shared/only.ts'
import { paced } from '../../shared/paced.ts'
import { channelNote } from '../../shared/state-note.ts'
import { tickerWhile } from '../../shared/ticker.ts'
import { channelOf, channelProps, viewState } from '../../shared/view-state.ts'
import { component, el, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { foundNote, heading, searchField } from './head.ts'
import { presenceListLabels } from './labels.ts'
import { skeletonRows } from './member-row.ts'
import { members } from './members.ts'
import { changesSaid, crowd, type Motion, unmoved } from './motion.ts'
import type { PresenceListProps, PresenceRow } from './props.ts'
import { orderOf, rowMemory, rowOf, type Source } from './rows.ts'

interface PresenceListState extends RowsState<Source> {
  motion: Motion
}

const nobody: Readable<null> = {
  getSnapshot: () => null,
  getInitialSnapshot: () => null,
  subscribe: () => () => {},
}
/** From here on nobody reads every change. */
const CROWD = 200
const crowdedRoom = (next: PresenceSnapshot, shown: PresenceSnapshot) =>
  next.count > CROWD && next.status === shown.status
const crowdedTeam = (next: RosterSnapshot, shown: RosterSnapshot) =>
  next.people.length > CROWD && next.status === shown.status
/** Whether it was ever told who is there: until then an empty list says nothing. */
const isKnown = ({ status, count }: PresenceSnapshot) => status === 'live' || status === 'stale' || count > 0
const isStaleRoom = ({ status }: { status: string }) => status === 'stale'
const someLeft = ({ people, status }: RosterSnapshot) =>
  status === 'stale' || people.some(({ online }) => !online)

interface First {
  readonly of: unknown
  readonly members: readonly Member[]
}

/** A room of which nothing was heard, with those that the application knows of. */
function withInitial(
  room: PresenceSnapshot,
  initial: PresenceListProps['initial'],
  memory: { first: First | null },
): PresenceSnapshot {
  if (!initial || initial.length === 0) return room
  if (memory.first?.of !== initial) {
    memory.first = { of: initial, members: initial.map(({ id, info = null }) => ({ id: String(id), info })) }
  }
  const { members } = memory.first
  return { ...room, members, count: members.length }
}

/** Who is on a presence channel, oneself first; with a roster also who is not. Only the rows in sight are in the page. */
export const presenceList = component<PresenceListProps, { member: PresenceRow }>()({
  name: 'presence-list',
  props: {
    ...channelProps,
    ...({ roster: 'plain', nameOf: 'function', isAway: 'function', searchFrom: 'plain' } as const),
    ...({ rowHeight: 'plain', initial: 'plain' } as const),
  },
  labels: presenceListLabels,
  parts,
  slots: { member: true },
  stores(kit, props) {
    const name = channelOf(props)
    const room = presence<never, unknown>(kit, name)
    const team = props.roster && roster(kit, name, props.roster)
    return {
      room: paced(kit, room, crowdedRoom),
      channel: unseen(channel(kit, name)),
      team: team ? paced(kit, team, crowdedTeam) : nobody,
      now: team ? tickerWhile(kit, team, someLeft) : tickerWhile(kit, room, isStaleRoom),
    }
  },
  state: (): PresenceListState => ({ ...rowsState<Source>(), motion: unmoved }),
  memory: () => ({ ...rowMemory(), ...rowsMemory(), first: null as First | null }),
  view({
    kit,
    stores,
    snapshots: { room: heard, team, now },
    props,
    words,
    isolate,
    state,
    set,
    memory,
    id,
  }) {
    const { locale, rowHeight = 44, searchFrom = 20 } = props
    const name = channelOf(props)
    const room = isKnown(heard) || team ? heard : withInitial(heard, props.initial, memory)
    const known = isKnown(room)
    const nobodyIs = team ? !known || team.people.length === 0 : room.count === 0
    const kind = viewState(room, nobodyIs, name === null)
    const all = kind === 'disabled' || (kind === 'loading' && !team) ? [] : (team?.people ?? room.members)
    const searchable = all.length > searchFrom
    const list = rowList<Source>(
      all,
      { state, set, memory },
      {
        rowHeight,
        keyOf: ({ id }) => id,
        fit: (people, query) =>
          people.length === 0 ? people : orderOf(memory, room, team, searchable ? query : '', props),
      },
    )
    const rowFor = (source: Source) => rowOf(memory, source, source.id === room.me?.id, props, known)
    const number = numberFormat(locale)
    const searched = searchable && state.query.trim() !== ''
    const found =
      searched && list.items.length > 0 ? words.found(list.items.length, number(list.items.length)) : ''

    return el(
      'section',
      {
        ...parts.root,
        'aria-labelledby': `${id}-title`,
        'aria-busy': kind === 'loading',
        'data-state': kind,
        style: { '--ck-row': `${rowHeight}px` },
        use: use(crowd, {
          kit,
          room: stores.room.of,
          seesEnd: list.seesEnd,
          placeOf: (member) => (team ? -1 : (list.rows.find(({ key }) => key === member)?.index ?? -1)),
          move: (change) => set(({ motion }) => ({ motion: change(motion) })),
          say: changesSaid(words, (member) => isolate(rowOf(memory, member, false, props).name)),
        }),
      },
      heading(id, words, {
        count:
          known && kind !== 'disabled'
            ? found ||
              (team ? words.ofAll(number(team.online), number(team.people.length)) : number(room.count))
            : null,
      }),
      searchable && searchField(words, state.query, list.search),
      list.items.length > 0 &&
        members(list, {
          titleId: `${id}-title`,
          leaving: [...state.motion.leaving.values()].filter(({ member }) => !room.has(member.id)),
          joined: state.motion.joined,
          rowFor,
          goneRow: (member) => rowOf(memory, member, false, props),
          withStatus: team !== null,
          words,
          now,
          locale,
        }),
      kind === 'loading' && list.items.length === 0 && skeletonRows(),
      searchable && foundNote(searched && (found || words.noMatch), list.items.length === 0),
      channelNote(stores.channel.of, room, { kit, state: kind, labels: words, now, locale }),
    )
  },
})

/** What it is given in a binding. */
export interface PresenceListTypes<Name extends PresenceChannelName> {
  readonly props: PresenceListProps<Name, MemberOf<Name>>
  readonly slots: { member: PresenceRow<MemberOf<Name>> }
  readonly parts: typeof parts
}
