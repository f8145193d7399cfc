import '@channelkit/ui/styles.css'
import type { Clock } from '@channelkit/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BaseFactory } from './ground/base-layer.ts'
import { mountMap } from './mount.ts'
import type { MapOptions, WorldMap } from './options.ts'

type Row = { id: string; lat: number; lng: number; heading?: number; color?: string; at?: number }

const clock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as never),
}

let root: HTMLElement
let map: WorldMap<Row> | undefined
const size = { width: 800, height: 500 }

beforeEach(() => {
  root = document.createElement('div')
  root.style.cssText = `position:relative;width:${size.width}px;height:${size.height}px`
  root.style.setProperty('--ck-map-land', 'rgb(0, 128, 0)')
  root.style.setProperty('--ck-map-marker', 'rgb(255, 0, 0)')
  root.style.setProperty('--ck-map-grid', 'transparent')
  root.style.setProperty('--ck-map-border', 'transparent')
  root.style.setProperty('--ck-map-label', 'rgb(0, 128, 0)')
  document.body.append(root)
})
afterEach(() => {
  map?.destroy()
  map = undefined
  root.remove()
})

const optionsOf = (rows: Row[], more: Partial<MapOptions<Row>> = {}): MapOptions<Row> => ({
  data: { ids: rows.map(({ id }) => id), get: (id) => rows.find((row) => row.id === id) },
  read: (row) => row,
  clock,
  view: { lat: 0, lng: 0, zoom: 2 },
  ...more,
})
const mount = (rows: Row[], more: Partial<MapOptions<Row>> = {}) => {
  map = mountMap(root, optionsOf(rows, more))
  return map
}
const canvas = (name: string) => root.querySelector<HTMLCanvasElement>(`.ck-map-${name}`)!
const world = 256 * 4

