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
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

/**
 * The newest events of one channel or several, oldest first; `null` is off.
 *
 * @param channels with events and options, or a definition from `defineFeed` with perhaps another channel
 *
 * @example
 * const messages = useFeed<Message>('presence-room', 'message', { limit: 200 })
 */
export function useFeed<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: ChannelNames<Name>,
  events: Event | readonly Event[],
  options?: FeedOptions<PayloadOf<Name, Event>>,
): readonly FeedEntryOf<Name, Event>[]
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useFeed<T = unknown>(
  channels: ChannelNames<string>,
  events: string | readonly string[],
  options?: FeedOptions,
  ...unregistered: OnlyUnregistered
): readonly FeedEntry<T>[]
export function useFeed<Data, Entry>(
  definition: FeedDefinition<Data, Entry>,
  channels?: ChannelNames<ChannelName>,
): readonly Entry[]
export function useFeed(
  target: unknown,
  second?: unknown,
  options?: FeedOptions,
): readonly FeedEntry<never>[] {
  return useStore(feed(useChannelKit(), ...argumentsOf(target, second, options)))
}
