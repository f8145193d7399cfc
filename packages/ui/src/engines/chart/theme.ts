import { watchColors } from '../watch-colors.ts'
import type { Ink } from './raster.ts'

/** Colours and type of a picture, as the stylesheet has them now. */
export interface Theme {
  readonly colors: readonly string[]
  readonly inks: readonly Ink[]
  readonly text: string
  readonly grid: string
  readonly cursor: string
  readonly threshold: string
  readonly surface: string
  readonly surfaceInk: Ink
  readonly font: string
}

const PALETTE = ['var(--ck-accent, #4f46e5)', '#059669', '#d97706', '#dc2626', '#0891b2', '#9333ea']

/** The colour of the nth series that has none of its own; the first is the accent of the page. */
export const chartColor = (n: number) => `var(--ck-chart-${(n % 6) + 1}, ${PALETTE[n % PALETTE.length]})`

/**
 * Reads what the `--ck-*` variables say where `element` is. Any CSS colour will do, `light-dark()` too.
 *
 * @param own colours that series have of themselves, in order; where there is none it is `--ck-chart-1` and so on
 */
export function readTheme(element: HTMLElement, own: readonly (string | undefined)[]): Theme {
  const probe = document.createElement('i')
  probe.hidden = true
  element.append(probe)
  const style = getComputedStyle(probe)
  const resolve = (color: string) => {
    probe.style.color = ''
    probe.style.color = color
    return style.color
  }
  const variable = (name: string, fallback: string) => resolve(`var(--ck-${name}, ${fallback})`)
  const colors = own.map((color, i) => resolve(color ?? chartColor(i)))
  const surface = variable('chart-surface', 'var(--ck-surface, Canvas)')
  const theme: Theme = {
    colors,
    inks: colors.map(inkOf),
    text: variable('chart-text', 'var(--ck-muted, GrayText)'),
    grid: variable('chart-grid', '#80808033'),
    cursor: variable('chart-cursor', 'var(--ck-muted, GrayText)'),
    threshold: variable('chart-threshold', 'var(--ck-bad, #dc2626)'),
    surface,
    surfaceInk: inkOf(surface),
    font: style.fontFamily || 'sans-serif',
  }
  probe.remove()
  return theme
}

let pixel: CanvasRenderingContext2D | null | undefined

/** What a colour is in a pixel: the browser itself knows all ways to write one. */
export function inkOf(color: string): Ink {
  // As computed colours mostly are; to ask a canvas takes far longer.
  const plain = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)
  if (plain) return (Number(plain[3]) << 16) | (Number(plain[2]) << 8) | Number(plain[1])
  pixel ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  })
  if (!pixel) return 0
  pixel.clearRect(0, 0, 1, 1)
  pixel.fillStyle = color
  pixel.fillRect(0, 0, 1, 1)
  const [r, g, b] = pixel.getImageData(0, 0, 1, 1).data
  return (b! << 16) | (g! << 8) | r!
}

const QUERIES = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)']

/** A few that are others whenever anything is. */
const WATCHED = {
  line: chartColor(0),
  second: chartColor(1),
  text: 'var(--ck-chart-text, var(--ck-muted, GrayText))',
  surface: 'var(--ck-chart-surface, var(--ck-surface, Canvas))',
}

/**
 * Tells when colours are others, and when they or the font may be: the system's scheme changed, or a class, style or
 * attribute of one that the element is in.
 *
 * @param watched colours by name; whenever anything is another, one of these is
 */
export function watchTheme(
  element: HTMLElement,
  changed: () => void,
  watched: Readonly<Record<string, string>> = WATCHED,
): () => void {
  const observer = new MutationObserver(changed)
  for (let at: HTMLElement | null = element.parentElement; at; at = at.parentElement)
    observer.observe(at, { attributes: true, attributeFilter: ['class', 'style', 'data-theme', 'data-mode'] })
  const colors = watchColors(element, watched, changed)
  const queries = QUERIES.map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    colors.stop()
    for (const query of queries) query.removeEventListener('change', changed)
  }
}
