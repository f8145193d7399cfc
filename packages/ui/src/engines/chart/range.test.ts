import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Range, steadyRange } from './range.ts'

/** No numbers so small that halving them gives nothing. */
const number = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000)
const span = fc.integer({ min: 0, max: 1e9 }).map((n) => n / 1000)

describe('y axis', () => {
  const wish = (low: number, high: number) => ({ low, high, zero: false })

  it('always holds the values', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, span)), (all) => {
        let range: Range | null = null
        for (const [low, wide] of all) {
          range = steadyRange(range, wish(low, low + wide))
          expect(range[0]).toBeLessThanOrEqual(low)
          expect(range[1]).toBeGreaterThanOrEqual(low + wide)
          expect(range[1]).toBeGreaterThan(range[0])
        }
      }),
    )
  })
  it('is the same while values move within it, and shrinks when less than half is used', () => {
    const first = steadyRange(null, wish(10, 90))
    expect(first).toEqual([0, 100])
    expect(steadyRange(first, wish(20, 80))).toBe(first)
    expect(steadyRange(first, wish(20, 30))).not.toBe(first)
    expect(steadyRange(first, { low: Infinity, high: -Infinity, zero: false })).toBe(first)
  })
  it('goes to one where there is nothing but zero', () => {
    expect(steadyRange(null, { ...wish(0, 0), fixed: [0, null] })).toEqual([0, 1])
    expect(steadyRange(null, wish(0, 0))).toEqual([-1, 1])
    expect(steadyRange(null, { ...wish(0, 0), zero: true })[0]).toBe(0)
  })
  it('never trembles: the same values give the same axis again', () => {
    fc.assert(
      fc.property(number, span, (low, wide) => {
        const range = steadyRange(null, wish(low, low + wide))
        expect(steadyRange(range, wish(low, low + wide))).toBe(range)
      }),
    )
  })
  it('keeps bounds that were set, and zero under bars', () => {
    expect(steadyRange(null, { low: 20, high: 30, fixed: [0, 100], zero: false })).toEqual([0, 100])
    expect(steadyRange(null, { low: 20, high: 30, fixed: [null, 50], zero: false })[1]).toBe(50)
    expect(steadyRange(null, { low: 920, high: 930, zero: true })[0]).toBe(0)
    expect(steadyRange(null, { low: -30, high: -20, zero: true })[1]).toBe(0)
  })
})
