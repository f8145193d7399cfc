import type { Gap } from '@channelkit/core'

/** Index of the first x that is not below `at`. */
export function lowerBound(xs: Float64Array, at: number): number {
  let low = 0
  let high = xs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (xs[middle]! < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Where a line has to be broken: runs of points with no gap and no missing value between them, as index pairs. */
export function segments(
  xs: Float64Array,
  ys: Float64Array,
  gaps: readonly Gap[],
  from: number,
): [number, number][] {
  const runs: [number, number][] = []
  let start = -1
  let gap = 0
  for (let i = from; i < xs.length; i++) {
    while (gap < gaps.length && gaps[gap]!.to <= xs[Math.max(i - 1, from)]!) gap++
    const broken = i > from && gap < gaps.length && gaps[gap]!.from < xs[i]! && gaps[gap]!.to > xs[i - 1]!
    const missing = Number.isNaN(ys[i]!)
    if (start >= 0 && (broken || missing)) {
      runs.push([start, i])
      start = -1
    }
    if (start < 0 && !missing) start = i
  }
  if (start >= 0) runs.push([start, xs.length])
  return runs
}

/** The index of the point nearest to a moment, or -1. */
export function nearest(xs: Float64Array, at: number): number {
  const i = lowerBound(xs, at)
  if (i === 0) return xs.length - 1 < 0 ? -1 : 0
  if (i === xs.length) return i - 1
  return at - xs[i - 1]! <= xs[i]! - at ? i - 1 : i
}
