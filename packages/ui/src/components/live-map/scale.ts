import { type ElementNode, el, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { MapFormats } from './formats.ts'
import { keeper, type MapMemory } from './state.ts'

/** The length of the equator, in metres. */
const EQUATOR = 40_075_017
const LONGEST_PX = 90
/** On a map of the whole world a length holds for one latitude only. */
const FROM_ZOOM = 4

const shown = new WeakMap<HTMLElement, string>()

/** A line with how long it is on the ground. */
export const scaleBar = (memory: MapMemory): ElementNode =>
  el('span', { ...parts.scale, hidden: true, use: use(keeper, { memory, as: 'scale' as const }) })

/** The longest round length on the ground that has room, and how long it is in CSS pixels. */
export function scaleOf(lat: number, zoom: number): { metres: number; pixels: number } {
  const perPixel = (EQUATOR * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** zoom)
  const most = perPixel * LONGEST_PX
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = power * (most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1)
  return { metres, pixels: Math.round(metres / perPixel) }
}

/**
 * Brings the line up to date, with each picture.
 *
 * @param y the middle of the map in the world's unit square
 */
export function showScale(element: HTMLElement, y: number, zoom: number, formats: MapFormats): void {
  element.hidden = zoom < FROM_ZOOM
  if (element.hidden) return
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
  const { metres, pixels } = scaleOf(lat, zoom)
  const text = formats.length(metres)
  if (shown.get(element) === `${pixels} ${text}`) return
  shown.set(element, `${pixels} ${text}`)
  element.style.width = `${pixels}px`
  element.textContent = text
}
