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
import { fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/** The same for a payload whose type is said at the call, where channels are not registered. */
export function useFeed<T = never>(
  channels: [T] extends [never] ? never : MaybeGetter<string | readonly string[] | Off>,
  events: MaybeGetter<string | readonly string[]>,
  options?: MaybeGetter<FeedOptions>,
): Live<readonly FeedEntry<T>[]>

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
  channels: MaybeGetter<Name | readonly Name[] | Off>,
  events: MaybeGetter<Event | readonly Event[]>,
  options?: MaybeGetter<FeedOptions<PayloadOf<Name, Event>>>,
): Live<readonly FeedEntryOf<Name, Event>[]>
export function useFeed<Data, Entry>(
  definition: FeedDefinition<Data, Entry>,
  channels?: MaybeGetter<ChannelName | readonly ChannelName[] | Off>,
): Live<readonly Entry[]>
export function useFeed(
  target: unknown,
  second?: unknown,
  options?: unknown,
): Live<readonly FeedEntry<never>[]> {
  const kit = useChannelKit()
  return fromStore(() => feed(kit, ...argumentsOf(get(target), get(second), get(options))))
}
