import {
  argumentsOf,
  type ChannelName,
  type ChannelNames,
  type CollectionSelection,
  type Initial,
  type ReducedDefinition,
  reduced,
} from '@channelkit/core'
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromCollection } from './from-collection.ts'
import { useChannelKit } from './kit.ts'

type Options<State, Selected> = CollectionSelection<State, Selected> & {
  /** The state that the server knows, or a function that fetches it for the channel. */
  initial?: Initial<State>
}

/**
 * What a reducer makes of events, by a definition from `defineReduced`; the channel `null` is off.
 *
 * @example
 * const score = defineReduced({ channel: 'match', events: 'goal', reduce: (n: number) => n + 1, initial: 0 })
 * const goals = useReduced(score)
 */
export function useReduced<State, Selected = State>(
  definition: ReducedDefinition<State>,
  channels?: MaybeRefOrGetter<ChannelNames<ChannelName>>,
  options?: MaybeRefOrGetter<Options<State, Selected>>,
): Readonly<ShallowRef<Selected>> {
  const { reduce, initial: empty, backfill, version } = definition
  const kit = useChannelKit()
  return fromCollection(
    () => [definition, toValue(channels)],
    options,
    (all) =>
      reduced(kit, ...twoOf(definition, toValue(channels)), reduce, empty, {
        backfill,
        version,
        ...all,
      }) as never,
  )
}

/** The channels and the events. */
const twoOf = (definition: object, channels: unknown): [channels: never, events: never] => {
  const [names, events] = argumentsOf(definition, channels)
  return [names, events]
}
