/** A picture to be stamped: which pixels, relative to its middle, in which colour; the opaque ones first. */
export interface Sprite {
  readonly dx: Int16Array
  readonly dy: Int16Array
  /** As they stand in memory: alpha, blue, green, red from the highest byte. Signed, which engines are quicker with. */
  readonly colors: Int32Array
  readonly opaque: number
  /** How far it reaches from its middle, in pixels. */
  readonly reach: number
  /** Where the pixels are in a surface of some width. */
  offsets: { width: number; values: Int32Array } | null
}

/** From which alpha on a pixel counts as opaque, and below which as not there. */
export interface Edges {
  readonly solid: number
  readonly none: number
}

/** Reads a sprite out of a picture of four bytes a pixel. */
export function spriteOf(
  data: Int32Array,
  width: number,
  height: number,
  { solid: from, none }: Edges = { solid: 250, none: 8 },
): Sprite {
  const [solid, clear]: [number[], number[]] = [[], []]
  for (let i = 0; i < width * height; i++) {
    const alpha = data[i]! >>> 24
    if (alpha > none) (alpha > from ? solid : clear).push(i)
  }
  const pixels = [...solid, ...clear]
  const [midX, midY] = [width >> 1, height >> 1]
  return {
    dx: Int16Array.from(pixels, (i) => (i % width) - midX),
    dy: Int16Array.from(pixels, (i) => Math.floor(i / width) - midY),
    colors: Int32Array.from(pixels, (i, k) => (k < solid.length ? data[i]! | 0xff000000 : data[i]!)),
    opaque: solid.length,
    reach: Math.max(width, height) / 2 + 1,
    offsets: null,
  }
}

/** One colour laid over another, in whole numbers and two channels at a time. */
export function blend(over: number, under: number): number {
  const a = over >>> 24
  const b = under >>> 24
  if (b === 0) return over
  const alpha = b === 255 ? 255 : a + (((255 - a) * b + 127) >> 8)
  const share = b === 255 ? a + 1 : alpha === 0 ? 0 : ((a << 8) / alpha) | 0
  const rest = 256 - share
  const redBlue = ((Math.imul(over & 0xff00ff, share) + Math.imul(under & 0xff00ff, rest)) >>> 8) & 0xff00ff
  const green = ((Math.imul(over & 0xff00, share) + Math.imul(under & 0xff00, rest)) >>> 8) & 0xff00
  return (alpha << 24) | redBlue | green
}

/**
 * A picture in memory, with a rim around what is shown, so that nothing drawn near an edge needs to be cut.
 * Drawing thousands of stamps here costs a tenth of what it costs on a canvas.
 */
export interface Surface {
  readonly width: number
  readonly height: number
  clear(): void
  /** Middle of the stamp, in pixels of the shown part. */
  stamp(sprite: Sprite, x: number, y: number): void
  /** A line with soft edges; `color` without its alpha, which is given from 0 to 255. */
  line(x0: number, y0: number, x1: number, y1: number, color: number, alpha: number): void
  show(context: CanvasRenderingContext2D): void
}

/** How wide a line is, in pixels. */
const THICK = 1.6

/** How far beyond the shown part a stamp may reach, in pixels. */
export const RIM = 96

export function createSurface(width: number, height: number): Surface {
  const stride = width + 2 * RIM
  const rows = height + 2 * RIM
  const image = new ImageData(stride, rows)
  const pixels = new Int32Array(image.data.buffer)
  // What has to be cleared and shown: the rows that were drawn on, now and in the picture before.
  let [top, bottom] = [rows, 0]
  let [shownTop, shownBottom] = [0, rows]

  function touch(from: number, to: number) {
    if (from < top) top = from
    if (to > bottom) bottom = to
  }

  function offsetsOf(sprite: Sprite): Int32Array {
    if (sprite.offsets?.width === stride) return sprite.offsets.values
    const values = Int32Array.from(sprite.dx, (dx, i) => dx + sprite.dy[i]! * stride)
    sprite.offsets = { width: stride, values }
    return values
  }

  function dot(x: number, y: number, color: number, alpha: number) {
    if (alpha < 4 || x < 0 || y < 0 || x >= stride || y >= rows) return
    const i = y * stride + x
    pixels[i] = blend((alpha << 24) | (color & 0xffffff), pixels[i]!)
  }

  return {
    width,
    height,
    clear() {
      if (bottom > top) pixels.fill(0, Math.max(0, top) * stride, Math.min(rows, bottom) * stride)
      ;[top, bottom] = [rows, 0]
    },
    stamp(sprite, x, y) {
      const { reach, colors, opaque } = sprite
      if (x < -reach || y < -reach || x > width + reach || y > height + reach || reach > RIM / 2) return
      const offsets = offsetsOf(sprite)
      const row = Math.floor(y) + RIM
      const at = row * stride + Math.floor(x) + RIM
      touch(row - Math.ceil(reach), row + Math.ceil(reach))
      for (let i = 0; i < opaque; i++) pixels[at + offsets[i]!] = colors[i]!
      for (let i = opaque; i < colors.length; i++) {
        const to = at + offsets[i]!
        const under = pixels[to]!
        pixels[to] = under === 0 ? colors[i]! : blend(colors[i]!, under)
      }
    },
    line(x0, y0, x1, y1, color, alpha) {
      // Along the axis in which it is longer, pixel by pixel; across, each pixel by how much of it is covered.
      const steep = Math.abs(y1 - y0) > Math.abs(x1 - x0)
      const [a0, b0, a1, b1] = steep ? [y0, x0, y1, x1] : [x0, y0, x1, y1]
      const slope = a1 === a0 ? 0 : (b1 - b0) / (a1 - a0)
      const half = (THICK / 2) * Math.hypot(1, slope)
      const first = Math.max(-RIM, Math.round(Math.min(a0, a1)))
      const last = Math.min((steep ? height : width) + RIM, Math.round(Math.max(a0, a1)))
      for (let a = first; a < last; a++) {
        const middle = b0 + slope * (a + 0.5 - a0)
        for (let b = Math.floor(middle - half); b <= Math.floor(middle + half); b++) {
          const covered = Math.min(b + 1, middle + half) - Math.max(b, middle - half)
          if (steep) dot(b + RIM, a + RIM, color, Math.round(alpha * covered))
          else dot(a + RIM, b + RIM, color, Math.round(alpha * covered))
        }
      }
      touch(Math.floor(Math.min(y0, y1)) + RIM - 3, Math.ceil(Math.max(y0, y1)) + RIM + 4)
    },
    show(context) {
      const from = Math.max(RIM, Math.min(top, shownTop))
      const to = Math.min(rows - RIM, Math.max(bottom, shownBottom))
      ;[shownTop, shownBottom] = [top, bottom]
      if (to > from) context.putImageData(image, -RIM, -RIM, RIM, from, width, to - from)
    },
  }
}
