import { type Canvases, timesSlack } from './canvases.ts'
import type { PlotOptions } from './options.ts'
import type { Renderer } from './renderer.ts'
import type { Theme } from './theme.ts'

/** The plot as one picture, with what stands around it on the page: title and legend. */
export function drawPicture(
  { layout, back, lines, times }: Canvases,
  renderer: Renderer,
  theme: Theme,
  { series }: PlotOptions,
  title?: string,
): HTMLCanvasElement {
  const { width, height, gutter, strip, ratio } = layout
  const margin = 12 * ratio
  const head = (title ? 52 : 30) * ratio
  const canvas = document.createElement('canvas')
  canvas.width = width + 2 * margin
  canvas.height = height + head + 2 * margin
  const context = canvas.getContext('2d')!
  context.fillStyle = theme.surface
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.translate(margin, margin)
  context.textBaseline = 'middle'
  let x = 0
  if (title) {
    context.fillStyle = theme.text
    context.font = `600 ${14 * ratio}px ${theme.font}`
    context.fillText(title, 0, 10 * ratio)
  }
  context.font = `${12 * ratio}px ${theme.font}`
  for (const [n, { key, label = key, hidden }] of series.entries()) {
    if (hidden) continue
    context.fillStyle = theme.colors[n]!
    context.fillRect(x, head - 18 * ratio, 14 * ratio, 4 * ratio)
    context.fillStyle = theme.text
    context.fillText(label, x + 20 * ratio, head - 16 * ratio)
    x += context.measureText(label).width + 40 * ratio
  }
  context.translate(0, head)
  context.drawImage(back.canvas, 0, 0)
  context.drawImage(lines.canvas, gutter, 0)
  const { left, right } = renderer.seen
  const seen = [right - left, strip] as const
  const from = [timesSlack + renderer.slid + left, 0] as const
  if (right > left) context.drawImage(times.canvas, ...from, ...seen, gutter + left, height - strip, ...seen)
  return canvas
}
