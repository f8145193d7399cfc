/** A colour as it lies in a pixel, without its opacity: 0xBBGGRR. */
export type Ink = number

/**
 * Pixels of columns that slide: column `c` lies at `c` modulo the width, so that only what is new is drawn, and
 * the picture is shown in two pieces.
 */
export interface Raster {
  readonly width: number
  readonly height: number
  /** Empties a column. */
  clear(column: number): void
  clearAll(): void
  /**
   * Fills a column between two heights, in pixels from the top. The edges fade over `ramp` pixels: 1 for a flat
   * edge, more where the edge of a steep line crosses the column. Nothing is drawn beyond `above` and `below`.
   */
  span(
    column: number,
    top: number,
    bottom: number,
    ink: Ink,
    opacity?: number,
    ramp?: number,
    above?: number,
    below?: number,
  ): void
  /** Fills a column from a line to the height on which the area stands; it is fainter nearer to that. */
  fade(column: number, line: number, base: number, ink: Ink, opacity: number): void
  /** Shows `first` and the columns after it, from the left edge of the canvas on. */
  show(context: CanvasRenderingContext2D, first: number): void
}

export function createRaster(image: ImageData): Raster {
  const { width, height } = image
  const pixels = new Uint32Array(image.data.buffer)
  const place = (column: number) => column - Math.floor(column / width) * width

  function blend(at: number, ink: Ink, alpha: number) {
    const under = pixels[at]!
    if (alpha >= 255 || under === 0) {
      pixels[at] = ((alpha << 24) | ink) >>> 0
      return
    }
    const below = (under >>> 24) * (255 - alpha)
    const sum = alpha * 255 + below
    const mix = (shift: number) =>
      Math.round((((ink >>> shift) & 255) * alpha * 255 + ((under >>> shift) & 255) * below) / sum)
    const over = Math.round(sum / 255)
    pixels[at] = ((over << 24) | (mix(16) << 16) | (mix(8) << 8) | mix(0)) >>> 0
  }

  return {
    width,
    height,
    clear(column) {
      for (let at = place(column), end = width * height; at < end; at += width) pixels[at] = 0
    },
    clearAll: () => void pixels.fill(0),
    span(column, top, bottom, ink, opacity = 1, ramp = 1, above = 0, below = height) {
      const x = place(column)
      const start = Math.max(0, Math.floor(top - ramp / 2), Math.floor(above))
      const end = Math.min(height, Math.ceil(bottom + ramp / 2), Math.ceil(below))
      // Between these no edge is near.
      const from = Math.max(top + ramp / 2, above + 0.5)
      const to = Math.min(bottom - ramp / 2, below - 0.5)
      const full = Math.round(opacity * 255)
      const solid = (0xff000000 | ink) >>> 0
      for (let y = start, at = start * width + x; y < end; y++, at += width) {
        const middle = y + 0.5
        if (middle >= from && middle <= to) {
          if (full < 255) blend(at, ink, full)
          else pixels[at] = solid
          continue
        }
        const edges = share((middle - top) / ramp) - share((middle - bottom) / ramp)
        const alpha = Math.round(full * Math.min(edges, share(middle - above), share(below - middle)))
        if (alpha > 0) blend(at, ink, alpha)
      }
    },
    fade(column, line, base, ink, opacity) {
      const x = place(column)
      const first = Math.max(0, Math.round(Math.min(line, base)))
      const last = Math.min(height, Math.round(Math.max(line, base)))
      for (let y = first, at = first * width + x; y < last; y++, at += width) {
        const far = Math.abs(y + 0.5 - base) / height
        const alpha = Math.round(255 * opacity * (0.12 + 0.88 * far))
        if (alpha > 0) blend(at, ink, alpha)
      }
    },
    show(context, first) {
      const cut = place(first)
      context.putImageData(image, -cut, 0, cut, 0, width - cut, height)
      if (cut > 0) context.putImageData(image, width - cut, 0, 0, 0, cut, height)
    },
  }
}

/** How much of a pixel lies beyond an edge that is this far away from its middle. */
const share = (distance: number) => (distance > 0.5 ? 1 : distance < -0.5 ? 0 : distance + 0.5)
