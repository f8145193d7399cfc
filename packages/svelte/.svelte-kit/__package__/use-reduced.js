import { argumentsOf, reduced } from '@channelkit/core'
import { fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
/**
 * What a reducer makes of events, by a definition from `defineReduced`; the channel `null` is off.
 *
 * @example
 * const score = defineReduced({ channel: 'match', events: 'goal', reduce: (n: number) => n + 1, initial: 0 })
 * const goals = useReduced(score)
 */
export function useReduced(definition, name, selection) {
  const kit = useChannelKit()
  return fromStore(() => {
    const [channel, events] = argumentsOf(definition, get(name))
    return reduced(kit, channel, events, definition.reduce, definition.initial)
  }, selection)
}
