import { createCanvases } from './canvases.ts'
import { createCursor } from './cursor.ts'
import type { ChartData } from './data.ts'
import { listenGestures } from './gestures.ts'
import { onFrame } from './loop.ts'
import type { PlotCursor, PlotOptions, PlotView } from './options.ts'
import { drawPicture } from './picture.ts'
import { createRenderer } from './renderer.ts'
import { createSlide } from './slide.ts'
import { readTheme, type Theme, watchTheme } from './theme.ts'
import { createTold } from './told.ts'
import { type Bounds, followView, holdView, panView, type TimeView, zoomView } from './view.ts'
import { watchBox } from './watch-box.ts'

/** A picture of values over time in an element; the owner's side. */
export interface Plot {
  update(options: PlotOptions): void
  /** Shows the present again, as much of it as at first. */
  follow(): void
  /** Stops the slide where it is. */
  hold(): void
  /**
   * Below 1 shows less time; what is at `x`, in CSS pixels from the left, stays there. Default: the point under the
   * cursor, or the middle.
   */
  zoom(factor: number, x?: number): void
  /** By CSS pixels, to later times if positive. */
  pan(by: number): void
  /** Moves the cursor by points, and the view after it; `null` takes the cursor away. */
  moveCursor(by: number | null): PlotCursor | null
  /** The picture as it is now, under a title and a legend, on the colour behind it. */
  picture(title?: string): HTMLCanvasElement
  /** Colours of the series, as CSS has them now. */
  readonly colors: readonly string[]
  /** What stretch of time is shown. */
  readonly view: PlotView
  destroy(): void
}

/** Steps of those who want no motion, in ms. */
const STILL_MS = 1000

const wallNow = () => performance.timeOrigin + performance.now()

/**
 * Draws lines that slide with time into an element, which has to be positioned and to have a size. A frame in
 * which the picture does not move by a pixel draws nothing; nothing is drawn while it is out of sight.
 *
 * @example
 * const plot = mountPlot(element, { data, series: [{ key: 'cpu' }], window: 60_000, live: true })
 * store.subscribe(() => plot.update({ ...options, data: store.getSnapshot() }))
 */
