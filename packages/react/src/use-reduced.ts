import { argumentsOf, type ChannelName, type Off, type ReducedDefinition, reduced } from '@channelkit/core'
import { useChannelKit } from './context.ts'
import { type Selection, useStore } from './use-store.ts'

/**
 * What a reducer makes of events, by a definition from `defineReduced`; the channel `null` is off.
 *
 * @example
 * const score = defineReduced({ channel: 'match', events: 'goal', reduce: (n: number) => n + 1, initial: 0 })
 * const goals = useReduced(score)
 */
export function useReduced<State, Selected = State>(
  definition: ReducedDefinition<State>,
  name?: ChannelName | Off,
  selection?: Selection<State, Selected>,
): Selected {
  const [channel, events] = argumentsOf(definition, name)
  const { reduce, initial } = definition
  return useStore(reduced(useChannelKit(), channel, events, reduce, initial), selection)
}
