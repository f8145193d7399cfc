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
import { fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * The newest events of one channel or several, oldest first; `null` is off.
 *
 * @param channels with events and options, or a definition from `defineFeed` with perhaps another channel
 *
 * @example
 * const messages = useFeed<Message>('presence-room', 'message', { limit: 200 })
 * {#each messages.current as entry (entry.id)}…{/each}
 */
export function useFeed<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: MaybeGetter<ChannelNames<Name>>,
  events: MaybeGetter<Event | readonly Event[]>,
  options?: MaybeGetter<FeedOptions<PayloadOf<Name, Event>>>,
): Live<readonly FeedEntryOf<Name, Event>[]>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useFeed<T = unknown>(
  channels: MaybeGetter<ChannelNames<string>>,
  events: MaybeGetter<string | readonly string[]>,
  options?: MaybeGetter<FeedOptions>,
  ...unregistered: OnlyUnregistered
): Live<readonly FeedEntry<T>[]>
export function useFeed<Data, Entry>(
  definition: FeedDefinition<Data, Entry>,
  channels?: MaybeGetter<ChannelNames<ChannelName>>,
): Live<readonly Entry[]>
export function useFeed(
  target: unknown,
  second?: unknown,
  options?: unknown,
): Live<readonly FeedEntry<never>[]> {
  const kit = useChannelKit()
  return fromStore(() => feed(kit, ...argumentsOf(get(target), get(second), get(options))))
}
