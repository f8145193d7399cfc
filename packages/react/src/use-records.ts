import {
  argumentsOf,
  type ChannelName,
  type EventOf,
  type Off,
  type PayloadOf,
  type RecordsDefinition,
  type RecordsOptions,
  type RecordsSnapshot,
  type RowOf,
  records,
  type Said,
  type Unsaid,
} from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { type Selection, useStore } from './use-store.ts'

/** The same for a payload whose type is said at the call, where channels are not registered. */
export function useRecords<Row = never>(
  name: [Row] extends [never] ? never : string | Off,
  events: string | readonly string[],
  options: RecordsOptions & { select: (rows: RecordsSnapshot<Row>) => unknown } & Pick<
      Selection<RecordsSnapshot<Row>, Unsaid>,
      'equal'
    >,
): Unsaid
export function useRecords<Row = never, Selected = RecordsSnapshot<Row>>(
  name: [Row] extends [never] ? never : string | Off,
  events: string | readonly string[],
  options: RecordsOptions & Selection<RecordsSnapshot<Said<Row>>, Selected>,
): Selected

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
  options: RecordsOptions & Selection<RecordsSnapshot<PayloadOf<Name, Event>>, Selected>,
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

/** The same for a payload whose type is said at the call, where channels are not registered. */
export function useRecord<Row = never>(
  name: [Row] extends [never] ? never : string | Off,
  events: string | readonly string[],
  options: RecordsOptions,
  id: string,
): Row | undefined

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
export function useRecord(target: unknown, second: unknown, third?: unknown, id?: string): unknown {
  const defined = id === undefined
  const all = defined ? argumentsOf(target, third) : argumentsOf(target, second, third)
  const rows = records<never, never, unknown>(useChannelKit(), ...all)
  return useStore(rows.record(defined ? String(second) : id))
}
