import {
  type ChannelName,
  type EventOf,
  type LatestOptions,
  latest,
  type Off,
  type OnlyUnregistered,
  type PayloadOf,
  type Unsaid,
} from '@channelkit/core'
import { fromStore, get, type Live, type MaybeGetter, type Selection } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * The payload of the newest event, or `initial`. The channel `null` is off.
 *
 * @example
 * const quote = useLatest<Quote>('ticker', 'trade')
 * {quote.current?.price} or {$quote?.price}
 */
export function useLatest<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = PayloadOf<Name, Event> | undefined,
>(
  name: MaybeGetter<Name | Off>,
  event: MaybeGetter<Event>,
  options?: LatestOptions<PayloadOf<Name, Event>> & Selection<PayloadOf<Name, Event> | undefined, Selected>,
): Live<Selected>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useLatest<T>(
  name: MaybeGetter<string | Off>,
  event: MaybeGetter<string>,
  options: LatestOptions<T> & { select: (data: T | undefined) => unknown } & Pick<
      Selection<T | undefined, Unsaid>,
      'equal'
    >,
  ...unregistered: OnlyUnregistered
): Live<Unsaid>
export function useLatest<T = unknown, Selected = T | undefined>(
  name: MaybeGetter<string | Off>,
  event: MaybeGetter<string>,
  options?: LatestOptions<T> & Selection<T | undefined, Selected>,
  ...unregistered: OnlyUnregistered
): Live<Selected>
export function useLatest(
  name: MaybeGetter<string | Off>,
  event: MaybeGetter<string>,
  // biome-ignore lint/suspicious/noExplicitAny: what callers see are the signatures above
  { select, equal, ...options }: LatestOptions<any> & Selection<any, any> = {},
): Live<unknown> {
  const kit = useChannelKit()
  const store = () => latest<never, never, unknown>(kit, get(name) as never, get(event) as never, options)
  return fromStore(store, { select, equal })
}
