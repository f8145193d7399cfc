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
import { fromStore, get, type Live, type MaybeGetter, type Selection } from './from-store.ts'
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
  name: MaybeGetter<Name | Off>,
  events: MaybeGetter<Event | readonly Event[]>,
  options: RecordsOptions<RowOf<PayloadOf<Name, Event>>, EventOf<Name>> &
    Selection<RecordsSnapshot<RowOf<PayloadOf<Name, Event>>>, Selected>,
): Live<Selected>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecords<Row>(
  name: MaybeGetter<string | Off>,
  events: MaybeGetter<string | readonly string[]>,
  options: RecordsOptions<Row> & { select: (rows: RecordsSnapshot<Row>) => unknown } & Pick<
      Selection<RecordsSnapshot<Row>, Unsaid>,
      'equal'
    >,
  ...unregistered: OnlyUnregistered
): Live<Unsaid>
export function useRecords<Row = unknown, Selected = RecordsSnapshot<Row>>(
  name: MaybeGetter<string | Off>,
  events: MaybeGetter<string | readonly string[]>,
  options: RecordsOptions<Row> & Selection<RecordsSnapshot<Row>, Selected>,
  ...unregistered: OnlyUnregistered
): Live<Selected>
export function useRecords<Row, Selected = RecordsSnapshot<Row>>(
  definition: RecordsDefinition<Row>,
  name?: MaybeGetter<ChannelName | Off>,
  selection?: Selection<RecordsSnapshot<Row>, Selected>,
): Live<Selected>
export function useRecords(
  target: unknown,
  second?: unknown,
  { select, equal, ...options }: Partial<RecordsOptions> & Selection<RecordsSnapshot<never>, unknown> = {},
): Live<unknown> {
  const kit = useChannelKit()
  const store = () => records<never, never, never>(kit, ...argumentsOf(get(target), get(second), options))
  return fromStore(store, { select, equal })
}

/**
 * One row by id, changing only when that row does.
 *
 * @example
 * const quote = useRecord(quotes, () => symbol)
 * const quote = useRecord<Quote>('market', 'quote', { by: 'symbol' }, 'ACME')
 */
export function useRecord<Row>(
  definition: RecordsDefinition<Row>,
  id: MaybeGetter<string>,
  name?: MaybeGetter<ChannelName | Off>,
): Live<Row | undefined>
export function useRecord<Name extends ChannelName, Event extends EventOf<Name>>(
  name: MaybeGetter<Name | Off>,
  events: MaybeGetter<Event | readonly Event[]>,
  options: RecordsOptions<RowOf<PayloadOf<Name, Event>>, EventOf<Name>>,
  id: MaybeGetter<string>,
): Live<RowOf<PayloadOf<Name, Event>> | undefined>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecord<Row = unknown>(
  name: MaybeGetter<string | Off>,
  events: MaybeGetter<string | readonly string[]>,
  options: RecordsOptions<Row>,
  id: MaybeGetter<string>,
  ...unregistered: OnlyUnregistered
): Live<Row | undefined>
export function useRecord(
  target: unknown,
  second: unknown,
  third?: unknown,
  id?: MaybeGetter<string>,
): Live<unknown> {
  const kit = useChannelKit()
  return fromStore(() => {
    const values = [get(target), get(second), get(third)] as const
    const all = id === undefined ? argumentsOf(values[0], values[2]) : argumentsOf(...values)
    return records<never, never, unknown>(kit, ...all).record(String(id === undefined ? values[1] : get(id)))
  })
}
