import type { Canvases } from './canvases.ts'
import { type ChartData, lowerBound, nearest } from './data.ts'
import type { ChartSeries, PlotCursor } from './options.ts'
import type { Renderer } from './renderer.ts'
import type { Theme } from './theme.ts'

/** What the crosshair stands on: a place on the screen, or one point among all that were ever added. */
type Anchor = { x: number } | { point: number }

/** The crosshair and the values under it. */
export interface Cursor {
  /** Device pixels from the left of the lines; null takes it away. */
  at(x: number | null): void
  /** Goes to another point by number, from the last in view if there was none; gives its moment. */
  move(by: number, data: ChartData, renderer: Renderer, to: number): number | null
  /** Draws it where it is now. */
  render(
    data: ChartData,
    series: readonly ChartSeries[],
    renderer: Renderer,
    theme: Theme,
    how: {
      redraw: boolean
      /** The view stands still. */
      held: boolean
    },
  ): void
  readonly current: PlotCursor | null
  /** Device pixels from the left of the lines. */
  readonly left: number
}

export function createCursor(canvases: Canvases): Cursor {
  let anchor: Anchor | null = null
  let current: PlotCursor | null = null
  let left = 0
  let drawn = ''

  const oldest = (data: ChartData) => data.appended - data.length

  function indexIn(data: ChartData, renderer: Renderer, held: boolean): number {
    if (!anchor || data.length === 0) return -1
    const first = lowerBound(data.x, renderer.momentAt(0))
    // While it follows, the newest points are about to come into view.
    const last = held ? lowerBound(data.x, renderer.momentAt(renderer.width)) - 1 : data.length - 1
    if (first > last) return -1
    // A point that is out of view hands over to the first or the last that is in it.
    const wanted = 'x' in anchor ? nearest(data.x, renderer.momentAt(anchor.x)) : anchor.point - oldest(data)
    return Math.min(last, Math.max(first, wanted))
  }

  return {
    at(x) {
      anchor = x === null ? null : { x }
    },
    move(by, data, renderer, to) {
      if (data.length === 0) return null
      const lastShown = Math.max(0, lowerBound(data.x, to + 1e-6) - 1)
      const known = anchor !== null || !Number.isFinite(by)
      const at = indexIn(data, renderer, false)
      const index = known ? (at < 0 ? data.length - 1 : at) + by : lastShown
      const within = Math.min(data.length - 1, Math.max(0, index))
      anchor = { point: within + oldest(data) }
      return data.x[within]!
    },
    render(data, series, renderer, theme, { redraw, held }) {
      const index = indexIn(data, renderer, held)
      if (index < 0) {
        current = null
        if (drawn !== '') canvases.placeCursor(null)
        drawn = ''
        return
      }
      const x = data.x[index]!
      const values = series.map(({ key }) => data.y[key]?.[index] ?? Number.NaN)
      if (!current || current.x !== x || redraw) current = { index, x, values }
      left = Math.min(renderer.width, Math.max(0, Math.round(renderer.xOf(x))))
      const dots = values.flatMap((value, n) =>
        series[n]!.hidden || Number.isNaN(value)
          ? []
          : [{ y: Math.round(renderer.yOf(value)), color: theme.colors[n]! }],
      )
      const key = JSON.stringify(dots)
      canvases.placeCursor(left)
      if (key !== drawn || redraw) drawCrosshair(canvases, theme, dots)
      drawn = key
    },
    get current() {
      return current
    },
    get left() {
      return left
    },
  }
}

function drawCrosshair({ cursor, layout }: Canvases, theme: Theme, dots: { y: number; color: string }[]) {
  const { width, height } = cursor.canvas
  const { ratio } = layout
  cursor.clearRect(0, 0, width, height)
  cursor.fillStyle = theme.cursor
  cursor.fillRect(Math.round(width / 2 - ratio / 2), 0, Math.max(1, Math.floor(ratio)), height)
  cursor.lineWidth = 2 * ratio
  cursor.strokeStyle = theme.surface
  for (const { y, color } of dots) {
    cursor.fillStyle = color
    cursor.beginPath()
    cursor.arc(width / 2, y, 4.5 * ratio, 0, 7)
    cursor.fill()
    cursor.stroke()
  }
}
