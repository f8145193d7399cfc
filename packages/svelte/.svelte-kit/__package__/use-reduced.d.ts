import { type ChannelName, type ReducedDefinition } from '@channelkit/core'
import { type Live, type MaybeGetter, type Selection } from './from-store.ts'
/**
 * What a reducer makes of events, by a definition from `defineReduced`; the channel `null` is off.
 *
 * @example
 * const score = defineReduced({ channel: 'match', events: 'goal', reduce: (n: number) => n + 1, initial: 0 })
 * const goals = useReduced(score)
 */
export declare function useReduced<State, Selected = State>(
  definition: ReducedDefinition<State>,
  name?: MaybeGetter<ChannelName | null>,
  selection?: Selection<State, Selected>,
): Live<Selected>
