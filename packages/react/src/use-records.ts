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
import { useChannelKit } from './context.ts'
import { useCollection } from './use-collection.ts'

type Options<Row, Event extends string, Selected> = RecordsOptions<Row, Event> &
  CollectionSelection<RecordsSnapshot<Row>, Selected>

/**
 * Rows by id, kept up to date by events; the channel `null` is off.
 *
 * @param name with events and options, or a definition from `defineRecords` with perhaps another channel
 *
 * @example
 * const { ids, get } = useRecords<Quote>('market', 'quote', { by: 'symbol' })
 * const size = useRecords(quotes, undefined, { select: (rows) => rows.size })
 */
export function useRecords<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = RecordsSnapshot<RowOf<PayloadOf<Name, Event>>>,
>(
  channels: ChannelNames<Name>,
  events: Event | readonly Event[],
  options: Options<RowOf<PayloadOf<Name, Event>>, EventOf<Name>, Selected>,
): Selected
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecords<Row>(
  channels: ChannelNames<string>,
  events: string | readonly string[],
  options: Options<Row, string, Unsaid> & { select: (rows: RecordsSnapshot<Row>) => unknown },
  ...unregistered: OnlyUnregistered
): Unsaid
export function useRecords<Row = unknown, Selected = RecordsSnapshot<Row>>(
  channels: ChannelNames<string>,
  events: string | readonly string[],
  options: Options<Row, string, Selected>,
  ...unregistered: OnlyUnregistered
): Selected
export function useRecords<Target, Selected = RecordsSnapshot<RowOfDefinition<Target>>>(
  definition: Target,
  ...rest: AfterDefinition<
    Target,
    [
      channels?: ChannelNames<ChannelName>,
      options?: Pick<Options<RowOfDefinition<Target>, string, Selected>, 'initial' | 'select' | 'equal'>,
    ]
  >
): Selected
export function useRecords(target: unknown, ...[second, options]: unknown[]): never {
  const kit = useChannelKit()
  return useCollection(
    argumentsOf(target, second)[0],
    options as object | undefined,
    (all) => records(kit, ...argumentsOf(target, second, all)) as never,
    [kit, target, second],
  ) as never
}
