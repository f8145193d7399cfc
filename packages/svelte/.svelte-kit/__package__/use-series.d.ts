import {
  type ChannelName,
  type EventOf,
  type SeriesDefinition,
  type SeriesOptions,
  type SeriesSnapshot,
} from '@channelkit/core'
import { type Live, type MaybeGetter } from './from-store.ts'
/**
 * The values of an event over time, in typed arrays ready for a chart; the channel `null` is off.
 *
 * @param name with event and options, or a definition from `defineSeries` with perhaps another channel
 *
 * @example
 * const load = useSeries('machine', 'sample', { x: 'at', y: ['cpu', 'memory'], window: 60_000 })
 */
export declare function useSeries<Name extends ChannelName, Event extends EventOf<Name>>(
  name: MaybeGetter<Name | null>,
  event: MaybeGetter<Event>,
  options?: MaybeGetter<SeriesOptions>,
): Live<SeriesSnapshot>
export declare function useSeries(
  definition: SeriesDefinition,
  name?: MaybeGetter<ChannelName | null>,
): Live<SeriesSnapshot>
