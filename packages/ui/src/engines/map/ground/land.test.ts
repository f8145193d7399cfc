import { expect, test } from 'vitest'
import { worldX, worldY } from '../camera/mercator.ts'
import { decodeLines, landLines } from './land.ts'
import { LAND } from './land-data.ts'

test('the built-in land is read in full, and nothing of it runs across the map', () => {
  const rings = decodeLines(LAND)
  expect(rings.length).toBeGreaterThan(100)
  expect(rings.reduce((sum, ring) => sum + ring.length / 2, 0)).toBeGreaterThan(4500)
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      expect(Math.abs(ring[i]!)).toBeLessThanOrEqual(1800)
      expect(Math.abs(ring[i + 1]!)).toBeLessThanOrEqual(900)
      // From one place to the next no more than a sixth of the world, but along the pole.
      const next = (i + 2) % ring.length
      if (ring[i + 1]! > -900 || ring[next + 1]! > -900)
        expect(Math.abs(ring[i]! - ring[next]!)).toBeLessThan(600)
    }
  }
})

test('land is where land is', () => {
  expect(isLand(52.5, 13.4)).toBe(true) // Berlin
  expect(isLand(-23.7, 133.9)).toBe(true) // Alice Springs
  expect(isLand(66.5, 179)).toBe(true) // Chukotka, west of the antimeridian
  expect(isLand(66.5, -175)).toBe(true) // and east of it
  expect(isLand(-84, 10)).toBe(true) // Antarctica
  expect(isLand(0, -30)).toBe(false) // Atlantic
  expect(isLand(45, 179.9)).toBe(false) // Pacific
  expect(isLand(55, 170)).toBe(false) // Bering Sea, on a level with Alaska and Russia
})

function isLand(lat: number, lng: number): boolean {
  const [x, y] = [worldX(lng), worldY(lat)]
  let inside = false
  for (const { points } of landLines()) {
    for (let i = 0, k = points.length - 2; i < points.length; k = i, i += 2) {
      const [x0, y0, x1, y1] = [points[i]!, points[i + 1]!, points[k]!, points[k + 1]!]
      if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside
    }
  }
  return inside
}
