import type { ChannelStatus } from '../channel-status.ts'
import { derive } from '../derive.ts'
import type { ChannelKitError } from '../errors.ts'
import type { FoldStore } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import type { MemberId } from '../member.ts'
import { once } from '../once.ts'
import type { ChannelName, MemberOf, Off } from '../schema-types.ts'
import { type PresenceOptions, presence } from './presence.ts'

/** Somebody to look out for: an id, or what the app knows of them. */
export type Person = MemberId | { readonly id: MemberId }

export interface RosterEntry<P extends Person = Person, Info = unknown> {
  readonly id: string
  /** As given. */
  readonly person: P
  readonly online: boolean
  /** Since when, in epoch ms; null if that was so before one looked. */
  readonly since: number | null
  /** Their member info while they are online. */
  readonly info: Info | undefined
}

export interface RosterSnapshot<P extends Person = Person, Info = unknown> {
  /** In the order given. */
  readonly people: readonly RosterEntry<P, Info>[]
  readonly online: number
  /** `stale` while the connection is lost: people are shown as they were then. */
  readonly status: ChannelStatus
  /** Why the channel failed, or is not live yet. */
  readonly error: ChannelKitError | null
}

/**
 * Which of the given people are on a presence channel, and since when: the online/offline list. Others who are
 * there are left out. The channel `null` is off.
 *
 * @example
 * const team = roster(kit, 'presence-office', ['ann', 'bob'])
 */
export function roster<Name extends ChannelName, P extends Person, Info = MemberOf<Name>>(
  kit: ChannelKit,
  name: Name | Off,
  people: readonly P[],
  options?: PresenceOptions,
): FoldStore<RosterSnapshot<P, Info>> {
  return once(kit, 'roster', [name, people, options], () => {
    const room = presence<Name, Info>(kit, name, options)
    return derive(room, ({ status, error, get }, before: RosterSnapshot<P, Info> | undefined) => {
      const known = new Map(before?.people.map((entry) => [entry.id, entry]))
      const entries = people.map((person): RosterEntry<P, Info> => {
        const id = String(typeof person === 'object' ? person.id : person)
        const member = get(id)
        const was = known.get(id)
        const online = member !== undefined
        // Before the first list there is nothing to compare with: nobody came or went by it.
        const same =
          !was || was.online === online || before?.status === 'idle' || before?.status === 'subscribing'
        const entry = {
          id,
          person,
          online,
          since: same ? (was?.since ?? null) : kit.internals.clock.now(),
          info: member?.info,
        }
        return was && was.online === online && was.info === entry.info ? was : entry
      })
      return { people: entries, online: entries.filter(({ online }) => online).length, status, error }
    })
  })
}
