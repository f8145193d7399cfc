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
import { fromCollection } from './from-collection.ts'
import { get, type Live, type MaybeGetter } from './from-store.ts'
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
  channels: MaybeGetter<ChannelNames<Name>>,
  events: MaybeGetter<Event | readonly Event[]>,
  options: MaybeGetter<Options<RowOf<PayloadOf<Name, Event>>, EventOf<Name>, Selected>>,
): Live<Selected>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecords<Row>(
  channels: MaybeGetter<ChannelNames<string>>,
  events: MaybeGetter<string | readonly string[]>,
  options: MaybeGetter<Options<Row, string, Unsaid> & { select: (rows: RecordsSnapshot<Row>) => unknown }>,
  ...unregistered: OnlyUnregistered
): Live<Unsaid>
export function useRecords<Row = unknown, Selected = RecordsSnapshot<Row>>(
  channels: MaybeGetter<ChannelNames<string>>,
  events: MaybeGetter<string | readonly string[]>,
  options: MaybeGetter<Options<Row, string, Selected>>,
  ...unregistered: OnlyUnregistered
): Live<Selected>
export function useRecords<Target, Selected = RecordsSnapshot<RowOfDefinition<Target>>>(
  definition: Target,
  ...rest: AfterDefinition<
    Target,
    [
      channels?: MaybeGetter<ChannelNames<ChannelName>>,
      options?: MaybeGetter<
        Pick<Options<RowOfDefinition<Target>, string, Selected>, 'initial' | 'select' | 'equal'>
      >,
    ]
  >
): Live<Selected>
export function useRecords(target: unknown, ...[second, options]: unknown[]): never {
  const kit = useChannelKit()
  return fromCollection(
    () => argumentsOf(get(target), get(second))[0],
    options as object | undefined,
    (all) => records(kit, ...argumentsOf(get(target), get(second), all)) as never,
  ) as never
}
