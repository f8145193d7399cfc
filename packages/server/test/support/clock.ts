import type { HubClock } from '../../src/hub/index.ts'

/** A clock that stands still until it is moved. */
export function createClock(start = 1_700_000_000_000): HubClock & { advance(ms: number): void } {
  let now = start
  const timers = new Map<object, { at: number; run: () => void }>()
  return {
    now: () => now,
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
  }
}
