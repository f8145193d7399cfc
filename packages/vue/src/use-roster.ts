import {
  type MemberOf,
  type Off,
  type Person,
  type PresenceChannelName,
  type PresenceOptions,
  type RosterSnapshot,
  roster,
} from '@channelkit/core'
import { type MaybeRefOrGetter, toValue } from 'vue'
import { fromStore, type Refs, toRefs } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * Which of the given people are on a presence channel, and since when; `null` is off.
 *
 * @param people ids, numbers too, or plain data with an `id`; an equal list gives the same store
 *
 * @example
 * const { people, online } = useRoster('presence-office', ['ann', 'bob'])
 */
export function useRoster<Name extends PresenceChannelName, P extends Person>(
  name: MaybeRefOrGetter<Name | Off>,
  people: MaybeRefOrGetter<readonly P[]>,
  options?: MaybeRefOrGetter<PresenceOptions | undefined>,
): Refs<RosterSnapshot<P, MemberOf<Name>>> {
  const kit = useChannelKit()
  return toRefs(fromStore(() => roster<Name, P>(kit, toValue(name), toValue(people), toValue(options))))
}
