import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scaleOf } from './scale.ts'

test('the line is a round length, no longer than its room and not much shorter', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -80, max: 80, noNaN: true }),
      fc.double({ min: 4, max: 19, noNaN: true }),
      (lat, zoom) => {
        const { metres, pixels } = scaleOf(lat, zoom)
        expect(String(metres).replace(/[.0]/g, '')).toMatch(/^[125]$/)
        expect(pixels).toBeLessThanOrEqual(90)
        expect(pixels).toBeGreaterThanOrEqual(35)
      },
    ),
  )
})

test('a degree of the equator is 111 km long, and half of that at 60 degrees', () => {
  const perPixel = (lat: number) => {
    const { metres, pixels } = scaleOf(lat, 10)
    return metres / pixels
  }
  expect((perPixel(0) * 256 * 2 ** 10) / 360).toBeGreaterThan(110_000)
  expect((perPixel(0) * 256 * 2 ** 10) / 360).toBeLessThan(113_000)
  expect(perPixel(60) / perPixel(0)).toBeCloseTo(0.5, 1)
})
