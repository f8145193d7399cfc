import '@channelkit/ui/styles.css'
import type { Clock } from '@channelkit/core'
import { afterEach, expect, test, vi } from 'vitest'
import { mountMap, type WorldMap } from '../map/index.ts'
import { type MapLibreOptions, maplibre } from './maplibre.ts'

const clock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as never),
}

let map: WorldMap | undefined
afterEach(() => {
  map?.destroy()
  map = undefined
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const style = {
  version: 8 as const,
  sources: {},
  layers: [{ id: 'sea', type: 'background' as const, paint: { 'background-color': '#0000ff' } }],
}

function mount(options: MapLibreOptions) {
  const root = document.createElement('div')
  root.style.cssText = 'position:relative;width:600px;height:400px'
  document.body.append(root)
  const row: unknown = { lat: 50, lng: 10 }
  map = mountMap<unknown>(root, {
    data: { ids: ['a'], get: () => row },
    read: (row) => row as never,
    clock,
    view: { lat: 50, lng: 10, zoom: 4 },
    base: maplibre(options),
  })
  return root
}
const marker = (root: HTMLElement) => {
  const canvas = root.querySelector<HTMLCanvasElement>('.ck-map-markers')!
  return canvas.getContext('2d')!.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[3]
}
const builtIn = (root: HTMLElement) => root.querySelector('.ck-map-land')

test('it shows a style below the markers, and looks where they are', async () => {
  const root = mount({ style })
  await vi.waitFor(() => expect(root.querySelector('canvas.maplibregl-canvas')).toBeTruthy(), 15_000)
  await vi.waitFor(() => expect(marker(root)).toBe(255))
  expect(builtIn(root)).toBeNull()
  map?.destroy()
  map = undefined
  expect(root.childElementCount).toBe(0)
}, 20_000)

test('without WebGL2 the built-in map takes its place', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const real = HTMLCanvasElement.prototype.getContext
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
    this: HTMLCanvasElement,
    ...args: never[]
  ) {
    return String(args[0]).startsWith('webgl')
      ? null
      : (real as never as typeof real).apply(this, args as never)
  } as never)
  const root = mount({ style })
  await vi.waitFor(() => expect(builtIn(root)).toBeTruthy(), 15_000)
  await vi.waitFor(() => expect(marker(root)).toBe(255))
  expect(warn).toHaveBeenCalled()
  expect(root.querySelector('.maplibregl-canvas')).toBeNull()
}, 20_000)

test('a style that is not to be had gives way as well', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const root = mount({ style: '/no-such-style.json' })
  await vi.waitFor(() => expect(builtIn(root)).toBeTruthy(), 15_000)
  await vi.waitFor(() => expect(marker(root)).toBe(255))
  expect(warn).toHaveBeenCalled()
}, 20_000)

test('neither a style nor an archive is said in plain words', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const root = mount({})
  await vi.waitFor(() => expect(builtIn(root)).toBeTruthy())
  expect(String(warn.mock.calls[0]?.[1])).toContain('give a style')
})
