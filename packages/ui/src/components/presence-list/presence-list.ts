import {
  channel,
  type MemberOf,
  type PresenceChannelName,
  type PresenceSnapshot,
  presence,
  type Readable,
  type RosterSnapshot,
  roster,
} from '@channelkit/core'
import { numberFormat } from '../../shared/number.ts'
import { unseen } from '../../shared/only.ts'
import { paced } from '../../shared/paced.ts'
import { mountedRows, rowOfKey, scroller, scrollToRow, visibleRows } from '../../shared/rows.ts'
import { channelNote } from '../../shared/state-note.ts'
import { tickerWhile } from '../../shared/ticker.ts'
import { channelOf, channelProps, viewState } from '../../shared/view-state.ts'
import { component, el, type Handlers, slot, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { presenceListLabels } from './labels.ts'
import { memberRow, skeletonRows } from './member-row.ts'
import { crowd, type Motion, unmoved } from './motion.ts'
import type { PresenceListProps, PresenceRow } from './props.ts'
import { orderOf, rowMemory, rowOf } from './rows.ts'

interface State {
  query: string
  /** The row that has the focus or would get it; null is the first one. */
  active: string | null
  top: number
  /** As the stylesheet has it, until it is measured. */
  height: number
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

/** Who is on a presence channel, oneself first; with a roster also who is not. Only the rows in sight are in the page. */
export const presenceList = component<PresenceListProps, { member: PresenceRow }>()({
  name: 'presence-list',
  props: {
    ...channelProps,
    ...({ roster: 'plain', nameOf: 'function', isAway: 'function', searchFrom: 'plain' } as const),
    rowHeight: 'plain',
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
  state: (): State => ({ query: '', active: null, top: 0, height: 320, motion: unmoved }),
  memory: () => ({ ...rowMemory(), focus: false }),
  view({ kit, stores, snapshots: { room, team, now }, props, words, state, set, memory, id }) {
    const { locale, rowHeight = 44, searchFrom = 20 } = props
    const name = channelOf(props)
    const known = isKnown(room)
    const nobodyIs = team ? !known || team.people.length === 0 : room.count === 0
    const kind = viewState(room.status, nobodyIs, name === null)
    const everybody =
      kind === 'disabled' || (kind === 'loading' && !team) ? 0 : (team?.people.length ?? room.count)
    const searchable = everybody > searchFrom
    const order = everybody === 0 ? [] : orderOf(memory, room, team, searchable ? state.query : '', props)
    const number = numberFormat(locale)
    const sight = visibleRows(state, rowHeight, order.length)
    const at = state.active === null ? -1 : order.findIndex((one) => one.id === state.active)
    const indexes = mountedRows(sight, at)
    const row = (index: number) =>
      rowOf(memory, order[index]!, order[index]!.id === room.me?.id, props, known)
    const searched = searchable && state.query.trim() !== ''
    const found = searched && order.length > 0 ? words.found(number(order.length)) : ''
    const nameOf = (member: { id: string; info: unknown }) => rowOf(memory, member, false, props).name

    const onkeydown: Handlers<HTMLElement>['onkeydown'] = (event) => {
      const next = rowOfKey(event, Math.max(0, at), order.length, { height: state.height, rowHeight })
      if (next === undefined) return
      memory.focus = true
      scrollToRow(event.currentTarget, next, rowHeight)
      set({ active: order[next]!.id })
    }

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
          seesEnd: sight.to >= order.length,
          placeOf: (member: string) => {
            const place = indexes.find((index) => order[index]?.id === member)
            return team ? -1 : (place ?? -1)
          },
          move: (change: (motion: Motion) => Motion) => set(({ motion }) => ({ motion: change(motion) })),
          say: (joined, left) =>
            [
              joined.length > 0 && words.joined(joined.map(nameOf)),
              left.length > 0 && words.left(left.map(nameOf)),
            ]
              .filter(Boolean)
              .join(' '),
        }),
      },
      el(
        'h3',
        parts.heading,
        el('span', { ...parts.title, id: `${id}-title` }, words.heading),
        ' ',
        known &&
          kind !== 'disabled' &&
          el(
            'span',
            parts.count,
            found ||
              (team ? words.ofAll(number(team.online), number(team.people.length)) : number(room.count)),
          ),
      ),
      searchable &&
        el('input', {
          ...parts.search,
          type: 'search',
          'aria-label': words.search,
          placeholder: words.search,
          value: state.query,
          oninput: ({ currentTarget }) => {
            const list = currentTarget.parentElement?.querySelector('[data-part=list]')
            if (list) list.scrollTop = 0
            set({ query: currentTarget.value, top: 0, active: null })
          },
        }),
      order.length > 0 &&
        el(
          'ul',
          {
            ...parts.list,
            'aria-labelledby': `${id}-title`,
            onkeydown,
            onfocusout: () => {
              memory.focus = false
            },
            use: use(scroller, {
              rowHeight,
              see: (viewport) => set(viewport),
              focus: memory.focus && at >= 0 ? at + 1 : undefined,
            }),
          },
          ...indexes.map((index) =>
            memberRow(row(index), {
              index,
              count: order.length,
              active: at < 0 ? index === 0 : index === at,
              joined: state.motion.joined.has(order[index]!.id),
              withStatus: team !== null,
              select: () => set({ active: order[index]!.id }),
              words,
              now,
              locale,
            }),
          ),
          ...[...state.motion.leaving.values()]
            .filter(({ member }) => !room.has(member.id))
            .map(({ member, at: place }) =>
              el(
                'li',
                {
                  key: `gone:${member.id}`,
                  ...parts.member(rowOf(memory, member, false, props)),
                  'aria-hidden': true,
                  'data-leaving': true,
                  style: { '--ck-at': place },
                },
                slot('member', rowOf(memory, member, false, props), nameOf(member)),
              ),
            ),
          el('li', {
            ...parts.space,
            'aria-hidden': true,
            role: 'presentation',
            style: { '--ck-rows': order.length },
          }),
        ),
      kind === 'loading' && order.length === 0 && skeletonRows(),
      searchable &&
        el(
          'p',
          { class: searched && order.length === 0 ? 'ck-note' : 'ck-hidden', role: 'status' },
          searched ? found || words.noMatch : '',
        ),
      channelNote(stores.channel.of, room, {
        state: kind,
        labels: words,
        now,
        locale,
      }),
    )
  },
})

/** What it is given in a binding. */
export interface PresenceListTypes<Name extends PresenceChannelName> {
  readonly props: PresenceListProps<Name, MemberOf<Name>>
  readonly slots: { member: PresenceRow<MemberOf<Name>> }
  readonly parts: typeof parts
}
