import { isOff } from '../channel-name.ts'
import type { ChannelStatus } from '../channel-status.ts'
import type { Timer } from '../clock.ts'
import type { ChannelKitError } from '../errors.ts'
import { createFold, type Fold, type FoldContext, type FoldStore } from '../fold.ts'
import { createKeyed, type Keyed } from '../keyed.ts'
import type { ChannelKit } from '../kit.ts'
import { failed, unlessEnded } from '../life.ts'
import type { Member, MemberId } from '../member.ts'
import { nameOf, wrongName } from '../name-check.ts'
import { failedStore, offStore } from '../off-store.ts'
import { once } from '../once.ts'
import type { ChannelName, MemberOf, Off } from '../schema-types.ts'
import type { Readable } from '../store.ts'
import { MEMBERS } from '../terms.ts'
import { createMembers, type MembersDiff } from './presence-members.ts'

export interface PresenceSnapshot<Info = unknown> {
  /** Oneself, once subscribed. */
  readonly me: Member<Info> | null
  /** Everyone, oneself included, in the order in which they came. */
  readonly members: readonly Member<Info>[]
  readonly count: number
  /** `stale` while the connection is lost: the list is as it was then. */
  readonly status: ChannelStatus
  /** When `status` began, in epoch ms. */
  readonly since: number
  readonly error: ChannelKitError | null
  get(id: MemberId): Member<Info> | undefined
  has(id: MemberId): boolean
}

export interface PresenceOptions {
  /**
   * How long somebody who left is still listed, in ms: who comes back within it never went. Default: the kit's
   * `leaveAfter`, 3000 unless given. `0` lists nobody who isn't there.
   */
  leaveAfter?: number
}

export interface Presence<Info = unknown> extends FoldStore<PresenceSnapshot<Info>> {
  /** One member, as a store of its own: told only when that member changed. The id `null` is off. */
  member(id: MemberId | Off): Readable<Member<Info> | undefined>
  /** Calls back with who came and went, but not for those who were there at first. */
  onChange(listener: (diff: MembersDiff<Info>) => void): () => void
}

/**
 * Who is on a presence channel. The same user in several tabs is one member; after a lost connection the list
 * stays, marked stale, and is put right when the channel is live again. The channel `null` is off.
 *
 * @example
 * const room = presence<{ name: string }>(kit, 'presence-room')
 * room.subscribe(() => console.log(room.getSnapshot().members.map(({ info }) => info.name)))
 */
export function presence<Name extends ChannelName, Info = MemberOf<Name>>(
  kit: ChannelKit,
  given: Name | Off,
  { leaveAfter = kit.internals.leaveAfter }: PresenceOptions = {},
): Presence<Info> {
  const name = nameOf(given)
  return once(kit, 'presence', [name, leaveAfter], () => {
    const listeners = new Set<(diff: MembersDiff<Info>) => void>()
    const tell = (diff: MembersDiff<Info>) => {
      if (diff.joined.length + diff.left.length === 0) return
      for (const listener of [...listeners]) kit.internals.bus.guard(() => listener(diff))
    }
    const wrong = name === null ? null : wrongName(name, 'members')
    const store: FoldStore<PresenceSnapshot<Info>> = wrong
      ? failedStore(kit, name!, { ...empty(), status: 'failed', error: wrong }, wrong)
      : name === null
        ? offStore(empty())
        : createFold(kit, empty(), (context) => presenceFold(context, name, leaveAfter, tell, keyed))
    const keyed: Keyed<Member<Info>> = createKeyed(
      kit.internals.bus.guard,
      (id) => store.getSnapshot().get(id),
      store.retain,
    )
    const idle = store.getInitialSnapshot()
    const unused = unlessEnded<PresenceSnapshot<Info>>(kit.internals.life, failed)
    const shown = store.getSnapshot
    return Object.assign(store, {
      getSnapshot() {
        const now = shown()
        return now === idle && name !== null ? unused(idle) : now
      },
      member: (id: MemberId | Off) => (isOff(id) ? NO_MEMBER : keyed.item(String(id))),
      onChange(listener: (diff: MembersDiff<Info>) => void) {
        const mine = (diff: MembersDiff<Info>) => listener(diff)
        listeners.add(mine)
        const release = store.retain()
        // From now on each who comes and goes counts.
        const leave =
          name === null || wrong ? undefined : kit.internals.channels.get(name).observe({ members() {} })
        return () => {
          listeners.delete(mine)
          leave?.()
          release()
        }
      },
    })
  })
}

