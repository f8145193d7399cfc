import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowerBound, nearest, segments } from './segments.ts'
import { niceTicks, steadyDomain, timeTicks } from './ticks.ts'

describe('ticks', () => {
  it('are round and inside', () => {
    expect(niceTicks(0, 100, 5)).toEqual([0, 20, 40, 60, 80, 100])
    expect(timeTicks(1000, 61_000, 4)).toEqual([15_000, 30_000, 45_000, 60_000])
  })
  it('stay while values move within them, and always hold the values', () => {
    const first = steadyDomain(null, 10, 90)
    expect(steadyDomain(first, 20, 80)).toBe(first)
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (low, span) => {
          const [from, to] = steadyDomain(null, low, low + span)
          return from <= low && to >= low + span
        },
      ),
    )
  })
})

describe('segments', () => {
  it('break at a lost line and at missing values', () => {
    const xs = Float64Array.of(1, 2, 3, 10, 11, 12)
    expect(segments(xs, xs, [{ from: 3.5, to: 9 }], 0)).toEqual([
      [0, 3],
      [3, 6],
    ])
    expect(segments(xs, Float64Array.of(1, Number.NaN, 3, 4, 5, 6), [], 0)).toEqual([
      [0, 1],
      [2, 6],
    ])
  })
  it('finds points like a search from the start would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 })),
        fc.integer({ min: -5, max: 55 }),
        (values, at) => {
          const xs = Float64Array.from(values.sort((a, b) => a - b))
          const naive = values.findIndex((x) => x >= at)
          expect(lowerBound(xs, at)).toBe(naive < 0 ? values.length : naive)
          const best = Math.min(...values.map((x) => Math.abs(x - at)))
          if (values.length > 0) expect(Math.abs(xs[nearest(xs, at)]! - at)).toBe(best)
        },
      ),
    )
  })
})
