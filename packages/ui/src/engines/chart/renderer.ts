import { drawLevels, drawMoments, type Level, widthOf } from './axes.ts'
import { type Canvases, timesSlack } from './canvases.ts'
import { type ChartData, lowerBound } from './data.ts'
import { createGrid, type Grid } from './grid.ts'
import { momentTicks, tickTexts } from './moment-ticks.ts'
import { type Moment, wholeMoments } from './moments.ts'
import type { PlotOptions } from './options.ts'
import { type Painting, paintColumn, reachOf } from './painter.ts'
import { createRaster, type Raster } from './raster.ts'
import type { Theme } from './theme.ts'
import { type AxisNumber, createValueAxis } from './value-axis.ts'

/** What a frame is to show. */
export interface Shot {
  readonly data: ChartData
  readonly options: PlotOptions
  readonly theme: Theme
  /** The moment at the right edge, and how much time is shown, in ms. */
  readonly edge: number
  readonly span: number
  readonly now: number
  /** Device pixels of the whole. */
  readonly width: number
  readonly height: number
  readonly ratio: number
}

/** The picture between frames: what is drawn already and can stay. */
export interface Renderer {
  /** Draws what has changed since the last shot; true if another frame is needed without new data. */
  render(shot: Shot): boolean
  /** Colours, series or formats are others: nothing can stay. */
  invalidate(): void
  /** Device pixels from the left of the lines, and from the top. */
  xOf(moment: number): number
  yOf(value: number): number
  momentAt(x: number): number
  /** Device pixels of the lines. */
  readonly width: number
  /** How far the times have slid since they were drawn, in device pixels. */
  readonly slid: number
  /** Which stretch of the times is seen, in device pixels from the left of the lines. */
  readonly seen: { readonly left: number; readonly right: number }
}

/** Room above and below the lines inside the plot, in CSS pixels. */
const PAD = 8

