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
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromCollection } from './from-collection.ts'
import { useChannelKit } from './kit.ts'

type Options<Part, Selected> = StreamOptions<Part> & CollectionSelection<StreamSnapshot<Part>, Selected>

/**
 * One answer that arrives in pieces, `{ id, seq, text }`, as one text that grows, with its state. Without an `id` the newest one
 * that is heard; the channel `null`, and the id `null`, are off.
 *
 * @param channel with an event and options, or a definition from `defineStream` with perhaps another channel
 *
 * @example
 * const answer = useStream('private-chat-7', 'piece', () => ({ id: props.answer }))
 * answer.value.text
 */
export function useStream<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Selected = StreamSnapshot<PartOf<PayloadOf<Name, Event>>>,
>(
  channel: MaybeRefOrGetter<Name | Off>,
  event: MaybeRefOrGetter<Event>,
  options?: MaybeRefOrGetter<Options<PartOf<PayloadOf<Name, Event>>, Selected>>,
): Readonly<ShallowRef<Selected>>
/** The same where nothing is registered: the type of the parts is said at the call. */
export function useStream<Part = unknown, Selected = StreamSnapshot<Part>>(
  channel: MaybeRefOrGetter<string | Off>,
  event: MaybeRefOrGetter<string>,
  options?: MaybeRefOrGetter<Options<Part, Selected>>,
  ...unregistered: OnlyUnregistered
): Readonly<ShallowRef<Selected>>
export function useStream<Target, Selected = StreamSnapshot<PartOfDefinition<Target>>>(
  definition: Target,
  ...rest: AfterDefinition<
    Target,
    [
      channel?: MaybeRefOrGetter<ChannelName | Off>,
      options?: MaybeRefOrGetter<Omit<Options<PartOfDefinition<Target>, Selected>, 'rewind'>>,
    ]
  >
): Readonly<ShallowRef<Selected>>
export function useStream(target: unknown, ...[second, options]: unknown[]): never {
  const kit = useChannelKit()
  return fromCollection(
    () => streamOwner(argumentsOf(toValue(target), toValue(second))[0], toValue(options)),
    options as object | undefined,
    (all) => stream(kit, ...argumentsOf(toValue(target), toValue(second), all)) as never,
  ) as never
}
