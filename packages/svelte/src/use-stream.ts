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
import { fromCollection } from './from-collection.ts'
import { get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

type Options<Part, Selected> = StreamOptions<Part> & CollectionSelection<StreamSnapshot<Part>, Selected>

/**
 * One answer that arrives in pieces, `{ id, seq, text }`, as one text that grows, with its state. Without an `id` the newest one
 * that is heard; the channel `null`, and the id `null`, are off.
 *
 * @param channel with an event and options, or a definition from `defineStream` with perhaps another channel
 *
 * @example
 * const answer = useStream('private-chat-7', 'piece', () => ({ id }))
 * {answer.current.text}
 */
export function useStream<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = StreamSnapshot<PartOf<PayloadOf<Name, Event>>>,
>(
  channel: MaybeGetter<Name | Off>,
  event: MaybeGetter<Event>,
  options?: MaybeGetter<Options<PartOf<PayloadOf<Name, Event>>, Selected>>,
): Live<Selected>
/** The same where nothing is registered: the type of the parts is said at the call. */
export function useStream<Part = unknown, Selected = StreamSnapshot<Part>>(
  channel: MaybeGetter<string | Off>,
  event: MaybeGetter<string>,
  options?: MaybeGetter<Options<Part, Selected>>,
  ...unregistered: OnlyUnregistered
): Live<Selected>
export function useStream<Target, Selected = StreamSnapshot<PartOfDefinition<Target>>>(
  definition: Target,
  ...rest: AfterDefinition<
    Target,
    [
      channel?: MaybeGetter<ChannelName | Off>,
      options?: MaybeGetter<Omit<Options<PartOfDefinition<Target>, Selected>, 'rewind'>>,
    ]
  >
): Live<Selected>
export function useStream(target: unknown, ...[second, options]: unknown[]): never {
  const kit = useChannelKit()
  return fromCollection(
    () => streamOwner(argumentsOf(get(target), get(second))[0], get(options)),
    options as object | undefined,
    (all) => stream(kit, ...argumentsOf(get(target), get(second), all)) as never,
  ) as never
}
