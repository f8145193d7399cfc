import { type Clock, elapsed, type Timer } from '../clock.ts'

/** Holds back what comes too often, by key. */
export interface Conflator {
  /** Runs at once, or when its key is due; of what waits for one key in the order in which it came. */
  pass(key: unknown, run: () => void): void
  /** Runs all that waits. */
  flush(): void
  /** Forgets it. */
  stop(): void
}

export interface ConflatorOptions {
  clock: Clock
  /** How many a second of each key. */
  rate: number
  /** Whether the newest says all that those before it said: then only that one waits. */
  replaces: boolean
  guard(run: () => void): void
}

/** How many keys are known, and how much waits, at most: what is more runs at once. */
const MOST = 10_000
/** Keys are due at up to so many times within a period, no closer than a frame. */
const STEPS = 8
const FRAME = 16

interface Entry {
  waiting: (() => void)[]
  due: number
}

/** What comes after a pause runs at once; what comes before a key is due waits, and never longer than a period. */
export function createConflator({ clock, rate, replaces, guard }: ConflatorOptions): Conflator {
  const period = 1000 / rate
  const step = period / Math.max(1, Math.min(STEPS, Math.floor(period / FRAME)))
  /** The one that is due first is the first. */
  const entries = new Map<unknown, Entry>()
  let waits = 0
  let timer: Timer
  let timed = false

  function plan(key: unknown, entry: Entry, due: number) {
    entry.due = Math.floor(due / step) * step
    entries.delete(key)
    entries.set(key, entry)
  }

  function run(entry: Entry) {
    const list = entry.waiting
    entry.waiting = []
    waits -= list.length
    for (const one of list) guard(one)
  }

  function time() {
    const [first] = entries.values()
    if (timed || !first) return
    timed = true
    timer = clock.setTimeout(due, Math.max(0, first.due - elapsed(clock)))
  }

  function due() {
    timed = false
    const now = elapsed(clock)
    for (const [key, entry] of [...entries]) {
      // A timer may end a little before what it was set for.
      if (entry.due > now + 1) break
      if (entry.waiting.length === 0) entries.delete(key)
      else {
        plan(key, entry, Math.max(entry.due, now) + period)
        run(entry)
      }
    }
    time()
  }

  function forget() {
    clock.clearTimeout(timer)
    timed = false
    entries.clear()
  }

  const conflator: Conflator = {
    pass(key, one) {
      const entry = entries.get(key)
      if (entry) {
        if (waits >= MOST) conflator.flush()
        else {
          const list = replaces ? [] : entry.waiting
          waits += 1 + list.length - entry.waiting.length
          list.push(one)
          entry.waiting = list
          return
        }
      }
      if (entries.size < MOST) plan(key, { waiting: [], due: 0 }, elapsed(clock) + period)
      time()
      one()
    },
    flush() {
      const all = [...entries.values()]
      forget()
      for (const entry of all) run(entry)
    },
    stop() {
      forget()
      waits = 0
    },
  }
  return conflator
}
