import {
  type ChannelName,
  type EventOf,
  type PayloadOf,
  type RecordsDefinition,
  type RecordsOptions,
  type RecordsSnapshot,
} from '@channelkit/core'
import { type Live, type MaybeGetter, type Selection } from './from-store.ts'
/**
 * Rows by id, kept up to date by events; the channel `null` is off.
 *
 * @param name with events and options, or a definition from `defineRecords` with perhaps another channel
 *
 * @example
 * const rows = useRecords<Quote>('market', 'quote', { by: 'symbol' })
 * const size = useRecords(quotes, undefined, { select: (rows) => rows.size })
 */
export declare function useRecords<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = RecordsSnapshot<PayloadOf<Name, Event>>,
>(
  name: MaybeGetter<Name | null>,
  events: MaybeGetter<Event | readonly Event[]>,
  options: RecordsOptions & Selection<RecordsSnapshot<PayloadOf<Name, Event>>, Selected>,
): Live<Selected>
export declare function useRecords<Row = never, Selected = RecordsSnapshot<Row>>(
  name: [Row] extends [never] ? never : MaybeGetter<string | null>,
  events: MaybeGetter<string | readonly string[]>,
  options: RecordsOptions & Selection<RecordsSnapshot<Row>, Selected>,
): Live<Selected>
export declare function useRecords<Row, Selected = RecordsSnapshot<Row>>(
  definition: RecordsDefinition<Row>,
  name?: MaybeGetter<ChannelName | null>,
  selection?: Selection<RecordsSnapshot<Row>, Selected>,
): Live<Selected>
/**
 * One row by id, changing only when that row does.
 *
 * @example
 * const quote = useRecord(quotes, () => symbol)
 * const quote = useRecord<Quote>('market', 'quote', { by: 'symbol' }, 'ACME')
 */
export declare function useRecord<Row>(
  definition: RecordsDefinition<Row>,
  id: MaybeGetter<string>,
  name?: MaybeGetter<ChannelName | null>,
): Live<Row | undefined>
export declare function useRecord<Name extends ChannelName, Event extends EventOf<Name>>(
  name: MaybeGetter<Name | null>,
  events: MaybeGetter<Event | readonly Event[]>,
  options: RecordsOptions,
  id: MaybeGetter<string>,
): Live<PayloadOf<Name, Event> | undefined>
export declare function useRecord<Row = never>(
  name: [Row] extends [never] ? never : MaybeGetter<string | null>,
  events: MaybeGetter<string | readonly string[]>,
  options: RecordsOptions,
  id: MaybeGetter<string>,
): Live<Row | undefined>
