import { type ChannelName, type MemberOf, type Person, type RosterSnapshot } from '@channelkit/core'
import { type Live, type MaybeGetter } from './from-store.ts'
/**
 * Which of the given people are on a presence channel, and since when; `null` is off.
 *
 * @param people ids, or plain data with an `id`; an equal list gives the same store
 *
 * @example
 * const team = useRoster('presence-office', ['ann', 'bob'])
 * {team.current.online}
 */
export declare function useRoster<Name extends ChannelName, P extends Person>(
  name: MaybeGetter<Name | null>,
  people: MaybeGetter<readonly P[]>,
): Live<RosterSnapshot<P, MemberOf<Name>>>
