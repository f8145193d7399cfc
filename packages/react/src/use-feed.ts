import {
  argumentsOf,
  type ChannelName,
  type EventOf,
  type FeedDefinition,
  type FeedEntry,
  type FeedEntryOf,
  type FeedOptions,
  feed,
  type Off,
  type PayloadOf,
} from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

/** The same for a payload whose type is said at the call, where channels are not registered. */
export function useFeed<T = never>(
  channels: [T] extends [never] ? never : string | readonly string[] | Off,
  events: string | readonly string[],
  options?: FeedOptions,
): readonly FeedEntry<T>[]

/**
 * The newest events of one channel or several, oldest first; `null` is off.
 *
 * @param channels with events and options, or a definition from `defineFeed` with perhaps another channel
 *
 * @example
 * const messages = useFeed<Message>('presence-room', 'message', { limit: 200 })
 */
export function useFeed<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: Name | readonly Name[] | Off,
  events: Event | readonly Event[],
  options?: FeedOptions<PayloadOf<Name, Event>>,
): readonly FeedEntryOf<Name, Event>[]
export function useFeed<Data, Entry>(
  definition: FeedDefinition<Data, Entry>,
  channels?: ChannelName | readonly ChannelName[] | Off,
): readonly Entry[]
export function useFeed(
  target: unknown,
  second?: unknown,
  options?: FeedOptions,
): readonly FeedEntry<never>[] {
  return useStore(feed(useChannelKit(), ...argumentsOf(target, second, options)))
}
