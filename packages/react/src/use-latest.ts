import {
  type ChannelName,
  type ChannelNames,
  type CollectionSelection,
  type EventOf,
  type LatestOptions,
  latest,
  type OnlyUnregistered,
  type PayloadOf,
  type Unsaid,
} from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { useCollection } from './use-collection.ts'

type Options<T, Selected> = LatestOptions<T> & CollectionSelection<T | undefined, Selected>

/**
 * The payload of the newest event of one channel or several, or `initial`. The channel `null` is off.
 *
 * @example
 * const quote = useLatest<Quote>('ticker', 'trade')
 * const price = useLatest('ticker', 'trade', { select: (trade) => trade?.price })
 */
export function useLatest<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = PayloadOf<Name, Event> | undefined,
>(channels: ChannelNames<Name>, event: Event, options?: Options<PayloadOf<Name, Event>, Selected>): Selected
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useLatest<T>(
  channels: ChannelNames<string>,
  event: string,
  options: Options<T, Unsaid> & { select: (data: T | undefined) => unknown },
  ...unregistered: OnlyUnregistered
): Unsaid
export function useLatest<T = unknown, Selected = T | undefined>(
  channels: ChannelNames<string>,
  event: string,
  options?: Options<T, Selected>,
  ...unregistered: OnlyUnregistered
): Selected
export function useLatest(channels: unknown, event: unknown, options?: object): unknown {
  const kit = useChannelKit()
  return useCollection(
    channels,
    options,
    (all) => latest(kit, channels as never, event as never, all) as never,
    [kit, event],
  )
}
