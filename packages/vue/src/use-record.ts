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
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore } from './from-store.ts'
import { useChannelKit } from './kit.ts'

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
  channels?: MaybeRefOrGetter<ChannelNames<ChannelName>>,
): Readonly<ShallowRef<Row | undefined>>
export function useRecord<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: MaybeRefOrGetter<ChannelNames<Name>>,
  events: MaybeRefOrGetter<Event | readonly Event[]>,
  options: MaybeRefOrGetter<Omit<RecordsOptions<RowOf<PayloadOf<Name, Event>>, EventOf<Name>>, 'initial'>>,
  id: MaybeRefOrGetter<string>,
): Readonly<ShallowRef<RowOf<PayloadOf<Name, Event>> | undefined>>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecord<Row = unknown>(
  channels: MaybeRefOrGetter<ChannelNames<string>>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  options: MaybeRefOrGetter<Omit<RecordsOptions<Row>, 'initial'>>,
  id: MaybeRefOrGetter<string>,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Row | undefined>>
export function useRecord(
  target: unknown,
  second: unknown,
  third?: unknown,
  id?: MaybeRefOrGetter<string>,
): unknown {
  const kit = useChannelKit()
  return fromStore(() => {
    const values = [toValue(target), toValue(second), toValue(third)] as const
    const all = id === undefined ? argumentsOf(values[0], values[2]) : argumentsOf(...values)
    return records<never, never, unknown>(kit, ...all).record(
      String(id === undefined ? values[1] : toValue(id)),
    )
  })
}
