/** What happened in one second. */
export interface Second {
  readonly in: number
  readonly out: number
  readonly commits: number
  /** Stores that showed something new, over all commits. */
  readonly stores: number
}

const NONE: Second = { in: 0, out: 0, commits: 0, stores: 0 }
/** How many seconds are kept. */
const KEPT = 60

/** Counts by the second, for the last minute. */
export interface Rates {
  add(what: keyof Second, count?: number): void
  /** A second is over. */
  tick(): void
  /** The last full second. */
  readonly now: Second
  /** The last minute, oldest first. */
  readonly seconds: readonly Second[]
}

export function createRates(): Rates {
  let running: Record<keyof Second, number> = { ...NONE }
  let seconds: Second[] = []
  return {
    add(what, count = 1) {
      running[what] += count
    },
    tick() {
      seconds = [...seconds, running].slice(-KEPT)
      running = { ...NONE }
    },
    get now() {
      return seconds.at(-1) ?? NONE
    },
    get seconds() {
      return seconds
    },
  }
}
