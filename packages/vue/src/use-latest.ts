import {
  type ChannelName,
  type EventOf,
  type LatestOptions,
  latest,
  type Off,
  type PayloadOf,
  type Said,
  type Unsaid,
} from '@channelkit/core'
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore, type Selection } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/** The same for a payload whose type is said at the call, where channels are not registered. */
export function useLatest<T = never>(
  name: [T] extends [never] ? never : MaybeRefOrGetter<string | Off>,
  event: MaybeRefOrGetter<string>,
  options: LatestOptions<T> & { select: (data: T | undefined) => unknown } & Pick<
      Selection<T | undefined, Unsaid>,
      'equal'
    >,
): Readonly<ShallowRef<Unsaid>>
export function useLatest<T = never, Selected = T | undefined>(
  name: [T] extends [never] ? never : MaybeRefOrGetter<string | Off>,
  event: MaybeRefOrGetter<string>,
  options?: LatestOptions<Said<T>> & Selection<Said<T> | undefined, Selected>,
): Readonly<ShallowRef<Selected>>

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
