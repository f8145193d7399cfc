import type { Theme } from './theme.ts'

/** Sizes of a plot's parts, in device pixels. */
export interface Layout {
  readonly width: number
  readonly height: number
  /** Room for the numbers on the left, and for the times below. */
  readonly gutter: number
  readonly strip: number
  readonly ratio: number
}

/** A number at the axis, or a threshold. */
export interface Level {
  readonly y: number
  readonly text: string
  readonly color?: string
}

export const FONT_SIZE = 11

/** How wide the numbers are, in device pixels. */
export function widthOf(
  context: CanvasRenderingContext2D,
  texts: readonly string[],
  theme: Theme,
  ratio: number,
) {
  context.font = `${FONT_SIZE * ratio}px ${theme.font}`
  return Math.max(0, ...texts.map((text) => context.measureText(text).width))
}

/** Grid, numbers and thresholds; they change seldom. */
export function drawLevels(
  context: CanvasRenderingContext2D,
  layout: Layout,
  theme: Theme,
  levels: readonly Level[],
  thresholds: readonly Level[],
): void {
  const { width, height, gutter, strip, ratio } = layout
  const bottom = height - strip
  const thick = Math.max(1, Math.floor(ratio))
  context.clearRect(0, 0, width, height)
  context.font = `${FONT_SIZE * ratio}px ${theme.font}`
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  for (const { y, text } of levels) {
    context.fillStyle = theme.grid
    context.fillRect(gutter, Math.min(bottom - thick, Math.round(y - thick / 2)), width - gutter, thick)
    context.fillStyle = theme.text
    const half = (FONT_SIZE * ratio) / 2
    context.fillText(text, gutter - 8 * ratio, Math.min(Math.max(y, half), height - half))
  }
  context.lineWidth = 1.5 * ratio
  context.setLineDash([5 * ratio, 4 * ratio])
  for (const { y, text, color = theme.threshold } of thresholds) {
    if (y < 0 || y > bottom) continue
    context.strokeStyle = context.fillStyle = color
    context.beginPath()
    context.moveTo(gutter, y)
    context.lineTo(width, y)
    context.stroke()
    context.textBaseline = y > 20 * ratio ? 'bottom' : 'top'
    context.fillText(text, width - 6 * ratio, y + (y > 20 * ratio ? -3 : 3) * ratio)
  }
  context.setLineDash([])
}

/**
 * Times below the plot: short ticks with their texts, at `x` pixels from the left of the strip.
 *
 * @returns half of how wide each text is
 */
export function drawMoments(
  context: CanvasRenderingContext2D,
  layout: Layout,
  theme: Theme,
  moments: readonly { x: number; text: string }[],
): number[] {
  const { ratio, strip } = layout
  const thick = Math.max(1, Math.floor(ratio))
  context.clearRect(0, 0, context.canvas.width, strip)
  context.font = `${FONT_SIZE * ratio}px ${theme.font}`
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  return moments.map(({ x, text }) => {
    context.fillStyle = theme.grid
    context.fillRect(Math.round(x - thick / 2), 0, thick, 4 * ratio)
    context.fillStyle = theme.text
    context.fillText(text, x, strip * 0.6)
    return context.measureText(text).width / 2
  })
}
