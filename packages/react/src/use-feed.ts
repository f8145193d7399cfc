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
import { useChannelKit } from './context.ts'
import { useCollection } from './use-collection.ts'

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
  channels: ChannelNames<Name>,
  events: Event | readonly Event[],
  options?: Options<PayloadOf<Name, Event>, FeedEntryOf<Name, Event>, Selected>,
): Selected
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useFeed<T = unknown, Selected = readonly FeedEntry<T>[]>(
  channels: ChannelNames<string>,
  events: string | readonly string[],
  options?: Options<T, FeedEntry<T>, Selected>,
  ...unregistered: OnlyUnregistered
): Selected
export function useFeed<Target, Selected = readonly EntryOfDefinition<Target>[]>(
  definition: Target,
  ...rest: AfterDefinition<
    Target,
    [
      channels?: ChannelNames<ChannelName>,
      options?: Pick<
        Options<DataOfDefinition<Target>, EntryOfDefinition<Target>, Selected>,
        'initial' | 'select' | 'equal'
      >,
    ]
  >
): Selected
export function useFeed(target: unknown, ...[second, options]: unknown[]): never {
  const kit = useChannelKit()
  return useCollection(
    argumentsOf(target, second)[0],
    options as object | undefined,
    (all) => feed(kit, ...argumentsOf(target, second, all)) as never,
    [kit, target, second],
  ) as never
}
