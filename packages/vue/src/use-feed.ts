import {
  argumentsOf,
  type ChannelName,
  type ChannelNames,
  type EventOf,
  type FeedDefinition,
  type FeedEntry,
  type FeedEntryOf,
  type FeedOptions,
  feed,
  type OnlyUnregistered,
  type PayloadOf,
} from '@channelkit/core'
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore } from './from-store.ts'
import { useChannelKit } from './kit.ts'

type Entries<Entry> = Readonly<ShallowRef<readonly Entry[]>>

/**
 * The newest events of one channel or several, oldest first; `null` is off.
 *
 * @param channels with events and options, or a definition from `defineFeed` with perhaps another channel
 *
 * @example
 * const messages = useFeed<Message>('presence-room', 'message', { limit: 200 })
 */
export function useFeed<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: MaybeRefOrGetter<ChannelNames<Name>>,
  events: MaybeRefOrGetter<Event | readonly Event[]>,
  options?: MaybeRefOrGetter<FeedOptions<PayloadOf<Name, Event>>>,
): Entries<FeedEntryOf<Name, Event>>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useFeed<T = unknown>(
  channels: MaybeRefOrGetter<ChannelNames<string>>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  options?: MaybeRefOrGetter<FeedOptions>,
  ...unregistered: OnlyUnregistered
): Entries<FeedEntry<T>>
export function useFeed<Data, Entry>(
  definition: FeedDefinition<Data, Entry>,
  channels?: MaybeRefOrGetter<ChannelNames<ChannelName>>,
): Entries<Entry>
export function useFeed(target: unknown, second?: unknown, options?: unknown): Entries<never> {
  const kit = useChannelKit()
  return fromStore(() => feed(kit, ...argumentsOf(toValue(target), toValue(second), toValue(options))))
}
