import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createHistogram, geometricBounds, quantile } from './histogram.ts'

it('tells quantiles within the width of a bucket', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 300 }),
      fc.constantFrom(0.5, 0.95, 1),
      (values, share) => {
        const histogram = createHistogram(['app'])
        const bounds = geometricBounds(1, 2 ** 17, 8)
        const view = histogram.view(bounds)
        for (const value of values) histogram.record(value, 'a')
        const [spread] = view.spreads()
        const sorted = [...values].sort((a, b) => a - b)
        const exact = sorted[Math.ceil(share * sorted.length) - 1]!
        const told = quantile(spread!, bounds, share)
        expect(told / exact).toBeGreaterThan(2 ** (-1 / 8) - 1e-9)
        expect(told / exact).toBeLessThan(2 ** (1 / 8) + 1e-9)
        expect([spread!.min, spread!.max, spread!.count]).toEqual([sorted[0], sorted.at(-1), sorted.length])
      },
    ),
  ))

it('shows each reader its own share, from when it began to look', () => {
  const histogram = createHistogram(['app'])
  histogram.record(1, 'a')
  const [first, second] = [histogram.view([10]), histogram.view([10])]
  histogram.record(5, 'a')
  histogram.record(50, 'b')
  first.clear()
  expect([...first.spreads()]).toEqual([])
  expect([...second.spreads()].map(({ attributes, counts }) => [attributes.app, counts])).toEqual([
    ['a', [1, 0]],
    ['b', [0, 1]],
  ])
})
