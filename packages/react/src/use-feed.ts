import {
  argumentsOf,
  type ChannelName,
  type EventOf,
  type FeedDefinition,
  type FeedEntry,
  type FeedOptions,
  feed,
  type Off,
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
  channels: Name | readonly Name[] | Off,
  events: Event | readonly Event[],
  options?: FeedOptions,
): readonly FeedEntry<PayloadOf<Name, Event>>[]
export function useFeed<T = never>(
  channels: [T] extends [never] ? never : string | readonly string[] | Off,
  events: string | readonly string[],
  options?: FeedOptions,
): readonly FeedEntry<T>[]
export function useFeed<Data>(
  definition: FeedDefinition<Data>,
  channels?: ChannelName | readonly ChannelName[] | Off,
): readonly FeedEntry<Data>[]
export function useFeed(
  target: unknown,
  second?: unknown,
  options?: FeedOptions,
): readonly FeedEntry<never>[] {
  return useStore(feed(useChannelKit(), ...argumentsOf(target, second, options)))
}
