import { isFields } from '../../fields.ts'
import type { Term } from '../../terms.ts'
import type { Happened, SourceHappening } from '../source.ts'

/** What waits for a page, without what it need not hear: of events of which only the newest counts, one of each key. */
export interface Thinned {
  /** Only the newest of each key counts from now on, or all do. */
  want(channel: string, event: string, term: Term | null): void
  /** The page is not on the channel any more. */
  leave(channel: string): void
  /** Adds to what waits, or takes the place of what is older. */
  add(told: SourceHappening, list: SourceHappening[]): void
  /** What comes next is after all that came before: of a channel, or of all. */
  divide(channel?: string): void
}

/** Where the newest of each key stands that waits. */
type Places = Map<string, { readonly list: SourceHappening[]; readonly at: number }>

/**
 * Between two batches a page that is late is told at most what it shows: as many events as there are rows, however many
 * come. One takes the place of the one before it, so rows keep the order in which they were first seen, and an event of
 * another kind stays between what was before and after it.
 */
export function createThinned(): Thinned {
  const wanted = new Map<string, Map<string, Term>>()
  const places = new Map<string, { readonly event: string; readonly of: Places }>()

  function keyOf({ by }: Term, data: unknown): string | undefined {
    if (by === null) return ''
    const key = isFields(data) && !Array.isArray(data) ? data[by] : undefined
    return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined
  }

  /** What stands for both; null where nothing can. */
  function joined(before: SourceHappening, told: Happened, merge: boolean): Happened | null {
    if (before.type !== 'event' || before.userId !== told.userId) return null
    if (!merge) return told
    if (!isFields(before.data) || !isFields(told.data)) return null
    return { ...told, data: { ...before.data, ...told.data } }
  }

  const thinned: Thinned = {
    want(channel, event, term) {
      thinned.divide(channel)
      const terms = wanted.get(channel) ?? new Map<string, Term>()
      wanted.set(channel, terms)
      if (term) terms.set(event, term)
      else terms.delete(event)
      if (terms.size === 0) wanted.delete(channel)
    },
    leave(channel) {
      wanted.delete(channel)
      thinned.divide(channel)
    },
    add(told, list) {
      const term = told.type === 'event' ? wanted.get(told.channel)?.get(told.event) : undefined
      const key = term && keyOf(term, (told as Happened).data)
      if (!term || key === undefined || told.type !== 'event') {
        thinned.divide('channel' in told ? told.channel : undefined)
        list.push(told)
        return
      }
      let waiting = places.get(told.channel)
      if (waiting?.event !== told.event) {
        waiting = { event: told.event, of: new Map() }
        places.set(told.channel, waiting)
      }
      const place = waiting.of.get(key)
      const one = place && joined(place.list[place.at]!, told, term.merge)
      if (place && one) place.list[place.at] = one
      else waiting.of.set(key, { list, at: list.push(told) - 1 })
    },
    divide(channel) {
      if (channel === undefined) places.clear()
      else places.delete(channel)
    },
  }
  return thinned
}
