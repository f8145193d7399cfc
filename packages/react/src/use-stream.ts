import {
  type AfterDefinition,
  argumentsOf,
  type ChannelName,
  type CollectionSelection,
  type EventOf,
  type Off,
  type OnlyUnregistered,
  type PartOf,
  type PartOfDefinition,
  type PayloadOf,
  type StreamOptions,
  type StreamSnapshot,
  stream,
  streamOwner,
} from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { useCollection } from './use-collection.ts'

type Options<Part, Selected> = StreamOptions<Part> & CollectionSelection<StreamSnapshot<Part>, Selected>

/**
 * One answer that arrives in pieces, `{ id, seq, text }`, as one text that grows, with its state. Without an `id` the newest one
 * that is heard; the channel `null`, and the id `null`, are off.
 *
 * @param channel with an event and options, or a definition from `defineStream` with perhaps another channel
 *
 * @example
 * const { text, state } = useStream('private-chat-7', 'piece', { id: answer })
 */
export function useStream<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = StreamSnapshot<PartOf<PayloadOf<Name, Event>>>,
>(channel: Name | Off, event: Event, options?: Options<PartOf<PayloadOf<Name, Event>>, Selected>): Selected
/** The same where nothing is registered: the type of the parts is said at the call. */
export function useStream<Part = unknown, Selected = StreamSnapshot<Part>>(
  channel: string | Off,
  event: string,
  options?: Options<Part, Selected>,
  ...unregistered: OnlyUnregistered
): Selected
export function useStream<Target, Selected = StreamSnapshot<PartOfDefinition<Target>>>(
  definition: Target,
  ...rest: AfterDefinition<
    Target,
    [channel?: ChannelName | Off, options?: Omit<Options<PartOfDefinition<Target>, Selected>, 'rewind'>]
  >
): Selected
export function useStream(target: unknown, ...[second, options]: unknown[]): never {
  const kit = useChannelKit()
  return useCollection(
    streamOwner(argumentsOf(target, second)[0], options),
    options as object | undefined,
    (all) => stream(kit, ...argumentsOf(target, second, all)) as never,
    [kit, target, second],
  ) as never
}
