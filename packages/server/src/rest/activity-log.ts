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

/** @param size how many are kept */
export function createActivityLog(size: number): ActivityLog {
  const ring: Activity[] = []
  let written = 0
  return {
    add(happening) {
      if (size > 0) ring[written % size] = { id: ++written, ...summaryOf(happening) }
    },
    *recent() {
      for (let at = written; at > written - ring.length; at--) yield ring[(at - 1) % size]!
    },
  }
}
