import { LAND } from './land-data.ts'
import { worldX, worldY } from './mercator.ts'

/** One coast line, closed, in the world's unit square. */
export interface Ring {
  /** x and y in turn. */
  readonly points: Float64Array
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

const PER_DEGREE = 10

/**
 * Rings of longitude and latitude in tenths of a degree, in turn, from what `scripts/encode-land.mjs` wrote: for each
 * ring its length, then differences, each a zig-zag varint.
 */
export function decodeRings(base64: string): Int16Array[] {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  const rings: Int16Array[] = []
  let at = 0
  const next = () => {
    let [value, shift, byte] = [0, 0, 128]
    while (byte > 127) {
      byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
      shift += 7
    }
    return (value >>> 1) ^ -(value & 1)
  }
  let [x, y] = [0, 0]
  while (at < bytes.length) {
    const ring = new Int16Array(next() * 2)
    for (let i = 0; i < ring.length; i += 2) {
      x += next()
      y += next()
      ring[i] = x
      ring[i + 1] = y
    }
    rings.push(ring)
  }
  return rings
}

let land: readonly Ring[] | undefined

/** The land of the built-in world map: Natural Earth, 1:110m, public domain. */
export function landRings(): readonly Ring[] {
  land ??= decodeRings(LAND).map((degrees) => {
    const points = Float64Array.from(degrees, (value, i) =>
      i % 2 ? worldY(value / PER_DEGREE) : worldX(value / PER_DEGREE),
    )
    const box = { x0: 1, y0: 1, x1: 0, y1: 0 }
    for (let i = 0; i < points.length; i += 2) {
      box.x0 = Math.min(box.x0, points[i]!)
      box.x1 = Math.max(box.x1, points[i]!)
      box.y0 = Math.min(box.y0, points[i + 1]!)
      box.y1 = Math.max(box.y1, points[i + 1]!)
    }
    return { points, ...box }
  })
  return land
}
