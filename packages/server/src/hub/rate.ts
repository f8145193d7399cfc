/** A bucket that holds so many and fills steadily: so much may come at once, and so much a second in the long run. */
export class Rate {
  readonly #perSecond: number
  readonly #most: number
  #left: number
  #filled = Number.NEGATIVE_INFINITY

  constructor(perSecond: number, most = Math.max(1, perSecond)) {
    this.#perSecond = perSecond
    this.#most = most
    this.#left = most
  }

  /**
   * Whether this may pass; what may not takes nothing.
   *
   * @param now by the monotonic clock, in ms
   * @param weight of what is to pass
   */
  take(now: number, weight = 1): boolean {
    if (this.#perSecond === Number.POSITIVE_INFINITY) return true
    this.#left = this.#held(now)
    this.#filled = now
    if (this.#left < weight) return false
    this.#left -= weight
    return true
  }

  /** Whether it is as it was when it was made. */
  isFull(now: number): boolean {
    return this.#held(now) >= this.#most
  }

  #held(now: number): number {
    const since = Math.max(0, now - this.#filled)
    return Math.min(this.#most, this.#left + (since / 1000) * this.#perSecond)
  }
}