export function createRenderer(canvases: Canvases): Renderer {
  let grid: Grid | undefined
  let raster: Raster | undefined
  let painting: Painting | undefined
  const axis = createValueAxis()
  let drawnLast = Number.NaN
  /** Before there is a point, times would be made up. */
  let timed = false
  let timesFrom = Number.NaN
  let timesStep = Number.NaN
  let slid = 0
  let moments: readonly Moment[] = []
  let seen = { left: 0, right: 0 }
  let barWidth = 1
  let last = 0
  let renderedAt = 0
  let fresh = true
  let numbers: readonly AxisNumber[] = []
  let room = 0

  /** @param again how often it may be done once more: with odd values numbers and plot could push each other for ever */
  function render(shot: Shot, again = 2): boolean {
    const { options, ratio } = shot
    if (canvases.resize(shot.width, shot.height, room, ratio)) fresh = true
    const { width, height } = canvases.lines.canvas
    const step = shot.span / width
    if (fresh || grid?.step !== step || raster?.width !== width || raster.height !== height) {
      const lines = options.series.map(({ key, kind = 'line' }) => ({ key, kind }))
      grid = createGrid(lines, step, width)
      if (raster?.width !== width || raster.height !== height)
        raster = createRaster(new ImageData(width, height))
    }
    last = Math.floor(shot.edge / step)
    const first = last - width + 1
    const reach = painting ? reachOf(painting) : Math.ceil(width / 10)
    grid.sync(shot.data, first - reach, last + reach)
    const isShown = (n: number) => options.series[n]?.hidden !== true
    const extent = grid.extent(first, last, isShown)
    const moving = axis.fit(extent, options, { now: shot.now, before: renderedAt }, fresh)
    const before = numbers
    numbers = axis.numbers(options, shot.height / ratio, fresh)
    if (numbers !== before || fresh) {
      const texts = numbers.map(({ text }) => text)
      room = widthOf(canvases.back, texts, shot.theme, ratio)
    }
    // The numbers need more room: once more with a narrower plot.
    if (again > 0 && canvases.resize(shot.width, shot.height, room, ratio)) {
      fresh = true
      return render(shot, again - 1)
    }
    const next = paintingOf(shot, first)
    const whole = fresh || !same(painting, next) || !(last >= drawnLast && last - drawnLast < width)
    const levels =
      fresh || numbers !== before || painting?.high !== next.high || painting.scale !== next.scale
    painting = next
    paint(whole, first)
    if (levels) drawBack(shot)
    times(shot, first, step)
    fresh = false
    renderedAt = shot.now
    return moving
  }

  function paintingOf({ options, theme, ratio, data, edge, span }: Shot, first: number): Painting {
    const { series } = options
    const marks = options.marks ?? series.length > 1
    const height = canvases.lines.canvas.height
    const [low, high] = axis.shown
    const bars = series.some(({ kind, hidden }) => kind === 'bar' && !hidden)
    if (bars) {
      const from = lowerBound(data.x, edge - span)
      const count = data.length - from
      const apart = count > 1 ? (data.x[data.length - 1]! - data.x[from]!) / (count - 1) / grid!.step : 1
      const wanted = Math.max(1, Math.min((last - first) / 10, Math.floor(apart * 0.7)))
      // Else bars would breathe with every point that comes.
      if (Math.abs(wanted - barWidth) > 0.3 * barWidth) barWidth = wanted
    }
    return {
      looks: series.map(({ width = 2, hidden = false }, n) => ({
        ink: theme.inks[n]!,
        width: width * ratio,
        hidden,
        mark: marks ? n : null,
      })),
      high,
      scale: (height - 2 * PAD * ratio) / (high - low || 1),
      top: PAD * ratio,
      base: Math.min(Math.max(0, low), high),
      surface: theme.surfaceInk,
      markSize: 4 * ratio,
      markEvery: Math.round(150 * ratio),
      barWidth: bars ? barWidth : 1,
    }
  }

  function paint(whole: boolean, first: number) {
    const reach = reachOf(painting!)
    const from = whole ? first : Math.max(first, Math.min(grid!.dirty, drawnLast + 1) - reach)
    grid!.dirty = Number.POSITIVE_INFINITY
    if (from > last) return
    if (whole) raster!.clearAll()
    for (let c = from; c <= last; c++) {
      if (!whole) raster!.clear(c)
      paintColumn(raster!, grid!, painting!, c)
    }
    drawnLast = last
    raster!.show(canvases.lines, first)
  }

  const yOf = (value: number) => {
    const { top, high, scale } = painting!
    return top + (high - value) * scale
  }

  function drawBack({ options, theme }: Shot) {
    const { height, strip } = canvases.layout
    const level = (value: number, text: string, color?: string): Level => ({ y: yOf(value), text, color })
    drawLevels(
      canvases.back,
      canvases.layout,
      theme,
      numbers.map(({ value, text }) => level(value, text)).filter(({ y }) => y >= 0 && y <= height - strip),
      (options.thresholds ?? []).map(({ value, label = '', color }) => level(value, label, color)),
    )
  }

  /** Times are drawn with room on both sides, slide along, and are drawn anew when that room is used up. */
  function times(shot: Shot, first: number, step: number) {
    const slack = timesSlack
    slid = first - timesFrom
    const wanted = shot.data.length > 0
    if (fresh || step !== timesStep || wanted !== timed || !(Math.abs(slid) < slack)) {
      timed = wanted
      timesFrom = first
      timesStep = step
      slid = 0
      const left = first - slack
      const { width } = canvases.times.canvas
      const { timeZone, formatTime } = shot.options
      const count = width / shot.ratio / 90
      const ticks = momentTicks(left * step, (left + width) * step, timed ? count : 0, timeZone)
      const said = formatTime ? ticks.moments.map(formatTime) : tickTexts(ticks, shot.options)
      const texts = ticks.moments.map((moment, n) => ({ x: moment / step - left, text: said[n]! }))
      const halves = drawMoments(canvases.times, canvases.layout, shot.theme, texts)
      moments = texts.map(({ x }, n) => ({ x: x - slack, half: halves[n]! }))
    }
    const { gutter } = canvases.layout
    seen = wholeMoments(moments, { inner: canvases.lines.canvas.width, gutter, slid })
    canvases.slideTimes(slid, seen)
  }

  return {
    render: (shot) => render(shot),
    invalidate() {
      fresh = true
    },
    xOf: (moment) => moment / grid!.step - (last - raster!.width + 1),
    yOf,
    get width() {
      return canvases.lines.canvas.width
    },
    momentAt: (x) => (last - raster!.width + 1 + x) * grid!.step,
    get slid() {
      return slid
    },
    get seen() {
      return seen
    },
  }
}

function same(before: Painting | undefined, now: Painting): boolean {
  if (!before) return false
  const { looks, ...rest } = now
  const plain = (Object.keys(rest) as (keyof typeof rest)[]).every((key) => before[key] === now[key])
  return (
    plain &&
    looks.length === before.looks.length &&
    looks.every((look, n) => {
      const other = before.looks[n]!
      return (
        look.ink === other.ink &&
        look.width === other.width &&
        look.hidden === other.hidden &&
        look.mark === other.mark
      )
    })
  )
}
