import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowerBound, nearest } from './data.ts'

describe('search', () => {
  it('finds points like a search from the start would', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: -5, max: 55 }), (all, at) => {
        const xs = Float64Array.from(all.sort((a, b) => a - b))
        const found = all.findIndex((x) => x >= at)
        expect(lowerBound(xs, at)).toBe(found < 0 ? all.length : found)
        const best = Math.min(...all.map((x) => Math.abs(x - at)))
        if (all.length > 0) expect(Math.abs(xs[nearest(xs, at)]! - at)).toBe(best)
        else expect(nearest(xs, at)).toBe(-1)
      }),
    )
  })
})
