import {
  type ChannelName,
  type EventOf,
  type Off,
  type StalenessOptions,
  type StalenessSnapshot,
  staleness,
} from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

/**
 * Whether what a channel brings is fresh; the channel `null` is off.
 *
 * @example
 * const { stale, lastAt } = useStaleness('ticker', 'price', { maxAge: 5000 })
 */
export function useStaleness<Name extends ChannelName, Event extends EventOf<Name>>(
  name: Name | Off,
  events: Event | readonly Event[],
  options: StalenessOptions,
): StalenessSnapshot {
  return useStore(staleness(useChannelKit(), name, events, options))
}
