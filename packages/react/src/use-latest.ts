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
import { useChannelKit } from './context.ts'
import { type Selection, useStore } from './use-store.ts'

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
  name: Name | Off,
  event: Event,
  options?: LatestOptions<PayloadOf<Name, Event>> & Selection<PayloadOf<Name, Event> | undefined, Selected>,
): Selected
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useLatest<T>(
  name: string | Off,
  event: string,
  options: LatestOptions<T> & { select: (data: T | undefined) => unknown } & Pick<
      Selection<T | undefined, Unsaid>,
      'equal'
    >,
  ...unregistered: OnlyUnregistered
): Unsaid
export function useLatest<T = unknown, Selected = T | undefined>(
  name: string | Off,
  event: string,
  options?: LatestOptions<T> & Selection<T | undefined, Selected>,
  ...unregistered: OnlyUnregistered
): Selected
export function useLatest(
  name: string | Off,
  event: string,
  // biome-ignore lint/suspicious/noExplicitAny: what callers see are the signatures above
  { select, equal, ...options }: LatestOptions<any> & Selection<any, any> = {},
): unknown {
  const store = latest<never, never, unknown>(useChannelKit(), name as never, event as never, options)
  return useStore(store, { select, equal })
}
