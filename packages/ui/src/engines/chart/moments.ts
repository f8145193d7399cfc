/** A time along the plot, as it is written. */
export interface Moment {
  /** Where it stands, in device pixels from the left of the lines when it was drawn. */
  readonly x: number
  /** Half of how wide its text is. */
  readonly half: number
}

/**
 * Which stretch of the strip of times is seen, in device pixels from the left of the lines: none is cut, and none
 * stands at a moment that has left the plot. A text may reach below the numbers on the left.
 */
export function wholeMoments(
  moments: readonly Moment[],
  { inner, gutter, slid }: { inner: number; gutter: number; slid: number },
): { left: number; right: number } {
  let [left, right] = [-gutter, inner]
  for (const { x, half } of moments) {
    const at = x - slid
    if (at < 0 || at - half < -gutter) left = Math.max(left, at + half)
    else if (at + half > inner) right = Math.min(right, at - half)
  }
  return { left, right }
}
