import { worldX, worldY } from '../camera/mercator.ts'
import { LAND } from './land-data.ts'

/** A line in the world's unit square; a coast is closed, a border is not. */
export interface Line {
  /** x and y in turn. */
  readonly points: Float64Array
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

const PER_DEGREE = 10

const BASE = 90
const SMALL = 70
const UNUSED = '"$\'\\`'

/** What a character stands for: its place among the printable ones that need no escape. */
const digits = (): Map<string, number> =>
  new Map(
    Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
      .filter((char) => !UNUSED.includes(char))
      .map((char, i) => [char, i]),
  )

/** Lines of longitude and latitude in tenths of a degree, in turn, from what `scripts/number-text.mjs` wrote. */
export function decodeLines(text: string): Int16Array[] {
  const values = digits()
  const lines: Int16Array[] = []
  let at = 0
  const digit = () => values.get(text[at++]!) ?? 0
  const next = () => {
    const first = digit()
    if (first < SMALL) return first
    return first < BASE - 1 ? SMALL + (first - SMALL) * BASE + digit() : digit() * BASE + digit()
  }
  const step = () => {
    const value = next()
    return (value >>> 1) ^ -(value & 1)
  }
  let [x, y] = [0, 0]
  while (at < text.length) {
    const line = new Int16Array(step() * 2)
    for (let i = 0; i < line.length; i += 2) {
      x += step()
      y += step()
      line[i] = x
      line[i + 1] = y
    }
    lines.push(line)
  }
  return lines
}

/** Lines as they lie in the world's unit square. */
export const placedLines = (text: string): readonly Line[] =>
  decodeLines(text).map((degrees) => {
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

let land: readonly Line[] | undefined

/** The land of the built-in world map: Natural Earth, 1:110m, public domain. */
export function landLines(): readonly Line[] {
  land ??= placedLines(LAND)
  return land
}
