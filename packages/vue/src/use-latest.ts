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
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore, type Selection } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * The payload of the newest event, or `initial`. The channel `null` is off.
 *
 * @example
 * const quote = useLatest<Quote>('ticker', 'trade')
 * const price = useLatest('ticker', 'trade', { select: (trade) => trade?.price })
 */
export function useLatest<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = PayloadOf<Name, Event> | undefined,
>(
  name: MaybeRefOrGetter<Name | Off>,
  event: MaybeRefOrGetter<Event>,
  options?: LatestOptions<PayloadOf<Name, Event>> & Selection<PayloadOf<Name, Event> | undefined, Selected>,
): Readonly<ShallowRef<Selected>>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useLatest<T>(
  name: MaybeRefOrGetter<string | Off>,
  event: MaybeRefOrGetter<string>,
  options: LatestOptions<T> & { select: (data: T | undefined) => unknown } & Pick<
      Selection<T | undefined, Unsaid>,
      'equal'
    >,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Unsaid>>
export function useLatest<T = unknown, Selected = T | undefined>(
  name: MaybeRefOrGetter<string | Off>,
  event: MaybeRefOrGetter<string>,
  options?: LatestOptions<T> & Selection<T | undefined, Selected>,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Selected>>
export function useLatest(
  name: MaybeRefOrGetter<string | Off>,
  event: MaybeRefOrGetter<string>,
  // biome-ignore lint/suspicious/noExplicitAny: what callers see are the signatures above
  { select, equal, ...options }: LatestOptions<any> & Selection<any, any> = {},
): Readonly<ShallowRef<unknown>> {
  const kit = useChannelKit()
  const store = () =>
    latest<never, never, unknown>(kit, toValue(name) as never, toValue(event) as never, options)
  return fromStore(store, { select, equal })
}
