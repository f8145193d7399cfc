import { type ChannelName, type EventOf, type LatestOptions, type PayloadOf } from '@channelkit/core'
import { type Live, type MaybeGetter, type Selection } from './from-store.ts'
/**
 * The payload of the newest event, or `initial`. The channel `null` is off.
 *
 * @example
 * const quote = useLatest<Quote>('ticker', 'trade')
 * {quote.current?.price} or {$quote?.price}
 */
export declare function useLatest<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = PayloadOf<Name, Event> | undefined,
>(
  name: MaybeGetter<Name | null>,
  event: MaybeGetter<Event>,
  options?: LatestOptions<PayloadOf<Name, Event>> & Selection<PayloadOf<Name, Event> | undefined, Selected>,
): Live<Selected>
export declare function useLatest<T = never, Selected = T | undefined>(
  name: [T] extends [never] ? never : MaybeGetter<string | null>,
  event: MaybeGetter<string>,
  options?: LatestOptions<T> & Selection<T | undefined, Selected>,
): Live<Selected>
