import { FONT_SIZE, type Layout } from './axes.ts'

/** How far the times may slide before they are drawn anew, in device pixels. */
const SLACK = 160
const STRIP = 24
const CURSOR = 20
/** Room that most numbers fit into, so that a first picture need not be drawn twice. */
const GUTTER = 36

/** The canvases of a plot, one over the other, each redrawn only when its own picture changes. */
export interface Canvases {
  readonly layout: Layout
  /** Grid and numbers. */
  readonly back: CanvasRenderingContext2D
  /** The lines. */
  readonly lines: CanvasRenderingContext2D
  /** The times: wider than the plot, and moved by `slideTimes`. */
  readonly times: CanvasRenderingContext2D
  /** The crosshair: a narrow canvas that is moved by `placeCursor`. */
  readonly cursor: CanvasRenderingContext2D
  /** Sizes everything for the box and the room that the numbers need; false if nothing changed. */
  resize(width: number, height: number, numbers: number, ratio: number): boolean
  /**
   * @param by how far, in device pixels
   * @param seen the stretch that is seen, from the left of the lines
   */
  slideTimes(by: number, seen: { left: number; right: number }): void
  /** Device pixels from the left of the lines, or null to hide it. */
  placeCursor(x: number | null): void
  remove(): void
}

export const timesSlack = SLACK

export function createCanvases(element: HTMLElement): Canvases {
  const layer = (name: string, options?: CanvasRenderingContext2DSettings) => {
    const canvas = document.createElement('canvas')
    canvas.className = `ck-chart-canvas ck-chart-canvas-${name}`
    canvas.setAttribute('aria-hidden', 'true')
    canvas.style.position = 'absolute'
    return canvas.getContext('2d', options)!
  }
  const back = layer('back')
  // Pixels are written by the processor each time, so they had better stay in its memory.
  const lines = layer('lines', { willReadFrequently: true })
  const times = layer('times')
  const cursor = layer('cursor')
  const window = document.createElement('div')
  window.className = 'ck-chart-times'
  Object.assign(window.style, { position: 'absolute', overflow: 'hidden', pointerEvents: 'none' })
  window.append(times.canvas)
  times.canvas.style.willChange = 'transform'
  cursor.canvas.style.pointerEvents = 'none'
  const all = [back.canvas, lines.canvas, window, cursor.canvas]
  element.append(...all)
  let layout: Layout = { width: 0, height: 0, gutter: 0, strip: 0, ratio: 0 }

  function place(
    context: CanvasRenderingContext2D,
    left: number,
    top: number,
    width: number,
    height: number,
  ) {
    const { ratio } = layout
    Object.assign(context.canvas, { width, height })
    const px = (value: number) => `${value / ratio}px`
    Object.assign(context.canvas.style, {
      left: px(left),
      top: px(top),
      width: px(width),
      height: px(height),
    })
  }

  return {
    get layout() {
      return layout
    },
    back,
    lines,
    times,
    cursor,
    resize(width, height, numbers, ratio) {
      const strip = Math.round(STRIP * ratio)
      // Numbers that get wider push the plot; narrower ones leave it, or it would go to and fro.
      const room = Math.ceil(numbers + (FONT_SIZE + 3) * ratio)
      const kept = ratio === layout.ratio && layout.gutter <= room * 1.6 ? layout.gutter : 0
      const gutter = Math.min(Math.max(room, kept, GUTTER * ratio), Math.floor(width / 2))
      if (
        width === layout.width &&
        height === layout.height &&
        gutter === layout.gutter &&
        ratio === layout.ratio
      )
        return false
      layout = { width, height, gutter, strip, ratio }
      const inner = Math.max(1, width - gutter)
      place(back, 0, 0, width, height)
      place(lines, gutter, 0, inner, Math.max(1, height - strip))
      place(times, gutter - SLACK, 0, inner + 2 * SLACK, strip)
      place(cursor, 0, 0, CURSOR * ratio, Math.max(1, height - strip))
      const css = (value: number) => `${value / ratio}px`
      Object.assign(window.style, {
        left: '0',
        top: css(height - strip),
        width: css(width),
        height: css(strip),
      })
      return true
    },
    slideTimes(by, { left, right }) {
      const { ratio, gutter, width } = layout
      times.canvas.style.transform = `translateX(${-by / ratio}px)`
      const insets = [(width - gutter - right) / ratio, (gutter + left) / ratio]
      window.style.clipPath = `inset(0 ${insets[0]}px 0 ${insets[1]}px)`
    },
    placeCursor(x) {
      const { style } = cursor.canvas
      style.visibility = x === null ? 'hidden' : 'visible'
      if (x === null) return
      const left = Math.round(x + layout.gutter - (CURSOR * layout.ratio) / 2) / layout.ratio
      style.transform = `translateX(${left}px)`
    },
    remove() {
      for (const one of all) one.remove()
    },
  }
}
