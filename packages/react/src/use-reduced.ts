import {
  argumentsOf,
  type ChannelName,
  type ChannelNames,
  type CollectionSelection,
  type Initial,
  type ReducedDefinition,
  reducedOf,
} from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { useCollection } from './use-collection.ts'

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
  channels?: ChannelNames<ChannelName>,
  options?: Options<State, Selected>,
): Selected {
  const kit = useChannelKit()
  return useCollection(
    argumentsOf(definition, channels)[0],
    options,
    (all) => reducedOf(kit, definition, channels, all) as never,
    [kit, definition, channels],
  )
}
