import { type ChartData, isHole, type LineKind, lowerBound } from './data.ts'

/** A number that axes can be made for: of larger ones differences are infinite, of smaller ones shares are. */
function drawable(value: number): number {
  const size = Math.abs(value)
  if (size < 1e-300) return 0
  return size <= 1e300 ? value : Number.NaN
}

/** One line's extent in each pixel column. */
export interface GridLine {
  readonly key: string
  readonly kind: LineKind
  /** Lowest and highest value that the line reaches inside the column; +Infinity and -Infinity where it is not. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** How far the line goes up and down inside the column: more than `high - low` where it turns back. */
  readonly travel: Float64Array
}

/** Lines cut into pixel columns that lie still on the time axis: column `c` is the time from `c * step` on. */
export interface Grid {
  readonly lines: readonly GridLine[]
  /** Milliseconds per column. */
  readonly step: number
  /** Where a column's numbers lie in the arrays. */
  slot(column: number): number
  /** The lowest column that changed since this was last set to Infinity. */
  dirty: number
  /** Takes in what is new in `data`, so that the columns `first` to `last` are right. */
  sync(data: ChartData, first: number, last: number): void
  /** Lowest and highest value between two columns, of the lines for which `of` is true. */
  extent(first: number, last: number, of: (line: number) => boolean): [low: number, high: number]
}

/**
 * Folds points into columns as they come, so that a frame costs what is new in it rather than all that is shown.
 * Since columns are counted from the epoch and not from the edge of the window, the picture of a column never
 * changes while it slides.
 *
 * @param wanted the columns of `data.y` and how each is drawn
 * @param step milliseconds per pixel column
 * @param width how many columns are shown at once
 */
export function createGrid(
  wanted: readonly { key: string; kind: LineKind }[],
  step: number,
  width: number,
): Grid {
  // Some room beyond what is shown, for points that are already here and not yet in view.
  const size = 2 ** Math.ceil(Math.log2(width * 1.25 + 64))
  const mask = size - 1
  const lines = wanted.map(({ key, kind }) => ({
    key,
    kind,
    low: new Float64Array(size),
    high: new Float64Array(size),
    travel: new Float64Array(size),
  }))
  /** The value before, per line; NaN where nothing is to be joined. */
  const before = new Float64Array(lines.length)
  let beforeX = Number.NaN
  /** Columns from `base` to `head` hold numbers. */
  let base = 0
  let head = -1
  /** How many points of all that were ever added are folded. */
  let folded = 0
  let revision = Number.NaN
  let gaps: ChartData['gaps'] | undefined
  /** Columns are right as far as here: a line reaches further, to a point that had no room yet. */
  let limit = Number.POSITIVE_INFINITY

  function restart(data: ChartData, first: number) {
    base = first
    head = first - 1
    limit = Number.POSITIVE_INFINITY
    revision = data.revision
    gaps = data.gaps
    beforeX = Number.NaN
    grid.dirty = Number.NEGATIVE_INFINITY
    // One point further back: its line leads into the first column.
    folded = data.appended - data.length + Math.max(0, lowerBound(data.x, first * step) - 1)
  }

  function open(column: number) {
    while (head < column) {
      const at = ++head & mask
      for (const { low, high, travel } of lines) {
        low[at] = Number.POSITIVE_INFINITY
        high[at] = Number.NEGATIVE_INFINITY
        travel[at] = 0
      }
    }
    base = Math.max(base, head - size + 1)
  }

  /** A line goes from one value to another inside a column. */
  function reach(line: GridLine, column: number, from: number, to: number) {
    const at = column & mask
    const low = Math.min(from, to)
    const high = Math.max(from, to)
    if (low < line.low[at]!) line.low[at] = low
    if (high > line.high[at]!) line.high[at] = high
    line.travel[at]! += high - low
    if (column < grid.dirty) grid.dirty = column
  }

  /** Draws the way from the point before into the columns, as far as `end`. */
  function join(line: GridLine, from: number, x: number, value: number, end: number) {
    const column = Math.floor(x / step)
    const start = Math.max(Math.floor(beforeX / step), base)
    const slope = line.kind === 'step' ? 0 : (value - from) / (x - beforeX)
    const [lowest, highest] = from < value ? [from, value] : [value, from]
    const at = (time: number) => Math.min(highest, Math.max(lowest, from + slope * (time - beforeX)))
    let entry = start * step > beforeX ? at(start * step) : from
    for (let c = start; c < column && c <= end; c++) {
      const exit = at((c + 1) * step)
      reach(line, c, entry, exit)
      entry = exit
    }
    if (column <= end) reach(line, column, entry, value)
  }

  function fold(data: ChartData, ys: readonly (Float64Array | undefined)[], i: number, end: number): boolean {
    const x = data.x[i]!
    const column = Math.floor(x / step)
    const broken = Number.isNaN(beforeX) || (data.gaps.length > 0 && isHole(data.gaps, beforeX, x))
    if (column > head && column >= base) open(Math.min(column, end))
    // Counted loops: this runs once a point, ten thousand times before the first picture.
    for (let n = 0; n < lines.length; n++) {
      const line = lines[n]!
      const given = ys[n]?.[i] ?? Number.NaN
      const value = drawable(given)
      const from = before[n]!
      if (column >= base && !Number.isNaN(value)) {
        if (broken || Number.isNaN(from) || line.kind === 'bar') {
          if (column <= end) reach(line, column, value, value)
        } else join(line, from, x, value, end)
      }
      if (column <= end) before[n] = value
    }
    if (column > end) {
      limit = end
      return false
    }
    beforeX = x
    return true
  }

  const grid: Grid = {
    lines,
    step,
    dirty: Number.NEGATIVE_INFINITY,
    slot: (column) => column & mask,
    sync(data, first, last) {
      const oldest = data.appended - data.length
      if (
        data.revision !== revision ||
        data.gaps !== gaps ||
        first < base ||
        first > head + 1 ||
        folded < oldest ||
        folded > data.appended ||
        last > limit
      )
        restart(data, first)
      const end = first + size - 1
      const ys = lines.map(({ key }) => data.y[key])
      if (limit === Number.POSITIVE_INFINITY)
        while (folded < data.appended && fold(data, ys, folded - oldest, end)) folded++
      open(last)
    },
    extent(first, last, of) {
      let lowest = Number.POSITIVE_INFINITY
      let highest = Number.NEGATIVE_INFINITY
      for (const [n, { low, high }] of lines.entries()) {
        if (!of(n)) continue
        for (let c = Math.max(first, base); c <= last; c++) {
          const at = c & mask
          if (low[at]! < lowest) lowest = low[at]!
          if (high[at]! > highest) highest = high[at]!
        }
      }
      return [lowest, highest]
    },
  }
  return grid
}
