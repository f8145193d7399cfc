import type { Grid } from './grid.ts'
import type { Ink, Raster } from './raster.ts'

/** How one line of the grid looks, in device pixels. */
export interface Look {
  readonly ink: Ink
  readonly width: number
  readonly hidden: boolean
  /** The form that tells it from the others without colour, or none. */
  readonly mark: number | null
}

/** All that the picture of a column depends on beyond its numbers. */
export interface Painting {
  readonly looks: readonly Look[]
  /** Value to pixels from the top: `top + (high - value) * scale`. */
  readonly high: number
  readonly scale: number
  readonly top: number
  /** Where bars and areas stand, as a value. */
  readonly base: number
  /** The colour behind everything, for the rim of marks. */
  readonly surface: Ink
  /** Half the size of a mark, and how far marks of one line are apart. */
  readonly markSize: number
  readonly markEvery: number
  /** Columns that all bars of one moment take together. */
  readonly barWidth: number
}

/** How many columns to the left a change in a column can be seen. */
export const reachOf = ({ looks, barWidth, markSize }: Painting) =>
  Math.ceil(Math.max(markSize + 2, barWidth / 2 + 1, ...looks.map(({ width }) => width)))

/** Draws column `c` with all lines, from the numbers in the grid. */
export function paintColumn(raster: Raster, grid: Grid, painting: Painting, c: number): void {
  const { looks } = painting
  let bar = 0
  for (const [n, { kind }] of grid.lines.entries()) {
    if (looks[n]!.hidden) continue
    if (kind === 'bar') paintBar(raster, grid, painting, n, c, bar++)
    else paintLine(raster, grid, painting, n, c)
  }
  for (const [n, { mark, hidden }] of looks.entries()) {
    if (mark !== null && !hidden && grid.lines[n]!.kind !== 'bar')
      paintMark(raster, grid, painting, n, c, mark)
  }
}

function paintLine(raster: Raster, grid: Grid, painting: Painting, n: number, c: number) {
  const { high, low, travel, kind } = grid.lines[n]!
  const { ink, width } = painting.looks[n]!
  const at = grid.slot(c)
  if (low[at]! > high[at]!) return
  const top = yOf(painting, high[at]!)
  const bottom = yOf(painting, low[at]!)
  const middle = (top + bottom) / 2
  if (kind === 'area') raster.fade(c, middle, yOf(painting, painting.base), ink, 0.26)
  const rise = bottom - top
  const half = width / 2
  if (kind === 'step') return paintStep(raster, grid, painting, n, c)
  if (travel[at]! * painting.scale > 1.5 * rise + 0.5) {
    // The line turns back inside the column: all between its ends is covered.
    raster.span(c, top - half, bottom + half, ink)
    return
  }
  // The line crosses the column once. A steep one is seen in the columns beside too, over their whole rise; it
  // must not be seen beyond where the line itself goes there.
  const beside = [grid.slot(c - 1), grid.slot(c + 1)]
  const highest = Math.max(high[at]!, high[beside[0]!]!, high[beside[1]!]!)
  const lowest = Math.min(low[at]!, low[beside[0]!]!, low[beside[1]!]!)
  const thick = (width * Math.sqrt(1 + rise * rise)) / 2
  raster.span(
    c,
    middle - thick,
    middle + thick,
    ink,
    1,
    Math.max(1, rise),
    yOf(painting, highest) - half,
    yOf(painting, lowest) + half,
  )
}

/** What rises is as wide as the line: it is seen in the columns beside it too. */
function paintStep(raster: Raster, grid: Grid, painting: Painting, n: number, c: number) {
  const { high, low } = grid.lines[n]!
  const { ink, width } = painting.looks[n]!
  const right = Math.round(width / 2)
  const left = Math.max(0, Math.round(width) - right - 1)
  let highest = Number.NEGATIVE_INFINITY
  let lowest = Number.POSITIVE_INFINITY
  for (let beside = c - left; beside <= c + right; beside++) {
    const at = grid.slot(beside)
    if (high[at]! > highest) highest = high[at]!
    if (low[at]! < lowest) lowest = low[at]!
  }
  raster.span(c, yOf(painting, highest) - width / 2, yOf(painting, lowest) + width / 2, ink)
}

/** Bars stand around the column of their moment, those of one moment side by side. */
function paintBar(raster: Raster, grid: Grid, painting: Painting, n: number, c: number, order: number) {
  const { high, low } = grid.lines[n]!
  const { looks, barWidth } = painting
  const bars = grid.lines.filter(({ kind }, i) => kind === 'bar' && !looks[i]!.hidden).length
  const own = Math.max(1, Math.floor(barWidth / bars))
  const left = Math.floor(-(own * bars) / 2) + order * own
  // The space between two bars is theirs, so that they can be told apart.
  const shown = own > 3 ? own - 1 : own
  const base = yOf(painting, painting.base)
  for (let center = c - left; center > c - left - shown; center--) {
    const at = grid.slot(center)
    if (low[at]! > high[at]!) continue
    const top = Math.min(base, yOf(painting, high[at]!))
    const bottom = Math.max(base, yOf(painting, low[at]!))
    raster.span(c, top, bottom, looks[n]!.ink, 0.9)
    return
  }
}

/** Marks stand at fixed moments, so they slide with the line. */
function paintMark(raster: Raster, grid: Grid, painting: Painting, n: number, c: number, mark: number) {
  const { markEvery, markSize, looks, surface } = painting
  const offset = Math.round((n * markEvery) / looks.length)
  const center = Math.round((c - offset) / markEvery) * markEvery + offset
  const dx = Math.abs(c - center)
  if (dx > markSize + 2) return
  const { high, low } = grid.lines[n]!
  const at = grid.slot(center)
  if (low[at]! > high[at]!) return
  const y = yOf(painting, (high[at]! + low[at]!) / 2)
  const [rimTop, rimBottom] = markExtent(mark, dx, markSize + 1.5)
  if (rimBottom > rimTop) raster.span(c, y + 0.5 + rimTop, y + 0.5 + rimBottom, surface)
  const [top, bottom] = markExtent(mark, dx, markSize)
  if (bottom > top) raster.span(c, y + 0.5 + top, y + 0.5 + bottom, looks[n]!.ink)
}

/** From where to where a form reaches, `dx` beside its middle: circle, square, diamond, triangle up and down, bar. */
export function markExtent(mark: number, dx: number, size: number): [top: number, bottom: number] {
  if (dx > size) return [0, 0]
  const square = size * 0.88
  switch (mark % 6) {
    case 0: {
      const half = Math.sqrt(size * size - dx * dx)
      return [-half, half]
    }
    case 1:
      return dx > square ? [0, 0] : [-square, square]
    case 2:
      return [-(size - dx) * 1.15, (size - dx) * 1.15]
    case 3:
      return [-size + 2 * dx, size * 0.8]
    case 4:
      return [-size * 0.8, size - 2 * dx]
    default:
      return dx > size / 2.5 ? [0, 0] : [-size * 1.3, size * 1.3]
  }
}

const yOf = ({ high, scale, top }: Painting, value: number) => top + (high - value) * scale