/** The colour at a place of a map that looks at 0, 0 at zoom 2. */
function pixel(name: string, x: number, y: number): number[] {
  const from = canvas(name)
  const box = from.getBoundingClientRect()
  const outer = root.getBoundingClientRect()
  const scale = from.width / box.width
  const at = [(x - (box.left - outer.left)) * scale, (y - (box.top - outer.top)) * scale]
  return [...from.getContext('2d')!.getImageData(Math.round(at[0]!), Math.round(at[1]!), 1, 1).data]
}
const screenOf = (lat: number, lng: number) => {
  const sine = Math.sin((lat * Math.PI) / 180)
  return [
    400 + (lng / 360) * world,
    250 - (Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world,
  ] as const
}
const shown = () => vi.waitFor(() => expect(canvas('markers').width).toBeGreaterThan(400))
const land = [0, 128, 0, 255]
const sea = [0, 0, 0, 0]

test('land is drawn where land is, also across the antimeridian', async () => {
  mount([])
  await shown()
  expect(pixel('land', ...screenOf(20, 10))).toEqual(land) // Sahara
  expect(pixel('land', ...screenOf(-10, -55))).toEqual(land) // Brazil
  expect(pixel('land', ...screenOf(0, -30))).toEqual(sea)
  expect(pixel('land', ...screenOf(-30, 80))).toEqual(sea)
  map?.look({ lat: 0, lng: 180, zoom: 2 })
  await vi.waitFor(() => expect(pixel('land', ...screenOf(-25, 135 - 180))).toEqual(land)) // Australia
  expect(pixel('land', ...screenOf(-10, -55 + 180))).toEqual(land)
  expect(pixel('land', ...screenOf(0, -20))).toEqual(sea) // the Pacific at 160 east
})

test('a marker stands where it must, with a soft edge, and is gone when it is removed', async () => {
  const mounted = mount([{ id: 'a', lat: 30, lng: -40 }])
  await shown()
  const [x, y] = screenOf(30, -40)
  await vi.waitFor(() => expect(pixel('markers', x, y)).toEqual([255, 0, 0, 255]))
  expect(pixel('markers', x + 14, y)).toEqual(sea)
  const alphas = Array.from({ length: 12 }, (_, i) => pixel('markers', x + i, y)[3]!)
  expect(alphas.some((alpha) => alpha > 8 && alpha < 248)).toBe(true)
  mounted.update(optionsOf([]))
  await vi.waitFor(() => expect(pixel('markers', x, y)).toEqual(sea))
})

test('a marker glides: half way it is in between', async () => {
  let now = 10_000
  const frozen = { clock: { ...clock, now: () => now } }
  const mounted = mount([{ id: 'a', lat: 0, lng: -40 }], frozen)
  await shown()
  now = 12_000
  mounted.update(optionsOf([{ id: 'a', lat: 0, lng: 40 }], frozen))
  now = 12_500
  mounted.redraw()
  expect(pixel('markers', ...screenOf(0, 0))).toEqual([255, 0, 0, 255])
  now = 13_000
  mounted.redraw()
  expect(pixel('markers', ...screenOf(0, 40))).toEqual([255, 0, 0, 255])
  expect(pixel('markers', ...screenOf(0, 0))).toEqual(sea)
})

test('a heading turns the marker, and what has been silent for long fades', async () => {
  mount(
    [
      { id: 'north', lat: 0, lng: -40, heading: 0 },
      { id: 'east', lat: 0, lng: 40, heading: 90 },
      { id: 'silent', lat: 30, lng: 0, at: Date.now() - 120_000 },
    ],
    { staleAfter: 30_000 },
  )
  await shown()
  const [northX, y] = screenOf(0, -40)
  const [eastX] = screenOf(0, 40)
  await vi.waitFor(() => expect(pixel('markers', northX, y - 5)[3]).toBe(255))
  expect(pixel('markers', eastX + 5, y)[3]).toBe(255)
  expect(pixel('markers', northX + 9, y)[3]).toBe(0)
  expect(pixel('markers', eastX, y - 9)[3]).toBe(0)
  const faded = pixel('markers', ...screenOf(30, 0))
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
  mount(rows, { onView })
  await shown()
  const [x, y] = screenOf(22.8, 12.8)
  await vi.waitFor(() => expect(pixel('markers', x + 12, y)[3]).toBeGreaterThan(200))
  const outer = root.getBoundingClientRect()
  for (const type of ['pointerdown', 'pointerup'])
    root.dispatchEvent(
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
  mount([{ id: 'a', lat: 0, lng: 0 }], { onView, view: { lat: 0, lng: 0, zoom: 3 } })
  await shown()
  const outer = root.getBoundingClientRect()
  const at = (x: number, y: number) => ({
    clientX: outer.left + x,
    clientY: outer.top + y,
    pointerId: 1,
    pointerType: 'mouse',
    bubbles: true,
  })
  root.dispatchEvent(new PointerEvent('pointerdown', at(400, 250)))
  root.dispatchEvent(new PointerEvent('pointermove', at(500, 250)))
  await new Promise((resolve) => setTimeout(resolve, 100))
  root.dispatchEvent(new PointerEvent('pointerup', at(500, 250)))
  const degrees = (100 / (256 * 8)) * 360
  await vi.waitFor(() => expect(onView.mock.lastCall?.[0].lng).toBeCloseTo(-degrees, 3), 3000)
  root.dispatchEvent(
    new WheelEvent('wheel', { ...at(500, 250), deltaY: -100, bubbles: true, cancelable: true }),
  )
  await vi.waitFor(() => expect(onView.mock.lastCall?.[0].zoom).toBeGreaterThan(3.2), 3000)
  const { lng, zoom } = onView.mock.lastCall?.[0] ?? {}
  // What was under the pointer, 0 degrees, still is.
  expect(lng + (100 / (256 * 2 ** zoom)) * 360).toBeCloseTo(0, 3)
})

test('a base that cannot start gives way to the built-in map, with the same markers', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const throws: BaseFactory = () => {
    throw new Error('no WebGL2')
  }
  const mounted = mount([{ id: 'a', lat: 30, lng: -40 }], { base: throws })
  await shown()
  await vi.waitFor(() => expect(pixel('land', ...screenOf(20, 10))).toEqual(land))
  expect(pixel('markers', ...screenOf(30, -40))).toEqual([255, 0, 0, 255])

  let fail = (_: unknown) => {}
  const destroy = vi.fn()
  const draw = vi.fn()
  const late: BaseFactory = (host) => {
    fail = host.fail
    host.attribute('Somebody')
    return { draw, destroy }
  }
  const onAttribution = vi.fn()
  mounted.update(optionsOf([{ id: 'a', lat: 30, lng: -40 }], { base: late, onAttribution }))
  await vi.waitFor(() => expect(draw).toHaveBeenCalled())
  expect(canvas('land')).toBeNull()
  expect(onAttribution).toHaveBeenLastCalledWith('Somebody')
  fail(new Error('the style was not found'))
  expect(destroy).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(pixel('land', ...screenOf(20, 10))).toEqual(land))
  expect(onAttribution).toHaveBeenLastCalledWith('')
  expect(warn).toHaveBeenCalledTimes(2)
  warn.mockRestore()
})

