/** What stretch of time is shown: it follows the present, or stands still where a person has put it. */
export interface TimeView {
  /** Milliseconds from the left to the right edge. */
  readonly span: number
  /** The right edge while it stands still; `null` while it follows. */
  readonly held: number | null
}

/** What the view may not go beyond. */
export interface Bounds {
  /** Milliseconds shown when nobody has zoomed. */
  readonly window: number
  /** The oldest and the newest moment that there is something to see of. */
  readonly oldest: number
  readonly newest: number
}

export const followView = (window: number): TimeView => ({ span: window, held: null })

/** Stops where it is now. */
export const holdView = (view: TimeView, edge: number): TimeView =>
  view.held === null ? { ...view, held: edge } : view

/**
 * Zooms so that the moment `at` stays where it is on the screen.
 *
 * @param factor below 1 shows less time, above 1 more
 */
export function zoomView(view: TimeView, edge: number, bounds: Bounds, factor: number, at: number): TimeView {
  const right = view.held ?? edge
  const widest = Math.max(bounds.window, bounds.newest - bounds.oldest)
  const span = Math.min(widest, Math.max(bounds.window / 5000, 20, view.span * factor))
  return clampView({ span, held: at + ((right - at) * span) / view.span }, bounds)
}

/** Moves by a time, to the right if it is positive. */
export const panView = (view: TimeView, edge: number, bounds: Bounds, by: number): TimeView =>
  clampView({ ...view, held: (view.held ?? edge) + by }, bounds)

function clampView(view: TimeView, { oldest, newest }: Bounds): TimeView {
  const first = Math.min(newest, oldest + view.span)
  return { ...view, held: Math.min(newest, Math.max(first, view.held!)) }
}
