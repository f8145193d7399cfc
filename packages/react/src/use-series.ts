import {
  type AfterDefinition,
  argumentsOf,
  type ChannelName,
  type CollectionSelection,
  type EventOf,
  type Off,
  type PayloadOf,
  type SeriesOptions,
  type SeriesSnapshot,
  series,
} from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { useCollection } from './use-collection.ts'

type Options<Data, Selected> = SeriesOptions<Data> & CollectionSelection<SeriesSnapshot, Selected>

/**
 * The values of an event over time, in typed arrays ready for a chart; the channel `null` is off.
 *
 * @param name with event and options, or a definition from `defineSeries` with perhaps another channel
 *
 * @example
 * const load = useSeries('machine', 'sample', { x: 'at', y: ['cpu', 'memory'], window: 60_000 })
 */
export function useSeries<Name extends ChannelName, Event extends EventOf<Name>, Selected = SeriesSnapshot>(
  name: Name | Off,
  event: Event,
  options?: Options<PayloadOf<Name, Event>, Selected>,
): Selected
export function useSeries<Target, Selected = SeriesSnapshot>(
  definition: Target,
  ...rest: AfterDefinition<
    Target,
    [name?: ChannelName | Off, options?: Pick<Options<unknown, Selected>, 'initial' | 'select' | 'equal'>]
  >
): Selected
export function useSeries(target: unknown, ...[second, options]: unknown[]): never {
  const kit = useChannelKit()
  return useCollection(
    argumentsOf(target, second)[0],
    options as object | undefined,
    (all) => series(kit, ...argumentsOf(target, second, all)) as never,
    [kit, target, second],
  ) as never
}
