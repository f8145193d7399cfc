import fc from 'fast-check'
import { expect, test } from 'vitest'
import { latOf, lngOf } from '../camera/mercator.ts'
import { createFleet, isPlace } from './fleet.ts'

const glide = { longest: 5000, trail: 0 }
const jump = { longest: 0, trail: 0 }
const at = (fleet: ReturnType<typeof createFleet>, id: string) => {
  const i = fleet.indexOf(id)
  return { lat: latOf(fleet.y[i]!), lng: lngOf(fleet.x[i]!), heading: fleet.heading[i]! }
}

test('a marker glides to its next position in the time that it took between the last two', () => {
  const fleet = createFleet()
  fleet.put('a', { lat: 0, lng: 0 }, 1000, glide)
  fleet.put('a', { lat: 0, lng: 8 }, 3000, glide)
  fleet.advance(3000)
  expect(at(fleet, 'a').lng).toBeCloseTo(0)
  fleet.advance(3500)
  expect(at(fleet, 'a').lng).toBeCloseTo(4)
  expect(fleet.movingUntil).toBe(4000)
  fleet.put('a', { lat: 0, lng: 12 }, 3500, glide)
  fleet.advance(3750)
  expect(at(fleet, 'a').lng).toBeCloseTo(8)
  fleet.advance(9000)
  expect(at(fleet, 'a').lng).toBeCloseTo(12)
})

test('it takes the short way over the antimeridian, and turns the short way', () => {
  const fleet = createFleet()
  fleet.put('a', { lat: 0, lng: 178, heading: 350 }, 0, glide)
  fleet.put('a', { lat: 0, lng: -178, heading: 10 }, 1000, glide)
  fleet.advance(1250)
  expect(at(fleet, 'a').heading).toBeCloseTo(360)
  fleet.advance(1500)
  expect(Math.abs(at(fleet, 'a').lng)).toBeCloseTo(180)
})

test('without motion it is there at once', () => {
  const fleet = createFleet()
  fleet.put('a', { lat: 0, lng: 0 }, 0, jump)
  fleet.put('a', { lat: 10, lng: 20, heading: 90 }, 1000, jump)
  fleet.advance(1000)
  expect(at(fleet, 'a').lat).toBeCloseTo(10)
  expect(at(fleet, 'a').lng).toBeCloseTo(20)
  expect(fleet.movingUntil).toBe(0)
})

test('a trail keeps the last places', () => {
  const fleet = createFleet()
  for (let i = 0; i < 5; i++) fleet.put('a', { lat: 0, lng: i }, i * 1000, { longest: 5000, trail: 3 })
  expect(fleet.trails[0]!.filter((_, i) => i % 2 === 0).map((x) => Math.round(lngOf(x)))).toEqual([2, 3, 4])
})

test('markers that come and go never mix up their places', () => {
  const step = fc.record({
    id: fc.integer({ min: 0, max: 12 }).map(String),
    lng: fc.integer({ min: -170, max: 170 }),
    gone: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const fleet = createFleet()
      const model = new Map<string, number>()
      for (const [i, { id, lng, gone }] of steps.entries()) {
        if (gone) {
          fleet.remove(id)
          model.delete(id)
        } else {
          fleet.put(id, { lat: 0, lng, name: `n${id}` }, i, glide)
          model.set(id, lng)
        }
      }
      fleet.advance(1e9)
      expect(fleet.size).toBe(model.size)
      for (const [id, lng] of model) {
        expect(at(fleet, id).lng).toBeCloseTo(lng, 6)
        expect(fleet.names[fleet.indexOf(id)]).toBe(`n${id}`)
      }
    }),
  )
})

test('what is nowhere on earth is no place', () => {
  expect(isPlace({ lat: 1, lng: 2 })).toBe(true)
  expect(isPlace({ lat: Number.NaN, lng: 2 })).toBe(false)
  expect(isPlace({ lat: 91, lng: 2 })).toBe(false)
  expect(isPlace({ lat: undefined as never, lng: 2 })).toBe(false)
})
