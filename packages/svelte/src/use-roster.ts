import {
  type MemberOf,
  type Off,
  type Person,
  type PresenceChannelName,
  type PresenceOptions,
  type RosterSnapshot,
  roster,
} from '@channelkit/core'
import { fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * Which of the given people are on a presence channel, and since when; `null` is off.
 *
 * @param people ids, numbers too, or plain data with an `id`; an equal list gives the same store
 *
 * @example
 * const team = useRoster('presence-office', ['ann', 'bob'])
 * {team.current.online}
 */
export function useRoster<Name extends PresenceChannelName, P extends Person>(
  name: MaybeGetter<Name | Off>,
  people: MaybeGetter<readonly P[]>,
  options?: MaybeGetter<PresenceOptions | undefined>,
): Live<RosterSnapshot<P, MemberOf<Name>>> {
  const kit = useChannelKit()
  return fromStore(() => roster<Name, P>(kit, get(name), get(people), get(options)))
}
