import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueFormat, valueTicks } from './ticks.ts'

describe('ticks', () => {
  it('of values are round, and written with the digits that they need', () => {
    expect(valueTicks(0, 100, 300)).toEqual([0, 20, 40, 60, 80, 100])
    expect(valueTicks(0, 1, 300).map(valueFormat([0, 0.2], 'en'))).toEqual([
      '0.0',
      '0.2',
      '0.4',
      '0.6',
      '0.8',
      '1.0',
    ])
    expect([0, 2_000_000].map(valueFormat([0, 2_000_000], 'en'))).toEqual(['0', '2M'])
  })
  it('of values are there however small, large or near to each other these are', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    const odd = fc.oneof(number, fc.constantFrom(0, 1e-300, 5e-324, -1e-300, 1e308, -1e308, 1, 1 + 2 ** -52))
    fc.assert(
      fc.property(odd, odd, fc.integer({ min: 1, max: 5000 }), (a, b, height) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const values = valueTicks(low, high, height)
        expect(values.length).toBeGreaterThan(0)
        expect(values.length).toBeLessThan(25)
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(low - Math.abs(high - low) * 1e-6)
          expect(value).toBeLessThanOrEqual(high + Math.abs(high - low) * 1e-6)
        }
        expect(values.map(valueFormat(values, 'en')).every((text) => text !== '')).toBe(true)
      }),
      { examples: [[0, 1e-300, 240]], numRuns: 1000 },
    )
  })
})
