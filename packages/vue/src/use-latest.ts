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
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromCollection } from './from-collection.ts'
import { useChannelKit } from './kit.ts'

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
>(
  channels: MaybeRefOrGetter<ChannelNames<Name>>,
  event: MaybeRefOrGetter<Event>,
  options?: MaybeRefOrGetter<Options<PayloadOf<Name, Event>, Selected>>,
): Readonly<ShallowRef<Selected>>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useLatest<T>(
  channels: MaybeRefOrGetter<ChannelNames<string>>,
  event: MaybeRefOrGetter<string>,
  options: MaybeRefOrGetter<Options<T, Unsaid> & { select: (data: T | undefined) => unknown }>,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Unsaid>>
export function useLatest<T = unknown, Selected = T | undefined>(
  channels: MaybeRefOrGetter<ChannelNames<string>>,
  event: MaybeRefOrGetter<string>,
  options?: MaybeRefOrGetter<Options<T, Selected>>,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Selected>>
export function useLatest(channels: unknown, event: unknown, options?: object): unknown {
  const kit = useChannelKit()
  return fromCollection(
    channels,
    options,
    (all) => latest(kit, toValue(channels) as never, toValue(event) as never, all) as never,
  )
}
