import type { Clock, Timer } from './clock.ts'
import { ChannelKitError } from './errors.ts'

/** How long an answer may take until that is told, in ms. */
const LONG = 15_000

/** Tells when something was waited for too long. */
export interface Patience {
  /** Whether it is waited for now; while that stays so, the time runs on. */
  wait(waiting: boolean): void
}

export function createPatience(clock: Clock, onLate: () => void): Patience {
  let timer: Timer
  let waits = false
  return {
    wait(waiting) {
      if (waiting === waits) return
      waits = waiting
      if (waiting) timer = clock.setTimeout(onLate, LONG)
      else clock.clearTimeout(timer)
    },
  }
}

/** What is said of a channel then. */
export const unanswered = (channel: string) =>
  new ChannelKitError(
    'subscription-unanswered',
    `Channel ${channel} has had no answer for ${LONG / 1000} seconds.`,
  )
