/** A running timer, to be handed back to `clearTimeout`. */
export type Timer = unknown

/** Time as the kit sees it; replace it in tests or to replay a recording. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  setTimeout(run: () => void, ms: number): Timer
  clearTimeout(timer: Timer): void
}

/** The host's clock. Globals are read at each call, so that fake timers installed later take effect. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as never),
}
