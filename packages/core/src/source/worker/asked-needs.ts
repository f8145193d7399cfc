import type { Need } from '../../terms.ts'
import type { Happened } from '../source.ts'

export type NeedArgs = [channel: string, event: string, need?: Need | null]

/**
 * What of each event was said to be enough, with the number of the question. Until the worker knows that something else
 * is needed, it leaves out what whoever came meanwhile would miss.
 *
 * @param knew the number of the last question that the worker knew when it told what is told now
 */
export function createAskedNeeds(knew: () => number) {
  const asked = new Map<string, Map<string, { since: number; need: Need | null }[]>>()

  /** The one that it knew comes first. */
  function prune(needs: { since: number }[]) {
    while (needs.length > 1 && needs[1]!.since <= knew()) needs.shift()
  }

  return {
    ask(number: number, ...[channel, event, need = null]: NeedArgs) {
      const events = asked.get(channel) ?? new Map()
      asked.set(channel, events)
      const needs = events.get(event) ?? []
      events.set(event, needs)
      needs.push({ since: number, need })
      prune(needs)
    },
    leave: (channel: string) => void asked.delete(channel),
    /** Says of an event for what it is enough, where somebody came meanwhile for whom it may not be. */
    mark(told: Happened): Happened {
      const needs = asked.get(told.channel)?.get(told.event)
      if (!needs) return told
      prune(needs)
      const { since, need } = needs[0]!
      // The last of all questions is what everybody who is there agreed to.
      return needs.length > 1 && need && since <= knew() ? { ...told, need } : told
    },
  }
}
