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
import { useChannelKit } from './context.ts'
import { type Selection, useStore } from './use-store.ts'

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
  name: Name | Off,
  events: Event | readonly Event[],
  options: RecordsOptions<RowOf<PayloadOf<Name, Event>>, EventOf<Name>> &
    Selection<RecordsSnapshot<RowOf<PayloadOf<Name, Event>>>, Selected>,
): Selected
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecords<Row>(
  name: string | Off,
  events: string | readonly string[],
  options: RecordsOptions<Row> & { select: (rows: RecordsSnapshot<Row>) => unknown } & Pick<
      Selection<RecordsSnapshot<Row>, Unsaid>,
      'equal'
    >,
  ...unregistered: OnlyUnregistered
): Unsaid
export function useRecords<Row = unknown, Selected = RecordsSnapshot<Row>>(
  name: string | Off,
  events: string | readonly string[],
  options: RecordsOptions<Row> & Selection<RecordsSnapshot<Row>, Selected>,
  ...unregistered: OnlyUnregistered
): Selected
export function useRecords<Row, Selected = RecordsSnapshot<Row>>(
  definition: RecordsDefinition<Row>,
  name?: ChannelName | Off,
  selection?: Selection<RecordsSnapshot<Row>, Selected>,
): Selected
export function useRecords(
  target: unknown,
  second?: unknown,
  { select, equal, ...options }: Partial<RecordsOptions> & Selection<RecordsSnapshot<never>, unknown> = {},
): unknown {
  return useStore(records<never, never, never>(useChannelKit(), ...argumentsOf(target, second, options)), {
    select,
    equal,
  })
}

/**
 * One row by id: the component renders again only when that row changes.
 *
 * @example
 * const quote = useRecord(quotes, 'ACME')
 * const quote = useRecord<Quote>('market', 'quote', { by: 'symbol' }, 'ACME')
 */
export function useRecord<Row>(
  definition: RecordsDefinition<Row>,
  id: string,
  name?: ChannelName | Off,
): Row | undefined
export function useRecord<Name extends ChannelName, Event extends EventOf<Name>>(
  name: Name | Off,
  events: Event | readonly Event[],
  options: RecordsOptions<RowOf<PayloadOf<Name, Event>>, EventOf<Name>>,
  id: string,
): RowOf<PayloadOf<Name, Event>> | undefined
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecord<Row = unknown>(
  name: string | Off,
  events: string | readonly string[],
  options: RecordsOptions<Row>,
  id: string,
  ...unregistered: OnlyUnregistered
): Row | undefined
export function useRecord(target: unknown, second: unknown, third?: unknown, id?: string): unknown {
  const defined = id === undefined
  const all = defined ? argumentsOf(target, third) : argumentsOf(target, second, third)
  const rows = records<never, never, unknown>(useChannelKit(), ...all)
  return useStore(rows.record(defined ? String(second) : id))
}
