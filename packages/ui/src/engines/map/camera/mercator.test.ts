import fc from 'fast-check'
import { expect, test } from 'vitest'
import { latOf, lngOf, MAX_LATITUDE, shortTurn, worldX, worldY } from './mercator.ts'

const lat = fc.double({ min: -85, max: 85, noNaN: true })
const lng = fc.double({ min: -180, max: 179.999, noNaN: true })

test('a place goes to the unit square and comes back', () => {
  fc.assert(
    fc.property(lat, lng, (lat, lng) => {
      expect(latOf(worldY(lat))).toBeCloseTo(lat, 8)
      expect(lngOf(worldX(lng))).toBeCloseTo(lng, 8)
    }),
  )
  for (const [lat, y] of [
    [MAX_LATITUDE, 0],
    [90, 0],
    [0, 0.5],
    [-90, 1],
  ] as const)
    expect(worldY(lat)).toBeCloseTo(y, 9)
})

test('the short way round: never more than half a turn, and the same direction', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (turn) => {
      expect(Math.abs(shortTurn(turn))).toBeLessThanOrEqual(180)
      expect(Math.cos(((shortTurn(turn) - turn) * Math.PI) / 180)).toBeCloseTo(1, 6)
    }),
  )
})
