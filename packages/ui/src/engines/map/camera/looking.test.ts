import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testContext } from '../test-context.ts'
import { toScreen, worldSize } from './camera.ts'
import { createAutoLook, look, showAll, showSlots } from './looking.ts'
import { latOf, lngOf } from './mercator.ts'

test('the world is shown until there is a marker, and one alone not from too near', () => {
  const { context, put } = testContext()
  const auto = createAutoLook(context)
  expect(auto.look(false)).toBe(true)
  expect(context.navigation.camera.zoom).toBeLessThan(2)
  put('a', 52.5, 13.4)
  expect(auto.look(true)).toBe(true)
  const { x, y, zoom } = context.navigation.camera
  expect([latOf(y).toFixed(1), lngOf(x).toFixed(1), zoom]).toEqual(['52.5', '13.4', 5])
})

test('over streets one marker is seen from near', () => {
  const { context, put } = testContext({ tiles: { url: '', attribution: '' } })
  put('a', 52.5, 13.4)
  createAutoLook(context).look(true)
  expect(context.navigation.camera.zoom).toBe(9)
})

test('whatever comes is in view, until somebody takes the map in hand', () => {
  const place = fc.record({
    lat: fc.double({ min: -60, max: 70, noNaN: true }),
    lng: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), place, (places, last) => {
      const { context, put } = testContext()
      const auto = createAutoLook(context)
      auto.look(false)
      for (const [i, { lat, lng }] of places.entries()) {
        put(`${i}`, lat, lng)
        auto.look(true)
        const { camera } = context.navigation
        // Seen in full where the world is no wider than the box.
        if (worldSize(camera.zoom) < 560) continue
        for (let k = 0; k <= i; k++) {
          const at = toScreen(camera, context.size, context.fleet.toX[k]!, context.fleet.toY[k]!)
          expect(Math.abs(at.x - 400)).toBeLessThan(400.1)
          expect(Math.abs(at.y - 250)).toBeLessThan(250.1)
        }
      }
      context.take()
      const before = context.navigation.camera
      put('last', last.lat, last.lng)
      expect(auto.look(true)).toBe(false)
      expect(context.navigation.camera).toEqual(before)
    }),
    { numRuns: 60 },
  )
})

test('it goes north or south to what is as near as before', () => {
  const { context, put } = testContext()
  const auto = createAutoLook(context)
  put('a', 0, 0)
  auto.look(true)
  // As far away as two can be that are seen from where one is seen alone.
  put('b', 17.36, 0)
  auto.look(true)
  const { y, zoom } = context.navigation.camera
  expect([latOf(y), zoom]).toEqual([expect.closeTo(8.78, 1), expect.closeTo(5, 1)])
})

test('small moves within the view leave it, and it goes nearer only where that is worth it', () => {
  const { context, put } = testContext()
  const auto = createAutoLook(context)
  put('a', 50, 0)
  put('b', 40, 20)
  auto.look(true)
  const before = context.navigation.camera
  put('b', 41, 19)
  auto.look(false)
  expect(context.navigation.camera).toEqual(before)
  context.fleet.remove('b')
  put('c', 49, 2)
  auto.look(true)
  expect(context.navigation.camera.zoom).toBeGreaterThan(before.zoom + 1)
})

test('where the owner says where to look, it stays there', () => {
  const { context, put } = testContext({ view: { lat: 0, lng: 0, zoom: 3 } })
  const auto = createAutoLook(context)
  expect(auto.look(false)).toBe(true)
  put('a', 60, 100)
  auto.look(true)
  expect([context.navigation.camera.zoom, context.auto]).toEqual([3, false])
  look(context, { lat: 10, lng: 20, zoom: 4 })
  expect(lngOf(context.navigation.camera.x)).toBeCloseTo(20)
})

test('some markers are shown from nearer than before, all from where they can be seen', () => {
  const { context, put } = testContext()
  put('a', 50, 0)
  put('b', 52, 2)
  put('c', -30, 150)
  showAll(context)
  const far = context.navigation.camera.zoom
  showSlots(context, [0, 1])
  expect(context.navigation.camera.zoom).toBeGreaterThan(far + 3)
  const near = context.navigation.camera.zoom
  showSlots(context, [0, 2])
  expect(context.navigation.camera.zoom).toBe(near + 0.5)
})
