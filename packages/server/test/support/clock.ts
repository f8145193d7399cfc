import type { HubClock } from '../../src/hub/index.ts'

/** A clock that stands still until it is moved. */
export interface TestClock extends HubClock {
  advance(ms: number): void
  /** Puts the wall clock forward or, with a negative number, back; no time passes. */
  set(ms: number): void
}

export function createClock(start = 1_700_000_000_000): TestClock {
  let now = start
  let set = 0
  const timers = new Map<object, { at: number; run: () => void }>()
  return {
    now: () => now + set,
    monotonic: () => now - start,
    setTimeout(run, ms) {
      const timer = {}
      timers.set(timer, { at: now + Math.max(0, ms), run })
      return timer
    },
    clearTimeout: (timer) => void timers.delete(timer as object),
    advance(ms) {
      const end = now + ms
      for (;;) {
        const [next] = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)
        if (!next) break
        timers.delete(next[0])
        now = Math.max(now, next[1].at)
        next[1].run()
      }
      now = end
    },
    set(ms) {
      set += ms
    },
  }
}
