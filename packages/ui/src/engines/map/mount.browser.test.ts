import { expect, test, vi } from 'vitest'
import { clock, optionsOf, screenOf, sea, useMap } from './test-map.ts'

const page = useMap()

test('a marker stands where it must, with a soft edge, and is gone when it is removed', async () => {
  const mounted = page.mount([{ id: 'a', lat: 30, lng: -40 }])
  await page.shown()
  const [x, y] = screenOf(30, -40)
  await vi.waitFor(() => expect(page.pixel('markers', x, y)).toEqual([255, 0, 0, 255]))
  expect(page.pixel('markers', x + 14, y)).toEqual(sea)
  const alphas = Array.from({ length: 12 }, (_, i) => page.pixel('markers', x + i, y)[3]!)
  expect(alphas.some((alpha) => alpha > 8 && alpha < 248)).toBe(true)
  mounted.update(optionsOf([]))
  await vi.waitFor(() => expect(page.pixel('markers', x, y)).toEqual(sea))
})

test('a marker glides: half way it is in between', async () => {
  let now = 10_000
  const frozen = { clock: { ...clock, now: () => now } }
  const mounted = page.mount([{ id: 'a', lat: 0, lng: -40 }], frozen)
  await page.shown()
  now = 12_000
  mounted.update(optionsOf([{ id: 'a', lat: 0, lng: 40 }], frozen))
  now = 12_500
  mounted.redraw()
  expect(page.pixel('markers', ...screenOf(0, 0))).toEqual([255, 0, 0, 255])
  now = 13_000
  mounted.redraw()
  expect(page.pixel('markers', ...screenOf(0, 40))).toEqual([255, 0, 0, 255])
  expect(page.pixel('markers', ...screenOf(0, 0))).toEqual(sea)
})

test('a heading turns the marker, and what has been silent for long fades', async () => {
  page.mount(
    [
      { id: 'north', lat: 0, lng: -40, heading: 0 },
      { id: 'east', lat: 0, lng: 40, heading: 90 },
      { id: 'silent', lat: 30, lng: 0, at: Date.now() - 120_000 },
    ],
    { staleAfter: 30_000 },
  )
  await page.shown()
  const [northX, y] = screenOf(0, -40)
  const [eastX] = screenOf(0, 40)
  await vi.waitFor(() => expect(page.pixel('markers', northX, y - 5)[3]).toBe(255))
  expect(page.pixel('markers', eastX + 5, y)[3]).toBe(255)
  expect(page.pixel('markers', northX + 9, y)[3]).toBe(0)
  expect(page.pixel('markers', eastX, y - 9)[3]).toBe(0)
  const faded = page.pixel('markers', ...screenOf(30, 0))
  expect(faded[3]).toBeGreaterThan(80)
  expect(faded[3]).toBeLessThan(130)
})

test('from 200 in view on they are put together, and a click on a bubble goes nearer', async () => {
  const rows = Array.from({ length: 220 }, (_, i) => ({
    id: `r${i}`,
    lat: 20 + (i % 15) * 0.4,
    lng: 10 + Math.floor(i / 15) * 0.4,
  }))
  const onView = vi.fn()
  page.mount(rows, { onView })
  await page.shown()
  const [x, y] = screenOf(22.8, 12.8)
  await vi.waitFor(() => expect(page.pixel('markers', x + 12, y)[3]).toBeGreaterThan(200))
  const outer = page.root.getBoundingClientRect()
  for (const type of ['pointerdown', 'pointerup'])
    page.root.dispatchEvent(
      new PointerEvent(type, {
        clientX: outer.left + x,
        clientY: outer.top + y,
        pointerId: 1,
        pointerType: 'mouse',
        bubbles: true,
      }),
    )
  await vi.waitFor(() => expect(onView.mock.lastCall?.[0].zoom).toBeGreaterThan(4), 3000)
})

test('dragging moves the map and the wheel zooms around the pointer', async () => {
  const onView = vi.fn()
  page.mount([{ id: 'a', lat: 0, lng: 0 }], { onView, view: { lat: 0, lng: 0, zoom: 3 } })
  await page.shown()
  // No real pointer is down, so there is none to capture.
  page.root.setPointerCapture = () => {}
  const outer = page.root.getBoundingClientRect()
  const at = (x: number, y: number) => ({
    clientX: outer.left + x,
    clientY: outer.top + y,
    pointerId: 1,
    pointerType: 'mouse',
    bubbles: true,
  })
  page.root.dispatchEvent(new PointerEvent('pointerdown', at(400, 250)))
  page.root.dispatchEvent(new PointerEvent('pointermove', at(500, 250)))
  await new Promise((resolve) => setTimeout(resolve, 100))
  page.root.dispatchEvent(new PointerEvent('pointerup', at(500, 250)))
  const degrees = (100 / (256 * 8)) * 360
  await vi.waitFor(() => expect(onView.mock.lastCall?.[0].lng).toBeCloseTo(-degrees, 3), 3000)
  page.root.dispatchEvent(
    new WheelEvent('wheel', { ...at(500, 250), deltaY: -100, bubbles: true, cancelable: true }),
  )
  await vi.waitFor(() => expect(onView.mock.lastCall?.[0].zoom).toBeGreaterThan(3.2), 3000)
  const { lng, zoom } = onView.mock.lastCall?.[0] ?? {}
  // What was under the pointer, 0 degrees, still is.
  expect(lng + (100 / (256 * 2 ** zoom)) * 360).toBeCloseTo(0, 3)
})

test('for those who want no motion nothing glides', async () => {
  const mounted = page.mount([{ id: 'a', lat: 0, lng: -40 }], { still: true })
  await page.shown()
  mounted.update(optionsOf([{ id: 'a', lat: 0, lng: 40 }], { still: true }))
  mounted.redraw()
  expect(page.pixel('markers', ...screenOf(0, 40))).toEqual([255, 0, 0, 255])
})

test('it leaves nothing behind', () => {
  const mounted = page.mount([{ id: 'a', lat: 0, lng: 0 }])
  mounted.destroy()
  expect(page.root.childElementCount).toBe(0)
})
