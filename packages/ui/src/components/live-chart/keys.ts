import type { Plot, PlotCursor } from '../../engines/chart/index.ts'

/** How far PageUp and PageDown go, as a share of all points. */
const PAGE = 1 / 20

/**
 * What a key does to a plot.
 *
 * @param count how many points there are
 * @returns the point that is read now, `null` if points are left, `'view'` if it shows other times, `undefined` for keys
 * that mean nothing here
 */
export function pressKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'preventDefault'>,
  plot: Plot,
  count: number,
  toggle: () => void,
): PlotCursor | 'view' | null | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  const page = Math.max(1, Math.round(count * PAGE))
  const one = event.shiftKey ? page : 1
  const steps: Record<string, number> = {
    ArrowLeft: -one,
    ArrowRight: one,
    PageUp: -page,
    PageDown: page,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  }
  const actions: Record<string, () => void> = {
    '+': () => plot.zoom(0.7),
    '=': () => plot.zoom(0.7),
    '-': () => plot.zoom(1 / 0.7),
    '0': plot.follow,
    ' ': toggle,
  }
  if (event.key === 'Escape') return plot.moveCursor(null)
  if (!(event.key in steps || event.key in actions)) return undefined
  event.preventDefault()
  if (event.key in steps) return plot.moveCursor(steps[event.key]!)
  actions[event.key]!()
  return 'view'
}