test('tiles lie over the built-in map, with who made them; one that is missing shows what is below', async () => {
  const tile = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>'
  const onAttribution = vi.fn()
  mount([], { tiles: { url: `${tile}#{z}/{x}/{y}`, attribution: 'Map makers' }, onAttribution })
  await shown()
  await vi.waitFor(() => expect(root.querySelectorAll('img[data-state=shown]').length).toBeGreaterThan(5))
  expect(onAttribution).toHaveBeenLastCalledWith('Map makers')
  const addresses = [...root.querySelectorAll('img')].map((image) => image.src.split('#')[1])
  expect(addresses).toContain('2/1/1')
  expect(addresses.every((address) => /^2[/][0-3][/][0-3]$/.test(address!))).toBe(true)
})

test('for those who want no motion nothing glides', async () => {
  const mounted = mount([{ id: 'a', lat: 0, lng: -40 }], { still: true })
  await shown()
  mounted.update(optionsOf([{ id: 'a', lat: 0, lng: 40 }], { still: true }))
  mounted.redraw()
  expect(pixel('markers', ...screenOf(0, 40))).toEqual([255, 0, 0, 255])
})

test('borders and names help where land is blank, and each name stands free', async () => {
  mount([], { view: { lat: 50, lng: 10, zoom: 6 }, locale: 'en' })
  root.style.setProperty('--ck-map-label', 'rgb(0, 0, 255)')
  root.style.setProperty('--ck-map-border', 'rgb(255, 0, 255)')
  await shown()
  const inked = (wanted: (r: number, g: number, b: number) => boolean) => {
    const { width, height } = canvas('land')
    const { data } = canvas('land').getContext('2d')!.getImageData(0, 0, width, height)
    let count = 0
    for (let i = 0; i < data.length; i += 4) if (wanted(data[i]!, data[i + 1]!, data[i + 2]!)) count++
    return count
  }
  await vi.waitFor(() => expect(inked((r, g, b) => b > 200 && r < 60 && g < 60)).toBeGreaterThan(200), 5000)
  expect(inked((r, g, b) => r > 200 && b > 200 && g < 60)).toBeGreaterThan(100)
})

test('what lies below is below the markers', async () => {
  mount([{ id: 'a', lat: 20, lng: 10 }])
  await shown()
  expect(canvas('land').compareDocumentPosition(canvas('markers'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})

test('it leaves nothing behind', () => {
  const mounted = mount([{ id: 'a', lat: 0, lng: 0 }])
  mounted.destroy()
  map = undefined
  expect(root.childElementCount).toBe(0)
})
