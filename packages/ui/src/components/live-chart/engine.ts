import type { FoldStore, SeriesSnapshot } from '@channelkit/core'
import { mountPlot, type Plot, type PlotOptions } from '../../engines/chart/index.ts'
import { canPaint, media } from '../../shared/host.ts'
import type { Mounted } from '../../view/index.ts'

export interface PlotUse extends Omit<PlotOptions, 'data' | 'still'> {
  points: FoldStore<SeriesSnapshot>
  /** Where the plot is kept for those who steer it. */
  memory: { plot: Plot | null }
  /** Nothing can be painted here: there are points that are to be said in words. */
  onUnseen(): void
}

/** Where nothing can be painted, each change of the points is told. */
function unseenPlot(first: PlotUse): Mounted<PlotUse> {
  let options = first
  const tell = () => options.onUnseen()
  let stop = first.points.subscribe(tell)
  tell()
  return {
    update(next) {
      const { points } = options
      options = next
      if (next.points === points) return
      stop()
      stop = next.points.subscribe(tell)
      tell()
    },
    destroy: () => stop(),
  }
}

/**
 * Draws a store's points into an element. It follows the store by itself, so that points go to the picture and
 * nowhere else.
 */
export function plotEngine(element: HTMLElement, first: PlotUse): Mounted<PlotUse> {
  if (!canPaint()) return unseenPlot(first)
  let options = first
  const still = media('(prefers-reduced-motion: reduce)')
  const present = (): PlotOptions => ({
    ...options,
    data: options.points.getSnapshot(),
    still: still.matches,
    onPlace(left, side) {
      const box = element.parentElement
      box?.style.setProperty('--ck-cursor', `${left}px`)
      box?.setAttribute('data-cursor', side)
    },
  })
  const plot = mountPlot(element, present())
  const update = () => plot.update(present())
  let stop = options.points.subscribe(update)
  still.addEventListener('change', update)
  options.memory.plot = plot
  return {
    update(next) {
      const { points } = options
      options = next
      if (next.points !== points) {
        stop()
        stop = next.points.subscribe(update)
      }
      update()
    },
    destroy() {
      options.memory.plot = null
      stop()
      still.removeEventListener('change', update)
      plot.destroy()
    },
  }
}
