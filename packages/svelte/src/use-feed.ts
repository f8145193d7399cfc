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
import { fromCollection } from './from-collection.ts'
import { get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

type Options<Data, Entry, Selected> = FeedOptions<Data> & CollectionSelection<readonly Entry[], Selected>

/**
 * The newest events of one channel or several, oldest first; `null` is off.
 *
 * @param channels with events and options, or a definition from `defineFeed` with perhaps another channel
 *
 * @example
 * const messages = useFeed<Message>('presence-room', 'message', { limit: 200 })
 * {#each messages.current as entry (entry.id)}…{/each}
 */
export function useFeed<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = readonly FeedEntryOf<Name, Event>[],
>(
  channels: MaybeGetter<ChannelNames<Name>>,
  events: MaybeGetter<Event | readonly Event[]>,
  options?: MaybeGetter<Options<PayloadOf<Name, Event>, FeedEntryOf<Name, Event>, Selected>>,
): Live<Selected>
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useFeed<T = unknown, Selected = readonly FeedEntry<T>[]>(
  channels: MaybeGetter<ChannelNames<string>>,
  events: MaybeGetter<string | readonly string[]>,
  options?: MaybeGetter<Options<T, FeedEntry<T>, Selected>>,
  ...unregistered: OnlyUnregistered
): Live<Selected>
export function useFeed<Target, Selected = readonly EntryOfDefinition<Target>[]>(
  definition: Target,
  ...rest: AfterDefinition<
    Target,
    [
      channels?: MaybeGetter<ChannelNames<ChannelName>>,
      options?: MaybeGetter<
        Pick<
          Options<DataOfDefinition<Target>, EntryOfDefinition<Target>, Selected>,
          'initial' | 'select' | 'equal'
        >
      >,
    ]
  >
): Live<Selected>
export function useFeed(target: unknown, ...[second, options]: unknown[]): never {
  const kit = useChannelKit()
  return fromCollection(
    () => argumentsOf(get(target), get(second))[0],
    options as object | undefined,
    (all) => feed(kit, ...argumentsOf(get(target), get(second), all)) as never,
  ) as never
}