const NO_MEMBER = offStore(undefined)

const empty = <Info>(): PresenceSnapshot<Info> => ({
  me: null,
  members: [],
  count: 0,
  status: 'idle',
  since: 0,
  error: null,
  get: () => undefined,
  has: () => false,
})

function presenceFold<Info>(
  { internals, mark }: FoldContext,
  name: string,
  leaveAfter: number,
  tell: (diff: MembersDiff<Info>) => void,
  keyed: Keyed<Member<Info>>,
): Fold<PresenceSnapshot<Info>> {
  const members = createMembers<Info>()
  let me: string | null = null
  let state = internals.channels.get(name).state()
  let known = false
  let list: readonly Member<Info>[] = []
  let find = finder(list)
  let listed = false
  /** Those who left a moment ago, and may be back at once: a reload, a change of network. */
  const leaving = new Map<string, Timer>()

  const changed = () => {
    listed = false
    mark()
  }
  function stays(id: string) {
    internals.clock.clearTimeout(leaving.get(id))
    leaving.delete(id)
  }
  function gone(id: string) {
    stays(id)
    const member = members.remove(id)
    if (!member) return
    changed()
    tell({ joined: [], left: [member] })
  }
  function leaves(id: string) {
    if (leaveAfter <= 0) gone(id)
    else if (members.get(id) && !leaving.has(id))
      leaving.set(
        id,
        internals.clock.setTimeout(() => gone(id), leaveAfter),
      )
  }
  /** Everyone, as the server has it; who is missing may have lost the same line, and be back in a moment. */
  function everyone(all: readonly Member<Info>[]) {
    const here = new Set(all.map(({ id }) => id))
    const away = known && leaveAfter > 0 ? members.list().filter(({ id }) => !here.has(id)) : []
    const diff = members.reset([...all, ...away])
    for (const id of here) stays(id)
    for (const { id } of away) leaves(id)
    changed()
    if (known) tell(diff)
    known = true
  }
  return {
    observe: {
      [name]: {
        needs: new Map([[MEMBERS, { leaveAfter }]]),
        members(told) {
          if (told.type === 'members') {
            me = told.me
            everyone(told.all as readonly Member<Info>[])
          } else if ('joined' in told) {
            const { id, info } = told.joined as Member<Info>
            stays(id)
            const isNew = !members.get(id)
            if (members.add(id, info)) changed()
            if (isNew) tell({ joined: [members.get(id)!], left: [] })
          } else leaves(told.left)
        },
        changed(next) {
          state = next
          mark()
        },
      },
    },
    snapshot() {
      if (!listed) {
        list = members.list()
        find = finder(list)
        listed = true
      }
      // What is published must not change with the next list.
      const shown = find
      return {
        me: me === null ? null : (members.get(me) ?? null),
        members: list,
        count: list.length,
        status: state.status,
        since: state.since,
        error: state.error,
        get: (id) => shown(String(id)),
        has: (id) => shown(String(id)) !== undefined,
      }
    },
    notify: () => keyed.notify(),
    stop: () => [...leaving.keys()].forEach(stays),
  }
}

/** Finds members by id. The index of a long list is made only when somebody asks. */
function finder<Info>(list: readonly Member<Info>[]): (id: string) => Member<Info> | undefined {
  let byId: ReadonlyMap<string, Member<Info>> | undefined
  return (id) => {
    byId ??= new Map(list.map((member) => [member.id, member]))
    return byId.get(id)
  }
}
