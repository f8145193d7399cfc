import type { Frames } from '../frames.ts'

/** What waits to be taken in, in order. */
export interface Paced<T> {
  /** Takes one at once where nothing waits and no frame is due, else within the next frames. */
  add(one: T): void
  /** The same with many that came together. */
  addAll(list: readonly T[]): void
  /** Takes all that waits. */
  drain(): void
}

/** How long what waits may take in one frame, in ms; what is left of the frame belongs to rendering. */
const BUDGET = 8
/** The more wait, the longer: a backlog has to become shorter. */
const WAITING_PER_MS = 2000
/** Where frames come late, half of the time since the one before may go to what waits, up to this much, in ms. */
const MOST = 60
/** How many are taken between two looks at the clock. */
const STEP = 32

const time = () => (globalThis as { performance?: { now(): number } }).performance?.now() ?? 0
/** Nothing is rendered there, and frames come late. */
const hidden = () =>
  (globalThis as { document?: { visibilityState?: string } }).document?.visibilityState === 'hidden'

/**
 * Takes in what comes in numbers: once a frame and within a budget, so that a page under load goes on rendering. What comes
 * alone, or to a page that nobody sees, is taken at once.
 *
 * @param empty told at a frame when nothing waits any more
 */
export function createPaced<T>(
  frames: Pick<Frames, 'quiet' | 'next'>,
  take: (one: T) => void,
  empty: () => void = () => {},
): Paced<T> {
  let waiting: T[] = []
  let first = 0
  /** When the last frame that left something began; null where none did. */
  let leftAt: number | null = null

  /** Gives whether something is left. */
  function some(all: boolean): boolean {
    const now = time()
    const late = leftAt === null ? 0 : Math.min((now - leftAt) / 2, MOST)
    const budget = Math.max(BUDGET, late) + (waiting.length - first) / WAITING_PER_MS
    const until = all ? Number.POSITIVE_INFINITY : now + budget
    try {
      while (first < waiting.length && time() < until)
        for (let n = 0; n < STEP && first < waiting.length; n++) take(waiting[first++]!)
    } finally {
      if (first === waiting.length) {
        waiting = []
        first = 0
      } else if (first > 1000 && first > waiting.length / 2) {
        waiting = waiting.slice(first)
        first = 0
      }
    }
    const left = waiting.length > 0
    leftAt = left ? now : null
    return left
  }

  function intake(all: boolean) {
    const left = some(all)
    if (!left) empty()
    return left
  }

  const waits = () => waiting.length > 0 || !(frames.quiet || hidden())

  return {
    add(one) {
      if (waits()) waiting.push(one)
      else take(one)
      // Those that follow within this frame wait for its end.
      frames.next(intake)
    },
    addAll(list) {
      const now = !waits()
      for (const one of list) waiting.push(one)
      if (hidden()) intake(true)
      else if (now) some(false)
      frames.next(intake)
    },
    drain: () => void intake(true),
  }
}
