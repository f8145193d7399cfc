import { expect, test, vi } from 'vitest'
import { toScreen } from './camera.ts'
import { createNavigation } from './navigation.ts'

const size = { width: 800, height: 500 }
const home = { x: 0.5, y: 0.5, zoom: 3 }

function setup({ still = false, maxZoom = 12 } = {}) {
  const changed = vi.fn()
  const navigation = createNavigation(
    home,
    () => size,
    () => maxZoom,
    () => still,
    changed,
  )
  /** Draws frames until it stands still; gives how long that took, in ms. */
  const settle = (from = 1000) => {
    let at = from
    while (navigation.advance(at) && at < from + 10_000) at += 16
    return at - from
  }
  return { navigation, changed, settle }
}

test('it glides to where it is told to go, from the frame that comes after that', () => {
  const { navigation, settle } = setup()
  navigation.go({ x: 0.6, y: 0.5, zoom: 4 }, 320)
  expect([navigation.moving, navigation.goal.zoom]).toEqual([true, 4])
  navigation.advance(50_000)
  expect(navigation.camera).toEqual(home)
  navigation.advance(50_160)
  expect(navigation.camera.zoom).toBeGreaterThan(3)
  expect(navigation.camera.zoom).toBeLessThan(4)
  expect(settle(50_176)).toBeLessThan(400)
  expect(navigation.camera).toEqual({ x: 0.6, y: 0.5, zoom: 4 })
})

test('who wants no motion is there at once', () => {
  const { navigation } = setup({ still: true })
  navigation.go({ x: 0.6, y: 0.5, zoom: 4 })
  expect([navigation.moving, navigation.camera.zoom]).toEqual([false, 4])
  navigation.throw(2, 0)
  expect(navigation.moving).toBe(false)
})

test('several steps add up, and zoom steps do', () => {
  const { navigation, settle } = setup()
  navigation.step(90, 0)
  navigation.step(90, 0)
  settle()
  const { x } = navigation.camera
  expect((x - 0.5) * 256 * 8).toBeCloseTo(180)
  navigation.zoom(1)
  navigation.zoom(1)
  settle()
  expect(navigation.camera.zoom).toBe(5)
})

test('what lies under the fingers stays there while they zoom, and no nearer than one may', () => {
  const { navigation } = setup({ maxZoom: 4.5 })
  const at = { x: 650, y: 120 }
  const place = { x: 0.5 + 250 / (256 * 8), y: 0.5 - 130 / (256 * 8) }
  navigation.zoom(1, at, 0)
  expect(toScreen(navigation.camera, size, place.x, place.y).x).toBeCloseTo(650)
  navigation.zoom(3, at, 0)
  expect(navigation.camera.zoom).toBe(4.5)
  expect(toScreen(navigation.camera, size, place.x, place.y).y).toBeCloseTo(120)
})

test('a thrown map slides on, slower and slower, until it is stopped', () => {
  const { navigation, settle } = setup()
  navigation.throw(1, 0)
  const took = settle()
  expect(took).toBeGreaterThan(300)
  expect(took).toBeLessThan(2000)
  expect(navigation.camera.x).toBeLessThan(0.5)
  navigation.throw(0.1, 0)
  expect(navigation.moving).toBe(false)
  navigation.throw(1, 0)
  navigation.stop()
  expect(navigation.advance(9000)).toBe(false)
})
