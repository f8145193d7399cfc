import { joined, type Need, sameNeed } from '../../terms.ts'
import type { Source } from '../source.ts'
import type { Seat } from './seat.ts'

/** What the connection of several tabs is asked for: what serves all of them. */
export function createSeatTerms(seats: ReadonlySet<Seat>, source: Source) {
  const asked = new Map<string, Map<string, Need>>()

  /** What tabs want of a channel has changed. */
  function agree(name: string) {
    const before = asked.get(name)
    const wanting = [...seats].filter((seat) => seat.on && seat.wants.has(name))
    const events = new Set([
      ...(before?.keys() ?? []),
      ...wanting.flatMap((seat) => [...(seat.terms.get(name)?.keys() ?? [])]),
    ])
    for (const event of events) {
      const here = wanting.filter((seat) => seat.wants.get(name)?.has(event))
      const term = joined(here.map((seat) => seat.terms.get(name)?.get(event) ?? null))
      if (sameNeed(term, before?.get(event) ?? null)) continue
      const now = asked.get(name) ?? new Map<string, Need>()
      asked.set(name, now)
      if (term) now.set(event, term)
      else now.delete(event)
      source.conflate?.(name, event, term)
    }
  }

  return {
    agree,
    set(seat: Seat, name: string, event: string, term: Need | null) {
      const terms = seat.terms.get(name) ?? new Map<string, Need>()
      seat.terms.set(name, terms)
      if (term) terms.set(event, term)
      else terms.delete(event)
      agree(name)
    },
    /** The connection has left a channel. */
    left: (name: string) => void asked.delete(name),
  }
}
