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
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore } from './from-store.ts'
import { useChannelKit } from './kit.ts'

type Entries<Data> = Readonly<ShallowRef<readonly FeedEntry<Data>[]>>

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
  options?: MaybeRefOrGetter<FeedOptions>,
): Entries<PayloadOf<Name, Event>>
export function useFeed<T = never>(
  channels: [T] extends [never] ? never : MaybeRefOrGetter<string | readonly string[] | Off>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  options?: MaybeRefOrGetter<FeedOptions>,
): Entries<T>
export function useFeed<Data>(
  definition: FeedDefinition<Data>,
  channels?: MaybeRefOrGetter<ChannelName | readonly ChannelName[] | Off>,
): Entries<Data>
export function useFeed(target: unknown, second?: unknown, options?: unknown): Entries<never> {
  const kit = useChannelKit()
  return fromStore(() => feed(kit, ...argumentsOf(toValue(target), toValue(second), toValue(options))))
}
