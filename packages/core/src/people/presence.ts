import { isOff } from '../channel-name.ts'
import type { ChannelStatus } from '../channel-status.ts'
import { ChannelKitError } from '../errors.ts'
import { createFold, type Fold, type FoldContext, type FoldStore } from '../fold.ts'
import { createKeyed, type Keyed } from '../keyed.ts'
import type { ChannelKit } from '../kit.ts'
import { failed, unlessEnded } from '../life.ts'
import type { Member } from '../member.ts'
import { offStore } from '../off-store.ts'
import { once } from '../once.ts'
import type { ChannelName, MemberOf, Off } from '../schema-types.ts'
import type { Readable } from '../store.ts'
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
  get(id: string): Member<Info> | undefined
  has(id: string): boolean
}

export interface Presence<Info = unknown> extends FoldStore<PresenceSnapshot<Info>> {
  /** One member, as a store of its own: told only when that member changed. */
  member(id: string): Readable<Member<Info> | undefined>
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
  name: Name | Off,
): Presence<Info> {
  if (!isOff(name) && !name.startsWith('presence-')) {
    throw new ChannelKitError(
      'invalid-channel',
      `presence: ${name} has no members, for it lacks the prefix presence-.`,
    )
  }
  return once(kit, 'presence', name, () => {
    const listeners = new Set<(diff: MembersDiff<Info>) => void>()
    const tell = (diff: MembersDiff<Info>) => {
      if (diff.joined.length + diff.left.length === 0) return
      for (const listener of [...listeners]) kit.internals.bus.guard(() => listener(diff))
    }
    const store: FoldStore<PresenceSnapshot<Info>> = isOff(name)
      ? offStore(empty())
      : createFold(kit, empty(), (context) => presenceFold(context, name, tell, keyed))
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
        return now === idle && !isOff(name) ? unused(idle) : now
      },
      member: keyed.item,
      onChange(listener: (diff: MembersDiff<Info>) => void) {
        const mine = (diff: MembersDiff<Info>) => listener(diff)
        listeners.add(mine)
        const release = store.retain()
        return () => {
          listeners.delete(mine)
          release()
        }
      },
    })
  })
}

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

  const changed = () => {
    listed = false
    mark()
  }
  return {
    observe: {
      [name]: {
        members(told) {
          if (told.type === 'members') {
            const diff = members.reset(told.all as readonly Member<Info>[])
            me = told.me
            changed()
            if (known) tell(diff)
            known = true
          } else if ('joined' in told) {
            const { id, info } = told.joined as Member<Info>
            const isNew = !members.get(id)
            if (members.add(id, info)) changed()
            if (isNew) tell({ joined: [members.get(id)!], left: [] })
          } else {
            const gone = members.remove(told.left)
            if (gone) changed()
            if (gone) tell({ joined: [], left: [gone] })
          }
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
        get: (id) => shown(id),
        has: (id) => shown(id) !== undefined,
      }
    },
    notify: () => keyed.notify(),
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
