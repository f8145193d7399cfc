import {
  argumentsOf,
  type ChannelName,
  type EventOf,
  type Off,
  type OnlyUnregistered,
  type PayloadOf,
  type RecordsDefinition,
  type RecordsOptions,
  type RecordsSnapshot,
  type RowOf,
  records,
  type Unsaid,
} from '@channelkit/core'
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore, type Selection } from './from-store.ts'
import { useChannelKit } from './kit.ts'

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
  name: MaybeRefOrGetter<Name | Off>,
  events: MaybeRefOrGetter<Event | readonly Event[]>,
  options: RecordsOptions<RowOf<PayloadOf<Name, Event>>, EventOf<Name>> &
    Selection<RecordsSnapshot<RowOf<PayloadOf<Name, Event>>>, Selected>,
): Readonly<ShallowRef<Selected>>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecords<Row>(
  name: MaybeRefOrGetter<string | Off>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  options: RecordsOptions<Row> & { select: (rows: RecordsSnapshot<Row>) => unknown } & Pick<
      Selection<RecordsSnapshot<Row>, Unsaid>,
      'equal'
    >,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Unsaid>>
export function useRecords<Row = unknown, Selected = RecordsSnapshot<Row>>(
  name: MaybeRefOrGetter<string | Off>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  options: RecordsOptions<Row> & Selection<RecordsSnapshot<Row>, Selected>,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Selected>>
export function useRecords<Row, Selected = RecordsSnapshot<Row>>(
  definition: RecordsDefinition<Row>,
  name?: MaybeRefOrGetter<ChannelName | Off>,
  selection?: Selection<RecordsSnapshot<Row>, Selected>,
): Readonly<ShallowRef<Selected>>
export function useRecords(
  target: unknown,
  second?: unknown,
  { select, equal, ...options }: Partial<RecordsOptions> & Selection<RecordsSnapshot<never>, unknown> = {},
): Readonly<ShallowRef<unknown>> {
  const kit = useChannelKit()
  const store = () =>
    records<never, never, never>(kit, ...argumentsOf(toValue(target), toValue(second), options))
  return fromStore(store, { select, equal })
}

/**
 * One row by id, changing only when that row does.
 *
 * @example
 * const quote = useRecord(quotes, () => props.symbol)
 * const quote = useRecord<Quote>('market', 'quote', { by: 'symbol' }, 'ACME')
 */
export function useRecord<Row>(
  definition: RecordsDefinition<Row>,
  id: MaybeRefOrGetter<string>,
  name?: MaybeRefOrGetter<ChannelName | Off>,
): Readonly<ShallowRef<Row | undefined>>
export function useRecord<Name extends ChannelName, Event extends EventOf<Name>>(
  name: MaybeRefOrGetter<Name | Off>,
  events: MaybeRefOrGetter<Event | readonly Event[]>,
  options: RecordsOptions<RowOf<PayloadOf<Name, Event>>, EventOf<Name>>,
  id: MaybeRefOrGetter<string>,
): Readonly<ShallowRef<RowOf<PayloadOf<Name, Event>> | undefined>>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecord<Row = unknown>(
  name: MaybeRefOrGetter<string | Off>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  options: RecordsOptions<Row>,
  id: MaybeRefOrGetter<string>,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Row | undefined>>
export function useRecord(
  target: unknown,
  second: unknown,
  third?: unknown,
  id?: MaybeRefOrGetter<string>,
): Readonly<ShallowRef<unknown>> {
  const kit = useChannelKit()
  return fromStore(() => {
    const values = [toValue(target), toValue(second), toValue(third)] as const
    const all = id === undefined ? argumentsOf(values[0], values[2]) : argumentsOf(...values)
    return records<never, never, unknown>(kit, ...all).record(
      String(id === undefined ? values[1] : toValue(id)),
    )
  })
}
