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
import { fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * The values of an event over time, in typed arrays ready for a chart; the channel `null` is off.
 *
 * @param name with event and options, or a definition from `defineSeries` with perhaps another channel
 *
 * @example
 * const load = useSeries('machine', 'sample', { x: 'at', y: ['cpu', 'memory'], window: 60_000 })
 */
export function useSeries<Name extends ChannelName, Event extends EventOf<Name>>(
  name: MaybeGetter<Name | Off>,
  event: MaybeGetter<Event>,
  options?: MaybeGetter<SeriesOptions<PayloadOf<Name, Event>>>,
): Live<SeriesSnapshot>
export function useSeries(
  definition: SeriesDefinition,
  name?: MaybeGetter<ChannelName | Off>,
): Live<SeriesSnapshot>
export function useSeries(target: unknown, second?: unknown, options?: unknown): Live<SeriesSnapshot> {
  const kit = useChannelKit()
  return fromStore(() => series(kit, ...argumentsOf(get(target), get(second), get(options))))
}
