import { type Clock, elapsed } from '../clock.ts'

/** What rounding and slow clocks differ by, in ms. */
const TOLERANCE = 1000

/**
 * Times of arrival that go on where the host's time was set back, as if it had not been: the next point of a row is not one of the
 * past. Time that only goes on faster, as after sleep, is taken as it is.
 */
export function steadyTimes(clock: Clock): (at: number) => number {
  /** How far the one is ahead of the other; not read before anything comes, since a render reads no time. */
  let first: number | undefined
  return (at) => {
    const ahead = elapsed(clock) - clock.now()
    first ??= ahead
    const back = ahead - first
    return back > TOLERANCE ? at + back : at
  }
}
