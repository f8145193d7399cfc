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
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore } from './from-store.ts'
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
  name: MaybeRefOrGetter<Name | Off>,
  event: MaybeRefOrGetter<Event>,
  options?: MaybeRefOrGetter<SeriesOptions<PayloadOf<Name, Event>>>,
): Readonly<ShallowRef<SeriesSnapshot>>
export function useSeries(
  definition: SeriesDefinition,
  name?: MaybeRefOrGetter<ChannelName | Off>,
): Readonly<ShallowRef<SeriesSnapshot>>
export function useSeries(
  target: unknown,
  second?: unknown,
  options?: unknown,
): Readonly<ShallowRef<SeriesSnapshot>> {
  const kit = useChannelKit()
  return fromStore(() => series(kit, ...argumentsOf(toValue(target), toValue(second), toValue(options))))
}
