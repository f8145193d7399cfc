import { argumentsOf, type ChannelName, type Off, type ReducedDefinition, reduced } from '@channelkit/core'
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore, type Selection } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * What a reducer makes of events, by a definition from `defineReduced`; the channel `null` is off.
 *
 * @example
 * const score = defineReduced({ channel: 'match', events: 'goal', reduce: (n: number) => n + 1, initial: 0 })
 * const goals = useReduced(score)
 */
export function useReduced<State, Selected = State>(
  definition: ReducedDefinition<State>,
  name?: MaybeRefOrGetter<ChannelName | Off>,
  selection?: Selection<State, Selected>,
): Readonly<ShallowRef<Selected>> {
  const kit = useChannelKit()
  return fromStore(() => {
    const [channel, events] = argumentsOf(definition, toValue(name))
    return reduced(kit, channel, events, definition.reduce, definition.initial)
  }, selection)
}
