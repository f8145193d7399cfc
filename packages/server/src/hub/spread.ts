import type { Connection } from './connection.ts'
import type { HubClock } from './options.ts'

/** How often some are sent away, in ms. */
const STEP = 50
/** Each gives all others at least this long, in ms: few are gone at once, and thousands take as long as they may. */
const APART = 5

/**
 * Tells clients to connect anew, not all at once: each comes back to be authorised by an application and taken in by other
 * processes, who must bear it.
 *
 * @param ms how long it may take
 * @param clients those that are there; asked at each step, since some leave by themselves
 */
export async function spread(
  clock: HubClock,
  ms: number,
  clients: () => readonly Connection[],
): Promise<void> {
  const steps = Math.ceil(Math.min(ms, clients().length * APART) / STEP)
  for (let left = steps; left > 0; left--) {
    const there = clients()
    if (there.length === 0) return
    for (const connection of there.slice(0, Math.ceil(there.length / left))) connection.end(4200)
    if (left > 1) await new Promise<void>((resolve) => void clock.setTimeout(resolve, STEP))
  }
}
