import type { Gap, SeriesSnapshot } from '@channelkit/core'

/** The part of a series' snapshot that a picture needs. */
export type ChartData = Pick<SeriesSnapshot, 'length' | 'x' | 'y' | 'appended' | 'revision' | 'gaps'>

/** How the values of one series are drawn. */
export type LineKind = 'line' | 'area' | 'step' | 'bar'

/** Whether the line was lost between two moments: what happened there is not known, and nothing is drawn. */
export function isHole(gaps: readonly Gap[], before: number, after: number): boolean {
  for (const gap of gaps) if (gap.from < after && gap.to > before) return true
  return false
}

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

/** The index of the point nearest to a moment, or -1. */
export function nearest(xs: Float64Array, at: number): number {
  const i = lowerBound(xs, at)
  if (i === 0) return xs.length > 0 ? 0 : -1
  if (i === xs.length) return i - 1
  return at - xs[i - 1]! <= xs[i]! - at ? i - 1 : i
}
