import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  boundsOf,
  clampCamera,
  fitCamera,
  fromScreen,
  leastZoom,
  toScreen,
  worldSize,
  zoomedAt,
} from './camera.ts'
import { worldX, worldY, wrap } from './mercator.ts'

const lat = fc.double({ min: -85, max: 85, noNaN: true })
const lng = fc.double({ min: -180, max: 179.999, noNaN: true })
const camera = fc.record({
  x: fc.double({ min: 0, max: 0.999, noNaN: true }),
  y: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  zoom: fc.double({ min: 1, max: 18, noNaN: true }),
})
const size = { width: 800, height: 500 }

test('a place in view goes to the box and comes back', () => {
  fc.assert(
    fc.property(
      camera,
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 0, max: 500 }),
      (camera, x, y) => {
        fc.pre(worldSize(camera.zoom) > 820)
        const place = fromScreen(camera, size, x, y)
        const back = toScreen(camera, size, place.x, place.y)
        expect(back.x).toBeCloseTo(x, 3)
        expect(back.y).toBeCloseTo(y, 3)
      },
    ),
  )
})

test('zooming around a point leaves what is under it there', () => {
  fc.assert(
    fc.property(camera, fc.double({ min: 2, max: 18, noNaN: true }), (camera, zoom) => {
      fc.pre(worldSize(camera.zoom) > 820)
      const at = { x: 650, y: 120 }
      const before = fromScreen(camera, size, at.x, at.y)
      const after = fromScreen(zoomedAt(camera, zoom, at, size), size, at.x, at.y)
      expect(after.y).toBeCloseTo(before.y, 9)
      expect(Math.cos((after.x - before.x) * 2 * Math.PI)).toBeCloseTo(1, 9)
    }),
  )
})

test('a camera never looks past the poles, and sees the whole world at least', () => {
  const clamped = clampCamera({ x: 3.25, y: -4, zoom: 4 }, size, 12)
  expect(clamped.x).toBeCloseTo(0.25)
  expect(toScreen(clamped, size, 0, 0).y).toBeCloseTo(0)
  expect(clampCamera({ x: 0, y: 0, zoom: -9 }, size, 12)).toEqual({ x: 0, y: 0.5, zoom: leastZoom(size) })
  expect(clampCamera({ x: 0, y: 0.5, zoom: 99 }, size, 12).zoom).toBe(12)
})

test('markers on both sides of the antimeridian are shown across it, not around the world', () => {
  const xs = [worldX(179), worldX(-178)].map(wrap)
  const bounds = boundsOf(xs, [0.5, 0.5])!
  expect(bounds.x1 - bounds.x0).toBeCloseTo(3 / 360)
  const fitted = fitCamera(bounds, size)
  for (const x of xs) {
    const at = toScreen(fitted, size, x, 0.5)
    expect(at.x).toBeGreaterThanOrEqual(47)
    expect(at.x).toBeLessThanOrEqual(753)
  }
  expect(boundsOf([], [])).toBeNull()
})

test('every marker is in the box after fitting', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(lat, lng), { minLength: 1, maxLength: 20 }), (places) => {
      const xs = places.map(([, lng]) => worldX(lng))
      const ys = places.map(([lat]) => worldY(lat))
      const fitted = fitCamera(boundsOf(xs, ys)!, size)
      for (const [i, x] of xs.entries()) {
        const at = toScreen(fitted, size, x, ys[i]!)
        expect(Math.abs(at.y - 250)).toBeLessThanOrEqual(250)
        expect(Math.abs(at.x - 400)).toBeLessThanOrEqual(400)
      }
    }),
  )
})
