import { viewState } from '../shared/view-state.ts'
import { drawAxes, drawLine, type Scene, xOf, yOf } from './draw.ts'
import { type ChartOptions, chartLabels, defaultFormat, defaultTime } from './options.ts'
import { fillTable, part, summary } from './parts.ts'
import { lowerBound, nearest } from './segments.ts'
import { steadyDomain } from './ticks.ts'

export interface MountedChart {
  update(options: ChartOptions): void
  destroy(): void
}

const TABLE_MS = 5000
const PALETTE = ['#6366f1', '#10b981', '#f59e0b', '#ef4444', '#06b6d4', '#a855f7']

/**
 * Draws a live chart into an element and keeps it sliding with time until `destroy`.
 *
 * @example
 * const chart = mountChart(element, { data, series: [{ key: 'cpu', label: 'CPU' }], label: 'Load' })
 * store.subscribe(() => chart.update({ ...options, data: store.getSnapshot() }))
 */
export function mountChart(element: HTMLElement, first: ChartOptions): MountedChart {
  let options = first
  let domain: [number, number] | null = null
  let frame = 0
  let tableAt = Number.NEGATIVE_INFINITY
  let cursor = -1
  let lastShift = Number.NaN
  const hidden = new Set<string>()
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const canvas = part('canvas', 'canvas')
  const plot = part('div', 'plot')
  const [tooltip, message, legend] = [part('div', 'tooltip'), part('p', 'message'), part('div', 'legend')]
  const table = part('table', 'table')
  const said = part('p', 'live')
  said.setAttribute('aria-live', 'polite')
  tooltip.setAttribute('aria-hidden', 'true')
  plot.tabIndex = 0
  plot.setAttribute('role', 'img')
  plot.append(canvas, tooltip, message)
  element.append(plot, legend, table, said)
  element.dataset.ck = 'chart'

  const colorOf = (i: number, style: CSSStyleDeclaration) =>
    options.series[i]!.color ??
    (style.getPropertyValue(`--ck-chart-${i + 1}`).trim() || PALETTE[i % PALETTE.length]!)
  const shown = () => options.series.filter(({ key }) => !hidden.has(key))

  function sceneNow(): Scene {
    const { data, window = 60_000 } = options
    const live = data.status === 'live' && !still.matches
    // The newest value comes in a little behind the present, so that the line enters smoothly at the edge.
    const to = live ? Date.now() - 300 : (data.x.at(-1) ?? Date.now())
    const scene = {
      width: plot.clientWidth,
      height: plot.clientHeight,
      left: 48,
      bottom: 22,
      from: to - window,
      to,
    }
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const { key } of shown()) {
      const ys = data.y[key] ?? []
      for (let i = lowerBound(data.x, scene.from); i < ys.length; i++) {
        if (ys[i]! < low) low = ys[i]!
        if (ys[i]! > high) high = ys[i]!
      }
    }
    domain = steadyDomain(domain, low, high)
    return { ...scene, domain }
  }

  function draw() {
    const scene = sceneNow()
    if (scene.width === 0 || scene.height === 0) return
    const scale = devicePixelRatio || 1
    const shift = Math.floor((scene.to / (options.window ?? 60_000)) * scene.width * scale)
    if (shift === lastShift) return
    lastShift = shift
    canvas.width = Math.round(scene.width * scale)
    canvas.height = Math.round(scene.height * scale)
    const context = canvas.getContext('2d')!
    const style = getComputedStyle(element)
    context.scale(scale, scale)
    drawAxes(context, scene, style, options)
    context.beginPath()
    context.rect(scene.left, 0, scene.width - scene.left, scene.height)
    context.clip()
    for (const [i, { key }] of options.series.entries()) {
      if (hidden.has(key)) continue
      context.strokeStyle = context.fillStyle = colorOf(i, style)
      drawLine(context, scene, options.data, key)
    }
    if (cursor >= 0) drawCursor(context, scene, style)
  }

  function drawCursor(context: CanvasRenderingContext2D, scene: Scene, style: CSSStyleDeclaration) {
    const at = options.data.x[cursor]
    if (at === undefined) return
    const x = xOf(scene, at)
    context.fillStyle = style.getPropertyValue('--ck-chart-text').trim() || '#888'
    context.fillRect(Math.round(x), 0, 1, scene.height - scene.bottom)
    for (const [i, { key }] of options.series.entries()) {
      const value = options.data.y[key]?.[cursor] ?? Number.NaN
      if (hidden.has(key) || Number.isNaN(value)) continue
      context.fillStyle = colorOf(i, style)
      context.beginPath()
      context.arc(x, yOf(scene, value), 4, 0, 7)
      context.fill()
    }
    tooltip.textContent = describe(cursor)
    tooltip.style.insetInlineStart = `${Math.min(Math.max(x, 90), scene.width - 90)}px`
  }

  function describe(i: number): string {
    const { data, format = defaultFormat, formatTime = defaultTime } = options
    const values = shown().map(({ key, label }) => `${label} ${format(data.y[key]?.[i] ?? Number.NaN)}`)
    return [formatTime(data.x[i]!), ...values].join('  ')
  }

  function loop() {
    frame = 0
    draw()
    if (options.data.status === 'live' && options.data.length > 0 && !still.matches) schedule()
  }
  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(loop)
  }
  const redraw = () => {
    lastShift = Number.NaN
    schedule()
  }

  function point(i: number) {
    cursor = i
    tooltip.dataset.state = i < 0 ? 'closed' : 'open'
    redraw()
  }
  function onMove(event: PointerEvent) {
    const scene = sceneNow()
    const x = event.clientX - plot.getBoundingClientRect().left
    const at = scene.from + ((x - scene.left) / (scene.width - scene.left)) * (scene.to - scene.from)
    point(nearest(options.data.x, at))
  }
  const onLeave = () => point(-1)
  function onKey(event: KeyboardEvent) {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }
    const step = steps[event.key]
    if (event.key === 'Escape') return onLeave()
    if (!step || options.data.length === 0) return
    event.preventDefault()
    const { length } = options.data
    point(Math.min(length - 1, Math.max(0, (cursor < 0 ? length : cursor) + step)))
    said.textContent = describe(cursor)
  }

  function drawLegend() {
    const style = getComputedStyle(element)
    const buttons = options.series.map(({ key, label }, i) => {
      const button = part('button', 'key')
      button.type = 'button'
      button.textContent = label
      button.setAttribute('aria-pressed', String(!hidden.has(key)))
      button.style.setProperty('--ck-key', colorOf(i, style))
      button.onclick = () => {
        if (!hidden.delete(key)) hidden.add(key)
        button.setAttribute('aria-pressed', String(!hidden.has(key)))
        domain = null
        redraw()
      }
      return button
    })
    legend.replaceChildren(...buttons)
  }

  function update(next: ChartOptions) {
    const sameSeries =
      JSON.stringify(next.series) === JSON.stringify(options.series) && legend.childElementCount > 0
    options = next
    const words = { ...chartLabels, ...next.labels }
    const state = viewState(next.data.status, next.data.length === 0)
    element.dataset.state = state
    const messages = {
      loading: words.loading,
      empty: words.empty,
      stale: words.stale,
      error: next.error ?? '',
      live: '',
      disabled: '',
    }
    message.textContent = messages[state]
    plot.style.height = `${next.height ?? 240}px`
    if (!sameSeries) drawLegend()
    const now = Date.now()
    if (now - tableAt > TABLE_MS) {
      tableAt = now
      fillTable(table, next, words.time)
      plot.setAttribute('aria-label', `${next.label}. ${summary(next, words)}`)
    }
    redraw()
  }

  const resize = new ResizeObserver(redraw)
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  const onScheme = () => {
    drawLegend()
    redraw()
  }
  resize.observe(plot)
  scheme.addEventListener('change', onScheme)
  plot.addEventListener('pointermove', onMove)
  plot.addEventListener('pointerleave', onLeave)
  plot.addEventListener('blur', onLeave)
  plot.addEventListener('keydown', onKey)
  update(first)
  return {
    update,
    destroy() {
      cancelAnimationFrame(frame)
      resize.disconnect()
      scheme.removeEventListener('change', onScheme)
      element.replaceChildren()
    },
  }
}
