import type { ChartData, LineKind } from '../../engines/chart/data.ts'
import { createGrid, type Grid } from '../../engines/chart/grid.ts'
import { onFrame } from '../../engines/chart/loop.ts'
import { type Painting, paintColumn, reachOf } from '../../engines/chart/painter.ts'
import type { Range } from '../../engines/chart/range.ts'
import { createRaster, type Raster } from '../../engines/chart/raster.ts'
import { createSlide } from '../../engines/chart/slide.ts'
import { inkOf, watchTheme } from '../../engines/chart/theme.ts'
import { watchBox } from '../../engines/chart/watch-box.ts'

/** Which way values went over the time that is shown. */
export type Trend = 'up' | 'down' | 'flat'

export interface SparkOptions {
  data: ChartData
  /** The column of `data.y`. */
  field: string
  kind: LineKind
  /** How much time is shown, in ms. */
  window: number
  /** Whether time goes on. */
  live: boolean
  /** Moves only when points come, and once a second at most. */
  still?: boolean
  onTrend?: (trend: Trend) => void
}

export interface Spark {
  update(options: SparkOptions): void
  /** The element's colour is another. */
  restyle(): void
  destroy(): void
}

const STILL_MS = 1000
/** A change below this share of what is shown is none. */
const FLAT = 0.05
/** Line width, and the room that line and end point need at the edges, in CSS pixels. */
const WIDTH = 1.5
const PAD = 3

/**
 * Draws one line that slides, in the element's text colour. All of a page share one animation frame, and in it only
 * those draw whose picture moves by a pixel.
 *
 * @example
 * const spark = mountSpark(element, { data, field: 'price', kind: 'area', window: 60_000, live: true })
 */
export function mountSpark(element: HTMLElement, first: SparkOptions): Spark {
  let options = first
  let grid: Grid | undefined
  let raster: Raster | undefined
  let range: Range | null = null
  let painting: Painting | undefined
  let ink: number | undefined
  let color = ''
  let edge = Number.NaN
  let steppedAt = 0
  let drawn = Number.NaN
  let trend: Trend | undefined
  let redraw = true
  let drawnHeight = 0
  let stop: (() => void) | undefined
  const canvas = document.createElement('canvas')
  canvas.setAttribute('aria-hidden', 'true')
  Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' })
  element.append(canvas)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const slide = createSlide(() => Math.min(2000, options.window * 0.06))
  const box = watchBox(element, touch)

  function touch() {
    redraw = true
    if (!stop && box.seen) stop = onFrame(frame)
  }
  function restyle() {
    ink = undefined
    touch()
  }

  function frame(now: number) {
    if (box.width > 0 && box.height > 0) draw(now)
    if (options.live && box.seen) return
    stop?.()
    stop = undefined
  }

  function move(now: number) {
    const newest = options.data.x.at(-1)
    if (!options.live && !Number.isNaN(edge)) return
    if (!options.still || newest === undefined) edge = slide.edge(now)
    else if (now - steppedAt >= STILL_MS || Number.isNaN(edge)) {
      edge = newest
      steppedAt = now
    }
  }

  function draw(now: number) {
    move(now)
    const { width, height } = box
    const step = options.window / width
    const last = Math.floor(edge / step)
    if (last === drawn && !redraw) return
    redraw = false
    const grown = grid?.step !== step || raster?.width !== width || raster.height !== height
    if (grown) {
      Object.assign(canvas, { width, height })
      grid = createGrid([{ key: options.field, kind: options.kind }], step, width)
      raster = createRaster(new ImageData(width, height))
    }
    const before = last - width + 1
    grid!.sync(options.data, before - 4, last + 4)
    range = fit(
      range,
      grid!.extent(before, last, () => true),
    )
    const next = paintingNow()
    const whole = grown || next !== painting || !(last >= drawn && last - drawn < width)
    painting = next
    const from = whole ? before : Math.max(before, Math.min(grid!.dirty, drawn + 1) - reachOf(next))
    grid!.dirty = Number.POSITIVE_INFINITY
    drawn = last
    if (from > last) return
    if (whole) raster!.clearAll()
    for (let c = from; c <= last; c++) {
      if (!whole) raster!.clear(c)
      paintColumn(raster!, grid!, next, c)
    }
    raster!.show(context, before)
    judge(before, last)
  }

  /** The same object while nothing about it changed. */
  function paintingNow(): Painting {
    const { ratio, height } = box
    if (ink === undefined) {
      color = getComputedStyle(element).color
      ink = inkOf(color)
      painting = undefined
    }
    const [low, high] = range!
    if (painting && painting.high === high && painting.base === low && drawnHeight === height) return painting
    drawnHeight = height
    return {
      looks: [{ ink, width: WIDTH * ratio, hidden: false, mark: null }],
      high,
      scale: (height - 2 * PAD * ratio) / (high - low),
      top: PAD * ratio,
      base: low,
      surface: 0,
      markSize: 0,
      markEvery: 1,
      barWidth: 1,
    }
  }
  /** Tells the trend, and puts a point at the line's end. */
  function judge(before: number, last: number) {
    const { low, high } = grid!.lines[0]!
    const middle = (c: number) => (low[grid!.slot(c)]! + high[grid!.slot(c)]!) / 2
    let [start, end] = [before, last]
    while (start < last && Number.isNaN(middle(start))) start++
    while (end > start && Number.isNaN(middle(end))) end--
    const value = middle(end)
    if (Number.isNaN(value)) return
    const { top, high: highest, scale } = painting!
    const size = 2 * box.ratio
    context.fillStyle = color
    context.beginPath()
    context.arc(Math.min(end - before, box.width - size), top + (highest - value) * scale, size, 0, 7)
    context.fill()
    const change = (value - middle(start)) / (range![1] - range![0])
    const now: Trend = change > FLAT ? 'up' : change < -FLAT ? 'down' : 'flat'
    if (now === trend) return
    trend = now
    options.onTrend?.(now)
  }

  const unwatch = watchTheme(element, restyle, { own: 'currentColor' })
  if (first.data.length > 0) slide.note(first.data.x.at(-1)!, performance.timeOrigin + performance.now())
  touch()
  return {
    update(next) {
      const before = options
      options = next
      if (next.data !== before.data && next.data.length > 0)
        slide.note(next.data.x.at(-1)!, performance.timeOrigin + performance.now())
      if (next.window !== before.window || next.field !== before.field || next.kind !== before.kind)
        grid = undefined
      // While it slides, new points come into the picture with it.
      if (!stop || next.live !== before.live) touch()
    },
    restyle,
    destroy() {
      stop?.()
      stop = undefined
      unwatch()
      box.stop()
      canvas.remove()
    },
  }
}

/** The values with some room; the same again while they move within it and use most of it. */
function fit(before: Range | null, [low, high]: [number, number]): Range {
  if (!(low <= high)) return before ?? [0, 1]
  const used = high - low
  if (before && low >= before[0] && high <= before[1] && used >= (before[1] - before[0]) * 0.6) return before
  const pad = (used || Math.abs(high) || 1) * 0.12
  return [low - pad, high + pad]
}
