import {
  type MemberOf,
  type Off,
  type Person,
  type PresenceChannelName,
  type PresenceOptions,
  type RosterSnapshot,
  roster,
} from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

/**
 * Which of the given people are on a presence channel, and since when; `null` is off.
 *
 * @param people ids, numbers too, or plain data with an `id`; an equal list gives the same store
 *
 * @example
 * const { people, online } = useRoster('presence-office', ['ann', 'bob'])
 */
export function useRoster<Name extends PresenceChannelName, P extends Person>(
  name: Name | Off,
  people: readonly P[],
  options?: PresenceOptions,
): RosterSnapshot<P, MemberOf<Name>> {
  return useStore(roster<Name, P>(useChannelKit(), name, people, options))
}
