import {
  argumentsOf,
  type ChannelName,
  type EventOf,
  type Off,
  type PayloadOf,
  type SeriesDefinition,
  type SeriesOptions,
  type SeriesSnapshot,
  series,
} from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

/**
 * The values of an event over time, in typed arrays ready for a chart; the channel `null` is off.
 *
 * @param name with event and options, or a definition from `defineSeries` with perhaps another channel
 *
 * @example
 * const load = useSeries('machine', 'sample', { x: 'at', y: ['cpu', 'memory'], window: 60_000 })
 */
export function useSeries<Name extends ChannelName, Event extends EventOf<Name>>(
  name: Name | Off,
  event: Event,
  options?: SeriesOptions<PayloadOf<Name, Event>>,
): SeriesSnapshot
export function useSeries(definition: SeriesDefinition, name?: ChannelName | Off): SeriesSnapshot
export function useSeries(target: unknown, second?: unknown, options?: SeriesOptions): SeriesSnapshot {
  return useStore(series(useChannelKit(), ...argumentsOf(target, second, options)))
}
