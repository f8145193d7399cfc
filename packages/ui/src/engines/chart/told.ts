import type { PlotCursor, PlotOptions } from './options.ts'
import type { TimeView } from './view.ts'

/** How often the values under the cursor are told while the picture slides below it, in ms. */
const TELL_MS = 100

/** What the owner of a plot was told last, so that it hears of changes alone, and not of each frame. */
export interface Told {
  /** Tells what there is to tell; true while something new has to wait. */
  tell(
    now: number,
    current: PlotCursor | null,
    view: TimeView,
    edge: number,
    to: Pick<PlotOptions, 'onCursor' | 'onView'>,
  ): boolean
}

export function createTold(): Told {
  let cursor: PlotCursor | null = null
  let at = 0
  let seen = ''

  return {
    tell(now, current, view, edge, { onCursor, onView }) {
      const following = view.held === null
      const appeared = (current === null) !== (cursor === null)
      if (current !== cursor && (appeared || now - at >= TELL_MS || !following)) {
        cursor = current
        at = now
        onCursor?.(current)
      }
      const key = following ? 'following' : `${view.held} ${view.span}`
      if (key !== seen) {
        const first = seen === ''
        seen = key
        const to = view.held ?? edge
        if (!first || !following) onView?.({ from: to - view.span, to, following })
      }
      return current !== cursor
    },
  }
}
