import {
  type ChannelName,
  type EventOf,
  type Off,
  type StalenessOptions,
  type StalenessSnapshot,
  staleness,
} from '@channelkit/core'
import { type MaybeRefOrGetter, toValue } from 'vue'
import { fromStore, type Refs, toRefs } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * Whether what a channel brings is fresh; the channel `null` is off.
 *
 * @example
 * const { stale, lastAt } = useStaleness('ticker', 'price', { maxAge: 5000 })
 */
export function useStaleness<Name extends ChannelName, Event extends EventOf<Name>>(
  name: MaybeRefOrGetter<Name | Off>,
  events: MaybeRefOrGetter<Event | readonly Event[]>,
  options: MaybeRefOrGetter<StalenessOptions>,
): Refs<StalenessSnapshot> {
  const kit = useChannelKit()
  return toRefs(fromStore(() => staleness(kit, toValue(name), toValue(events), toValue(options))))
}
