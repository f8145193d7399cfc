import type { HubClock } from '../hub/index.ts'

/** Losses to one receiver are told at most this often, in ms: a flood of them must not become one of log lines. */
const PERIOD = 10_000

export interface Losses {
  note(endpoint: string, why: 'failed' | 'dropped', events: number): void
}

/** Tells of events that will not arrive: the first at once, then what has gathered since. */
export function createLosses(clock: HubClock, tell: (message: string) => void): Losses {
  const kept = new Map<string, { events: number; toldAt: number }>()
  return {
    note(endpoint, why, events) {
      const key = `${why} ${endpoint}`
      const loss = kept.get(key) ?? { events: 0, toldAt: Number.NEGATIVE_INFINITY }
      kept.set(key, loss)
      loss.events += events
      if (clock.monotonic() - loss.toldAt < PERIOD) return
      tell(`${loss.events} to ${endpoint} ${WHY[why]}`)
      loss.events = 0
      loss.toldAt = clock.monotonic()
    },
  }
}

const WHY = {
  failed: 'failed for as long as they are tried: see what the receiver answers.',
  dropped: 'were dropped, since too many wait or the server ended: first of what there is most of.',
} as const
