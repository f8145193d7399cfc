import { tickIncrement } from 'd3-array'

/** Lowest and highest value of the axis. */
export type Range = readonly [low: number, high: number]

/** What the axis has to hold: the values, and bounds that the user set (either may be left open). */
export interface RangeWish {
  readonly low: number
  readonly high: number
  readonly fixed?: readonly [number | null, number | null]
  /** The axis holds zero, for what stands on it: bars and areas. */
  readonly zero: boolean
}

/**
 * A y axis that does not jitter: it grows at once when a value needs it, and shrinks only when less than half of
 * it is used. While values move within, it is the same.
 *
 * @returns `before` itself if it still fits
 */
export function steadyRange(before: Range | null, { low, high, fixed, zero }: RangeWish): Range {
  const [bottom, top] = fixed ?? [null, null]
  if (bottom !== null && top !== null)
    return before && before[0] === bottom && before[1] === top ? before : [bottom, top]
  if (!(low <= high)) return before ?? [bottom ?? 0, top ?? (bottom ?? 0) + 1]
  // Values that are never negative stand on zero, unless that would squeeze them into the upper half.
  const ground = zero || (low >= 0 && low < high / 2)
  const from = bottom ?? (ground ? Math.min(0, low) : low)
  const to = top ?? (zero ? Math.max(0, high) : high)
  const used = to - from
  const fits = before !== null && from >= before[0] && to <= before[1] && fixedStays(before, bottom, top)
  if (fits && used >= (before[1] - before[0]) / 2.2) return before
  // Too little to tell apart from rounding: the axis would show noise.
  if (fits && before[1] - before[0] <= 1e-9 * Math.abs(before[1])) return before
  const size = used || Math.abs(to)
  // Where there is nothing but zero, one: parts of it would be read as a scale.
  const pad = size === 0 ? 1 : size * 0.08
  const fresh = apart(
    rounded(
      bottom ?? (ground && low >= 0 ? 0 : from - pad),
      top ?? (zero && high <= 0 ? 0 : to + pad),
      bottom === null,
      top === null,
    ),
  )
  return before && before[0] === fresh[0] && before[1] === fresh[1] ? before : fresh
}

const fixedStays = (before: Range, bottom: number | null, top: number | null) =>
  (bottom === null || before[0] === bottom) && (top === null || before[1] === top)

/** An axis has to go from somewhere to somewhere else, also where all values are zero or too large to add to. */
const apart = ([low, high]: Range): Range => (high > low ? [low, high] : [low, low + (Math.abs(low) || 1)])

/** Out to the next round numbers, as axes have them. */
function rounded(low: number, high: number, floor: boolean, ceiling: boolean): Range {
  const increment = tickIncrement(low, high, 4)
  // Below one, d3 gives what to divide by, to keep the numbers exact.
  const down = (value: number) =>
    increment > 0 ? Math.floor(value / increment) * increment : Math.floor(value * -increment) / -increment
  const up = (value: number) =>
    increment > 0 ? Math.ceil(value / increment) * increment : Math.ceil(value * -increment) / -increment
  if (!Number.isFinite(increment) || increment === 0) return [low, high]
  return [floor ? Math.min(low, down(low)) : low, ceiling ? Math.max(high, up(high)) : high]
}
