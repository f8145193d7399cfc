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
import { fromCollection } from './from-collection.ts'
import { get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

type Options<T, Selected> = LatestOptions<T> & CollectionSelection<T | undefined, Selected>

/**
 * The payload of the newest event of one channel or several, or `initial`. The channel `null` is off.
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
  channels: MaybeGetter<ChannelNames<Name>>,
  event: MaybeGetter<Event>,
  options?: MaybeGetter<Options<PayloadOf<Name, Event>, Selected>>,
): Live<Selected>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useLatest<T>(
  channels: MaybeGetter<ChannelNames<string>>,
  event: MaybeGetter<string>,
  options: MaybeGetter<Options<T, Unsaid> & { select: (data: T | undefined) => unknown }>,
  ...unregistered: OnlyUnregistered
): Live<Unsaid>
export function useLatest<T = unknown, Selected = T | undefined>(
  channels: MaybeGetter<ChannelNames<string>>,
  event: MaybeGetter<string>,
  options?: MaybeGetter<Options<T, Selected>>,
  ...unregistered: OnlyUnregistered
): Live<Selected>
export function useLatest(channels: unknown, event: unknown, options?: object): unknown {
  const kit = useChannelKit()
  return fromCollection(
    channels,
    options,
    (all) => latest(kit, get(channels) as never, get(event) as never, all) as never,
  )
}