export function mountPlot(element: HTMLElement, first: PlotOptions): Plot {
  let options = first
  let view: TimeView = followView(first.window)
  let theme: Theme | undefined
  let edge = Number.NaN
  let kept: ChartData = first.data
  let stop: (() => void) | undefined
  let redraw = true
  let drawnColumn = Number.NaN
  let steppedAt = 0
  const canvases = createCanvases(element)
  const renderer = createRenderer(canvases)
  const cursor = createCursor(canvases)
  const told = createTold()
  const slide = createSlide(() => Math.min(2000, view.span * 0.06))
  const box = watchBox(element, () => touch())

  function touch() {
    redraw = true
    if (!stop && box.seen) stop = onFrame(frame)
  }
  function restyle() {
    theme = undefined
    renderer.invalidate()
    touch()
  }

  /** While it stands still, points that are in view stay so, though the store has let go of them. */
  function shown(): ChartData {
    const { data } = options
    const from = view.held === null ? Number.POSITIVE_INFINITY : view.held - view.span
    const covers = data.length > 0 && data.x[0]! <= Math.max(from, kept.x[0] ?? from)
    if (covers || view.held === null) kept = data
    return kept
  }

  function bounds(): Bounds {
    const { x } = shown()
    const newest = Math.max(edge, x.at(-1) ?? edge)
    return { window: options.window, oldest: x[0] ?? newest - options.window, newest }
  }

  function edgeAt(now: number): number {
    const newest = options.data.x.at(-1)
    if (!options.live && !Number.isNaN(edge)) return edge
    if (options.still && newest !== undefined) {
      if (now - steppedAt < STILL_MS && !Number.isNaN(edge)) return edge
      steppedAt = now
      edge = newest
      return edge
    }
    edge = slide.edge(now)
    return edge
  }

  function frame(now: number) {
    const moving = box.width > 0 && box.height > 0 && draw(now)
    const slides = options.live && view.held === null
    if ((moving || slides || tell(now)) && box.seen) return
    stop?.()
    stop = undefined
  }

  function draw(now: number): boolean {
    edgeAt(now)
    const right = view.held ?? edge
    const column = Math.floor((right / view.span) * box.width)
    if (column === drawnColumn && !redraw) return false
    drawnColumn = column
    redraw = false
    const styled = theme === undefined
    theme ??= readTheme(
      element,
      options.series.map(({ color }) => color),
    )
    const data = shown()
    const { width, height, ratio } = box
    const moving = renderer.render({
      data,
      options,
      theme,
      edge: right,
      span: view.span,
      now,
      width,
      height,
      ratio,
    })
    cursor.render(data, options.series, renderer, theme, { redraw: styled, held: view.held !== null })
    if (cursor.current) setLeft((cursor.left + canvases.layout.gutter) / ratio)
    if (moving) redraw = true
    tell(now)
    return moving
  }

  let left = Number.NaN
  function setLeft(px: number) {
    if (px === left) return
    left = px
    options.onPlace?.(px, px > box.width / box.ratio / 2 ? 'right' : 'left')
  }

  const tell = (now: number) => told.tell(now, cursor.current, view, edge, options)

  function setView(next: TimeView) {
    view = next
    touch()
  }
  const middle = () => (cursor.current ? cursor.left + canvases.layout.gutter : box.width / 2) / box.ratio
  const momentAt = (x: number) => renderer.momentAt(x * box.ratio - canvases.layout.gutter)

  const plot: Plot = {
    update(next) {
      const before = options
      options = next
      if (next.data !== before.data && next.data.length > 0) slide.note(next.data.x.at(-1)!, wallNow())
      // The first points say what time it is; until then it was only this page's.
      if (before.data.length === 0 && next.data.length > 0) edge = Number.NaN
      if (next.window !== before.window && view.held === null) view = followView(next.window)
      if (looksOf(next) !== looksOf(before)) restyle()
      else if (next.data !== before.data || next.live !== before.live) touchData()
    },
    follow: () => setView(followView(options.window)),
    hold: () => setView(holdView(view, edge)),
    zoom(factor, x = middle()) {
      if (box.width > 0) setView(zoomView(view, edge, bounds(), factor, momentAt(x)))
    },
    pan(by) {
      const plotWidth = (box.width - canvases.layout.gutter) / box.ratio
      if (plotWidth > 0) setView(panView(view, edge, bounds(), (by * view.span) / plotWidth))
    },
    moveCursor(by) {
      if (by === null) cursor.at(null)
      else {
        const to = view.held ?? edge
        const moment = cursor.move(by, shown(), renderer, to)
        const before = Math.min(0, (moment ?? to) - (to - view.span))
        // While it follows, the newest points come into view by themselves.
        const over = before || (view.held === null ? 0 : Math.max(0, (moment ?? to) - to))
        if (over !== 0) view = panView(view, edge, bounds(), over + Math.sign(over) * view.span * 0.1)
      }
      redraw = true
      if (box.width > 0) draw(wallNow())
      touch()
      return cursor.current
    },
    picture: (title) => drawPicture(canvases, renderer, theme!, options, title),
    get colors() {
      return theme?.colors ?? []
    },
    get view() {
      const to = view.held ?? edge
      return { from: to - view.span, to, following: view.held === null }
    },
    destroy() {
      stop?.()
      stop = undefined
      for (const end of ends) end()
      box.stop()
      canvases.remove()
    },
  }

  /** New points show at once only if they are in view: else the next slide brings them. */
  function touchData() {
    if (options.live && view.held === null && stop && !options.still) redraw = true
    else touch()
  }

  const ends = [
    watchTheme(element, restyle),
    listenGestures(element, {
      hover(x) {
        if (x === null) cursor.at(null)
        else cursor.at(Math.max(0, x * box.ratio - canvases.layout.gutter))
        touch()
      },
      pan: plot.pan,
      zoom: plot.zoom,
    }),
  ]
  if (first.data.length > 0) slide.note(first.data.x.at(-1)!, wallNow())
  touch()
  return plot
}

/** What nothing of a picture outlives, to be compared. Formats are not among it: they may be made anew each time. */
const looksOf = ({ series, still, range, thresholds, locale, timeZone, marks }: PlotOptions) =>
  JSON.stringify([series, still, range, thresholds, locale, timeZone, marks])
