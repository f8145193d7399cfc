import {
  type AfterDefinition,
  argumentsOf,
  type ChannelName,
  type ChannelNames,
  type CollectionSelection,
  type EventOf,
  type OnlyUnregistered,
  type PayloadOf,
  type RecordsOptions,
  type RecordsSnapshot,
  type RowOf,
  type RowOfDefinition,
  records,
  type Unsaid,
} from '@channelkit/core'
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromCollection } from './from-collection.ts'
import { useChannelKit } from './kit.ts'

type Options<Row, Event extends string, Selected> = RecordsOptions<Row, Event> &
  CollectionSelection<RecordsSnapshot<Row>, Selected>

/**
 * Rows by id, kept up to date by events; the channel `null` is off.
 *
 * @param name with events and options, or a definition from `defineRecords` with perhaps another channel
 *
 * @example
 * const rows = useRecords<Quote>('market', 'quote', { by: 'symbol' })
 * const size = useRecords(quotes, undefined, { select: (rows) => rows.size })
 */
export function useRecords<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = RecordsSnapshot<RowOf<PayloadOf<Name, Event>>>,
>(
  channels: MaybeRefOrGetter<ChannelNames<Name>>,
  events: MaybeRefOrGetter<Event | readonly Event[]>,
  options: MaybeRefOrGetter<Options<RowOf<PayloadOf<Name, Event>>, EventOf<Name>, Selected>>,
): Readonly<ShallowRef<Selected>>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecords<Row>(
  channels: MaybeRefOrGetter<ChannelNames<string>>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  options: MaybeRefOrGetter<
    Options<Row, string, Unsaid> & { select: (rows: RecordsSnapshot<Row>) => unknown }
  >,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Unsaid>>
export function useRecords<Row = unknown, Selected = RecordsSnapshot<Row>>(
  channels: MaybeRefOrGetter<ChannelNames<string>>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  options: MaybeRefOrGetter<Options<Row, string, Selected>>,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Selected>>
export function useRecords<Target, Selected = RecordsSnapshot<RowOfDefinition<Target>>>(
  definition: Target,
  ...rest: AfterDefinition<
    Target,
    [
      channels?: MaybeRefOrGetter<ChannelNames<ChannelName>>,
      options?: MaybeRefOrGetter<
        Pick<Options<RowOfDefinition<Target>, string, Selected>, 'initial' | 'select' | 'equal'>
      >,
    ]
  >
): Readonly<ShallowRef<Selected>>
export function useRecords(target: unknown, ...[second, options]: unknown[]): never {
  const kit = useChannelKit()
  return fromCollection(
    () => argumentsOf(toValue(target), toValue(second))[0],
    options as object | undefined,
    (all) => records(kit, ...argumentsOf(toValue(target), toValue(second), all)) as never,
  ) as never
}
