/** Where the right edge of a sliding window is, moment by moment. */
export interface Slide {
  /** Points came in, the newest at `lastX`; both in ms. */
  note(lastX: number, now: number): void
  /** The moment at the right edge. It never goes back, save when the times of the points do. */
  edge(now: number): number
}

/**
 * The edge follows the times in the data, not the clock of this page: the two may differ by minutes. It stays
 * behind the newest point by about the time between two arrivals, so that lines enter at the edge smoothly.
 *
 * @param most the longest the edge may stay behind, in ms
 */
export function createSlide(most: () => number): Slide {
  let offset = Number.NaN
  let between = 0
  let notedAt = Number.NaN
  let newest = Number.NaN
  let shown = Number.NEGATIVE_INFINITY

  return {
    note(lastX, now) {
      if (lastX === newest) return
      const sample = lastX - now
      const known = Math.abs(sample - offset) < 10 * most()
      // A source that jumps in time, or speaks again after a pause, is followed at once.
      offset = known ? offset + (sample - offset) * 0.1 : sample
      if (!known) shown = Number.NEGATIVE_INFINITY
      const passed = now - notedAt
      if (passed < 4 * most()) between = between === 0 ? passed : between + (passed - between) * 0.1
      notedAt = now
      newest = lastX
    },
    edge(now) {
      if (Number.isNaN(offset)) return now
      const delay = Math.min(most(), Math.max(40, between * 1.3))
      shown = Math.max(shown, now + offset - delay)
      return shown
    },
  }
}
