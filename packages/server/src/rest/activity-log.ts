import type { HubHappening } from '../hub/index.ts'
import { type Summary, summaryOf } from '../hub/summary.ts'

/** Something that happened, without what was said. */
export type Activity = Summary & { readonly id: number }

/** The last happenings of one app. */
export interface ActivityLog {
  add(happening: HubHappening): void
  /** Newest first. */
  recent(): Iterable<Activity>
}

/**
 * @param size how many are kept
 * @param shared whether other processes have their own: then ids are by the clock, so that those of all are one order
 */
export function createActivityLog(size: number, shared = false): ActivityLog {
  const ring: Activity[] = []
  let written = 0
  let last = 0
  // Two processes have no two ids alike, as good as never.
  const own = Math.floor(Math.random() * 1000)
  return {
    add(happening) {
      if (size === 0) return
      last = shared ? Math.max(last + 1, happening.at * 1000 + own) : last + 1
      ring[written++ % size] = { id: last, ...summaryOf(happening) }
    },
    *recent() {
      for (let at = written; at > written - ring.length; at--) yield ring[(at - 1) % size]!
    },
  }
}
