import type { FoldStore, SeriesSnapshot } from '@channelkit/core'
import { canPaint, media } from '../../shared/host.ts'
import type { Mounted } from '../../view/index.ts'
import { mountSpark, type SparkOptions, type Trend } from './spark.ts'

export interface SparkUse extends Omit<SparkOptions, 'data' | 'still'> {
  points: FoldStore<SeriesSnapshot>
  /** What the colour shows now. */
  trend: Trend
}

/** Draws a store's points into an element; it follows the store by itself. */
export function sparkEngine(element: HTMLElement, first: SparkUse): Mounted<SparkUse> {
  // Its words say the same.
  if (!canPaint()) return {}
  let options = first
  const still = media('(prefers-reduced-motion: reduce)')
  const present = (): SparkOptions => ({
    ...options,
    data: options.points.getSnapshot(),
    still: still.matches,
  })
  const spark = mountSpark(element, present())
  const update = () => spark.update(present())
  let stop = options.points.subscribe(update)
  still.addEventListener('change', update)
  return {
    update(next) {
      const { points, trend } = options
      options = next
      if (next.points !== points) {
        stop()
        stop = next.points.subscribe(update)
      }
      if (next.trend !== trend) spark.restyle()
      update()
    },
    destroy() {
      stop()
      still.removeEventListener('change', update)
      spark.destroy()
    },
  }
}
