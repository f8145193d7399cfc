import { worldSize } from '../camera/camera.ts'
import { worldX, worldY } from '../camera/mercator.ts'
import type { MapColors } from '../theme.ts'
import { type Line, placedLines } from './land.ts'
import type { Picture } from './land-picture.ts'
import { BORDERS, COUNTRIES, PLACES } from './places-data.ts'

/** A name on the map, in the world's unit square. */
export interface Name {
  readonly text: string
  readonly x: number
  readonly y: number
  /** From which zoom on it has room. */
  readonly zoom: number
  /** It stands at a place, and not across a country. */
  readonly dot: boolean
}

/** From here on cities are named. */
const CITIES_FROM = 4
/** Borders are drawn no finer than this, in pixels. */
const FINEST = 0.8
/** Around a name nothing else is written, in pixels. */
const ROOM = 6

let borders: readonly Line[] | undefined
const known = new Map<string, readonly Name[]>()

/** All names, the ones that go before others first; those of countries as a locale has them. */
export function namesOf(locale?: string): readonly Name[] {
  const made = known.get(locale ?? '')
  if (made) return made
  const regions = new Intl.DisplayNames(locale, { type: 'region', style: 'short' })
  const at = (place: string) => {
    const [lng = 0, lat = 0] = place.split(',').map(Number)
    return { x: worldX(lng), y: worldY(lat) }
  }
  const countries = COUNTRIES.split(';').map((entry): Name => {
    const code = entry.slice(0, 2)
    return { text: regions.of(code) ?? code, ...at(entry.slice(3)), zoom: Number(entry[2]), dot: false }
  })
  const cities = PLACES.split(';').map((entry): Name => {
    const [text = '', place = ''] = entry.split('|')
    return { text, ...at(place), zoom: CITIES_FROM, dot: true }
  })
  const names = [...countries, ...cities]
  known.set(locale ?? '', names)
  return names
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Of names with how wide they are, those that are not on one that goes before them, with where they stand. */
export function placed(
  names: readonly Name[],
  { camera, width, height }: Picture,
  widthOf: (name: Name) => number,
): { name: Name; x: number; y: number }[] {
  const scale = worldSize(camera.zoom)
  const left = camera.x * scale - width / 2
  const top = camera.y * scale - height / 2
  const taken: Box[] = []
  const result: { name: Name; x: number; y: number }[] = []
  for (const name of names) {
    if (name.zoom > camera.zoom) continue
    const y = name.y * scale - top
    if (y < 0 || y > height) continue
    for (let copy = Math.floor(left / scale); copy * scale < left + width; copy++) {
      const x = (name.x + copy) * scale - left
      if (x < 0 || x > width) continue
      const half = widthOf(name) / 2
      const middle = name.dot ? y - 9 : y
      const box = {
        left: x - half - ROOM,
        right: x + half + ROOM,
        top: middle - 8,
        bottom: (name.dot ? y + 4 : middle + 8) + 2,
      }
      if (taken.some((other) => overlap(box, other))) continue
      taken.push(box)
      result.push({ name, x, y })
    }
  }
  return result
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Borders of countries, in each copy of the world that is in the picture. */
export function drawBorders(
  context: CanvasRenderingContext2D,
  { camera, width, height }: Picture,
  colors: MapColors,
): void {
  borders ??= placedLines(BORDERS)
  const scale = worldSize(camera.zoom)
  const left = camera.x * scale - width / 2
  const top = camera.y * scale - height / 2
  context.beginPath()
  for (let copy = Math.floor(left / scale); copy * scale < left + width; copy++) {
    const shift = copy * scale - left
    for (const { points, x0, x1, y0, y1 } of borders) {
      if (x1 * scale + shift < 0 || x0 * scale + shift > width) continue
      if (y1 * scale < top || y0 * scale > top + height) continue
      let [lastX, lastY] = [Number.NaN, Number.NaN]
      for (let i = 0; i < points.length; i += 2) {
        const x = points[i]! * scale + shift
        const y = points[i + 1]! * scale - top
        const near = Math.abs(x - lastX) < FINEST && Math.abs(y - lastY) < FINEST
        if (near && i > 0 && i < points.length - 2) continue
        if (i === 0) context.moveTo(x, y)
        else context.lineTo(x, y)
        ;[lastX, lastY] = [x, y]
      }
    }
  }
  context.strokeStyle = colors.border
  context.lineWidth = 1
  context.lineJoin = 'round'
  context.setLineDash([4, 3])
  context.stroke()
  context.setLineDash([])
}

/** Names of countries and cities, as many as have room. */
export function drawNames(
  context: CanvasRenderingContext2D,
  picture: Picture,
  { colors, font, locale }: { colors: MapColors; font: string; locale: string | undefined },
): void {
  const style = ({ dot }: Name) => `${dot ? 500 : 600} 11px ${font}`
  const widths = new Map<Name, number>()
  const widthOf = (name: Name) => {
    const width = widths.get(name)
    if (width !== undefined) return width
    context.font = style(name)
    const measured = context.measureText(name.text).width
    widths.set(name, measured)
    return measured
  }
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.strokeStyle = colors.land
  context.fillStyle = colors.label
  for (const { name, x, y } of placed(namesOf(locale), picture, widthOf)) {
    context.font = style(name)
    context.lineWidth = 3
    context.strokeText(name.text, x, name.dot ? y - 9 : y)
    context.fillText(name.text, x, name.dot ? y - 9 : y)
    if (!name.dot) continue
    context.beginPath()
    context.arc(x, y, 2, 0, 7)
    context.lineWidth = 2
    context.stroke()
    context.fill()
  }
}
