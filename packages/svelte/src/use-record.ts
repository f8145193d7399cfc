import {
  argumentsOf,
  type ChannelName,
  type ChannelNames,
  type EventOf,
  type OnlyUnregistered,
  type PayloadOf,
  type RecordsDefinition,
  type RecordsOptions,
  type RowOf,
  records,
} from '@channelkit/core'
import { fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

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
  channels?: MaybeGetter<ChannelNames<ChannelName>>,
): Live<Row | undefined>
export function useRecord<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: MaybeGetter<ChannelNames<Name>>,
  events: MaybeGetter<Event | readonly Event[]>,
  options: MaybeGetter<Omit<RecordsOptions<RowOf<PayloadOf<Name, Event>>, EventOf<Name>>, 'initial'>>,
  id: MaybeGetter<string>,
): Live<RowOf<PayloadOf<Name, Event>> | undefined>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecord<Row = unknown>(
  channels: MaybeGetter<ChannelNames<string>>,
  events: MaybeGetter<string | readonly string[]>,
  options: MaybeGetter<Omit<RecordsOptions<Row>, 'initial'>>,
  id: MaybeGetter<string>,
  ...unregistered: OnlyUnregistered
): Live<Row | undefined>
export function useRecord(
  target: unknown,
  second: unknown,
  third?: unknown,
  id?: MaybeGetter<string>,
): unknown {
  const kit = useChannelKit()
  return fromStore(() => {
    const values = [get(target), get(second), get(third)] as const
    const all = id === undefined ? argumentsOf(values[0], values[2]) : argumentsOf(...values)
    return records<never, never, unknown>(kit, ...all).record(String(id === undefined ? values[1] : get(id)))
  })
}
