/** A bucket that holds the requests of one second and fills steadily. */
export function createRate(perSecond: number) {
  let left = perSecond
  let filled = Number.NEGATIVE_INFINITY
  return {
    /** Whether one more may pass. */
    take(now: number): boolean {
      if (perSecond === Number.POSITIVE_INFINITY) return true
      left = Math.min(Math.max(1, perSecond), left + (Math.max(0, now - filled) / 1000) * perSecond)
      filled = now
      if (left < 1) return false
      left--
      return true
    },
  }
}
