import {
  type ChannelName,
  type EventOf,
  type SeriesOptions,
  type SeriesSnapshot,
  series,
} from '@channelkit/core'
import { useChannelKit } from './provider.tsx'
import { useStore } from './use-store.ts'

/**
 * The values of an event over time, in typed arrays ready for a chart; the channel `null` is off.
 *
 * @example
 * const load = useSeries('machine', 'sample', { x: 'at', y: ['cpu', 'memory'], window: 60_000 })
 */
export function useSeries<Name extends ChannelName, Event extends EventOf<Name>>(
  name: Name | null,
  event: Event,
  options?: SeriesOptions,
): SeriesSnapshot {
  return useStore(series(useChannelKit(), name, event, options))
}
