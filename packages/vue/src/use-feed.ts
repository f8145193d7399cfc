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
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore } from './from-store.ts'
import { useChannelKit } from './kit.ts'

type Entries<Entry> = Readonly<ShallowRef<readonly Entry[]>>

/** The same for a payload whose type is said at the call, where channels are not registered. */
export function useFeed<T = never>(
  channels: [T] extends [never] ? never : MaybeRefOrGetter<string | readonly string[] | Off>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  options?: MaybeRefOrGetter<FeedOptions>,
): Entries<FeedEntry<T>>

/**
 * The newest events of one channel or several, oldest first; `null` is off.
 *
 * @param channels with events and options, or a definition from `defineFeed` with perhaps another channel
 *
 * @example
 * const messages = useFeed<Message>('presence-room', 'message', { limit: 200 })
 */
export function useFeed<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: MaybeRefOrGetter<Name | readonly Name[] | Off>,
  events: MaybeRefOrGetter<Event | readonly Event[]>,
  options?: MaybeRefOrGetter<FeedOptions<PayloadOf<Name, Event>>>,
): Entries<FeedEntryOf<Name, Event>>
export function useFeed<Data, Entry>(
  definition: FeedDefinition<Data, Entry>,
  channels?: MaybeRefOrGetter<ChannelName | readonly ChannelName[] | Off>,
): Entries<Entry>
export function useFeed(target: unknown, second?: unknown, options?: unknown): Entries<never> {
  const kit = useChannelKit()
  return fromStore(() => feed(kit, ...argumentsOf(toValue(target), toValue(second), toValue(options))))
}
