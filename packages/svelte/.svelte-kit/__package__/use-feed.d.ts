import {
  type ChannelName,
  type EventOf,
  type FeedDefinition,
  type FeedEntry,
  type FeedOptions,
  type PayloadOf,
} from '@channelkit/core'
import { type Live, type MaybeGetter } from './from-store.ts'
/**
 * The newest events of one channel or several, oldest first; `null` is off.
 *
 * @param channels with events and options, or a definition from `defineFeed` with perhaps another channel
 *
 * @example
 * const messages = useFeed<Message>('presence-room', 'message', { limit: 200 })
 * {#each messages.current as entry (entry.id)}…{/each}
 */
export declare function useFeed<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: MaybeGetter<Name | readonly Name[] | null>,
  events: MaybeGetter<Event | readonly Event[]>,
  options?: MaybeGetter<FeedOptions>,
): Live<readonly FeedEntry<PayloadOf<Name, Event>>[]>
export declare function useFeed<T = never>(
  channels: [T] extends [never] ? never : MaybeGetter<string | readonly string[] | null>,
  events: MaybeGetter<string | readonly string[]>,
  options?: MaybeGetter<FeedOptions>,
): Live<readonly FeedEntry<T>[]>
export declare function useFeed<Data>(
  definition: FeedDefinition<Data>,
  channels?: MaybeGetter<ChannelName | readonly ChannelName[] | null>,
): Live<readonly FeedEntry<Data>[]>
