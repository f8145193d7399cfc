import {
  type AfterDefinition,
  argumentsOf,
  type ChannelName,
  type ChannelNames,
  type CollectionSelection,
  type DataOfDefinition,
  type EntryOfDefinition,
  type EventOf,
  type FeedEntry,
  type FeedEntryOf,
  type FeedOptions,
  feed,
  type OnlyUnregistered,
  type PayloadOf,
} from '@channelkit/core'
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromCollection } from './from-collection.ts'
import { useChannelKit } from './kit.ts'

type Options<Data, Entry, Selected> = FeedOptions<Data> & CollectionSelection<readonly Entry[], Selected>

/**
 * The newest events of one channel or several, oldest first; `null` is off.
 *
 * @param channels with events and options, or a definition from `defineFeed` with perhaps another channel
 *
 * @example
 * const messages = useFeed<Message>('presence-room', 'message', { limit: 200 })
 */
export function useFeed<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = readonly FeedEntryOf<Name, Event>[],
>(
  channels: MaybeRefOrGetter<ChannelNames<Name>>,
  events: MaybeRefOrGetter<Event | readonly Event[]>,
  options?: MaybeRefOrGetter<Options<PayloadOf<Name, Event>, FeedEntryOf<Name, Event>, Selected>>,
): Readonly<ShallowRef<Selected>>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useFeed<T = unknown, Selected = readonly FeedEntry<T>[]>(
  channels: MaybeRefOrGetter<ChannelNames<string>>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  options?: MaybeRefOrGetter<Options<T, FeedEntry<T>, Selected>>,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Selected>>
export function useFeed<Target, Selected = readonly EntryOfDefinition<Target>[]>(
  definition: Target,
  ...rest: AfterDefinition<
    Target,
    [
      channels?: MaybeRefOrGetter<ChannelNames<ChannelName>>,
      options?: MaybeRefOrGetter<
        Pick<
          Options<DataOfDefinition<Target>, EntryOfDefinition<Target>, Selected>,
          'initial' | 'select' | 'equal'
        >
      >,
    ]
  >
): Readonly<ShallowRef<Selected>>
export function useFeed(target: unknown, ...[second, options]: unknown[]): never {
  const kit = useChannelKit()
  return fromCollection(
    () => argumentsOf(toValue(target), toValue(second))[0],
    options as object | undefined,
    (all) => feed(kit, ...argumentsOf(toValue(target), toValue(second), all)) as never,
  ) as never
}
