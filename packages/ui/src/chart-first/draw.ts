import type { ChartOptions } from './options.ts'
import { lowerBound, segments } from './segments.ts'
import { niceTicks, timeTicks } from './ticks.ts'

/** Where the picture is and what it shows; one per frame. */
export interface Scene {
  width: number
  height: number
  left: number
  bottom: number
  from: number
  to: number
  domain: [number, number]
}

export const xOf = ({ left, width, from, to }: Scene, at: number) =>
  left + ((at - from) / (to - from)) * (width - left)
export const yOf = ({ height, bottom, domain: [low, high] }: Scene, value: number) =>
  6 + (1 - (value - low) / (high - low || 1)) * (height - bottom - 6)

/** Grid, numbers and times. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  scene: Scene,
  style: CSSStyleDeclaration,
  options: ChartOptions,
) {
  const color = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback
  const format = options.format ?? ((value: number) => value.toLocaleString())
  context.font = `11px ${style.fontFamily || 'sans-serif'}`
  context.strokeStyle = color('--ck-chart-grid', '#8884')
  context.fillStyle = color('--ck-chart-text', '#888')
  context.lineWidth = 1
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  for (const tick of niceTicks(...scene.domain, 4)) {
    const y = Math.round(yOf(scene, tick)) + 0.5
    context.beginPath()
    context.moveTo(scene.left, y)
    context.lineTo(scene.width, y)
    context.stroke()
    context.fillText(format(tick), scene.left - 8, y)
  }
  context.textAlign = 'center'
  const time = (ms: number) => new Date(ms).toLocaleTimeString(undefined, { hour12: false })
  for (const tick of timeTicks(scene.from, scene.to, Math.max(2, scene.width / 120))) {
    const x = xOf(scene, tick)
    if (x > scene.left + 24 && x < scene.width - 24)
      context.fillText(time(tick), x, scene.height - scene.bottom / 2 + 2)
  }
}

/** One line: a path where points are sparse, the lowest and highest of each pixel column where they are dense. */
export function drawLine(
  context: CanvasRenderingContext2D,
  scene: Scene,
  data: ChartOptions['data'],
  key: string,
) {
  const ys = data.y[key]
  if (!ys) return
  const first = Math.max(0, lowerBound(data.x, scene.from) - 1)
  const dense = data.length - first > 2 * (scene.width - scene.left)
  context.lineWidth = 2
  context.lineJoin = 'bevel'
  for (const [start, end] of segments(data.x, ys, data.gaps, first)) {
    const run = { xs: data.x, ys, start, end }
    if (dense) drawColumns(context, scene, run)
    else drawPath(context, scene, run)
  }
}

/** Points of a line with nothing missing between them. */
interface Run {
  readonly xs: Float64Array
  readonly ys: Float64Array
  readonly start: number
  readonly end: number
}

function drawPath(context: CanvasRenderingContext2D, scene: Scene, { xs, ys, start, end }: Run) {
  context.beginPath()
  // A point alone between two holes is still a value: it gets a dot's length.
  if (end - start === 1) context.moveTo(xOf(scene, xs[start]!) - 1, yOf(scene, ys[start]!))
  for (let i = start; i < end; i++) context.lineTo(xOf(scene, xs[i]!), yOf(scene, ys[i]!))
  context.stroke()
}

function drawColumns(context: CanvasRenderingContext2D, scene: Scene, { xs, ys, start, end }: Run) {
  let before = Number.NaN
  for (let i = start; i < end; ) {
    const x = Math.floor(xOf(scene, xs[i]!))
    let low = Number.isNaN(before) ? ys[i]! : before
    let high = low
    for (; i < end && Math.floor(xOf(scene, xs[i]!)) === x; i++) {
      before = ys[i]!
      low = Math.min(low, before)
      high = Math.max(high, before)
    }
    const top = yOf(scene, high)
    context.fillRect(x, top - 1, 1, yOf(scene, low) - top + 2)
  }
}
