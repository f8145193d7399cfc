import '@channelkit/ui/styles.css'
import type { Clock } from '@channelkit/core'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { mountMap } from './mount.ts'
import type { MapOptions, WorldMap } from './options.ts'

export interface Row {
  id: string
  lat: number
  lng: number
  heading?: number
  color?: string
  at?: number
}

export const clock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as never),
}

export const land = [0, 128, 0, 255]
export const sea = [0, 0, 0, 0]
const size = { width: 800, height: 500 }
const world = 256 * 4

export const optionsOf = (rows: Row[], more: Partial<MapOptions<Row>> = {}): MapOptions<Row> => ({
  data: { ids: rows.map(({ id }) => id), get: (id) => rows.find((row) => row.id === id) },
  read: (row) => row,
  clock,
  view: { lat: 0, lng: 0, zoom: 2 },
  ...more,
})

/** Where a place is on a map that looks at 0, 0 at zoom 2. */
export const screenOf = (lat: number, lng: number) => {
  const sine = Math.sin((lat * Math.PI) / 180)
  return [
    400 + (lng / 360) * world,
    250 - (Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world,
  ] as const
}

/** A map in a page of 800 by 500 pixels for each test, with green land and red markers. */
export function useMap() {
  let root: HTMLElement
  let map: WorldMap<Row> | undefined
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
  const canvas = (name: string) => root.querySelector<HTMLCanvasElement>(`.ck-map-${name}`)!
  return {
    get root() {
      return root
    },
    mount(rows: Row[], more: Partial<MapOptions<Row>> = {}) {
      map = mountMap(root, optionsOf(rows, more))
      return map
    },
    canvas,
    /** The colour at a point of the box. */
    pixel(name: string, x: number, y: number): number[] {
      const from = canvas(name)
      const box = from.getBoundingClientRect()
      const outer = root.getBoundingClientRect()
      const scale = from.width / box.width
      const at = [(x - (box.left - outer.left)) * scale, (y - (box.top - outer.top)) * scale]
      return [...from.getContext('2d')!.getImageData(Math.round(at[0]!), Math.round(at[1]!), 1, 1).data]
    },
    shown: () => vi.waitFor(() => expect(canvas('markers').width).toBeGreaterThan(400)),
  }
}
