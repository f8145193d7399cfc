import type { Clock, Timer } from '../clock.ts'

/** For how long a piece may be late before somebody is asked for it, in ms: what is sent side by side may swap places. */
const LATE = 500

/** For how long whoever left the answer somewhere has time to send it again, in ms. A sender leaves it once a second. */
const PATIENCE = 2000

/** How often one hole is asked for: a server may store what it sends somewhat later. */
const ASKS = 3

/** Watches that a hole in an answer does not stay unsaid. */
export interface HoleWatch {
  /** Nobody will fill it any more. */
  readonly givenUp: boolean
  look(): void
  stop(): void
}

export interface HoleWatchOptions {
  clock: Clock
  isOpen(): boolean
  /** Asks for what is missing; without it nobody can be asked. */
  ask?: (() => void) | undefined
  isAsking(): boolean
  /** It was given up, or is no hole any more. */
  changed(): void
}

export function watchHole(options: HoleWatchOptions): HoleWatch {
  const { clock, isOpen, isAsking, changed } = options
  let timer: Timer
  let waits = false
  let asked = 0
  let givenUp = false

  function wait(ms: number) {
    waits = true
    timer = clock.setTimeout(late, ms)
  }
  function late() {
    waits = false
    if (!isOpen()) return look()
    if (isAsking()) return wait(LATE)
    // Whom to ask may be known by now.
    const { ask } = options
    if (!ask || asked >= ASKS) {
      givenUp = true
      return changed()
    }
    asked++
    ask()
    wait(PATIENCE)
  }
  function look() {
    if (!isOpen()) {
      if (waits) clock.clearTimeout(timer)
      waits = false
      asked = 0
      if (givenUp) changed()
      givenUp = false
    } else if (!waits && !givenUp) wait(options.ask ? LATE : PATIENCE)
  }
  return {
    get givenUp() {
      return givenUp
    },
    look,
    stop() {
      clock.clearTimeout(timer)
      waits = false
    },
  }
}
