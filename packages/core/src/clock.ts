/** A running timer, to be handed back to `clearTimeout`. */
export type Timer = unknown

/** Time as the kit sees it; replace it in tests or to replay a recording. */
export interface Clock {
  /** Milliseconds since the epoch: for what is shown or sent. */
  now(): number
  /**
   * Milliseconds since whenever, which go on evenly whatever somebody sets the host's time to: for how long something
   * takes. Default: `now`.
   */
  monotonic?(): number
  setTimeout(run: () => void, ms: number): Timer
  clearTimeout(timer: Timer): void
}

/** The host's clock. Globals are read at each call, so that fake timers installed later take effect. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => (globalThis as { performance?: { now(): number } }).performance?.now() ?? Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as never),
}

/** The time by which something is measured, in ms. */
export const elapsed = (clock: Clock): number => (clock.monotonic ?? clock.now)()
