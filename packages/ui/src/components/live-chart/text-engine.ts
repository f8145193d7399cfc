import type { FoldStore, SeriesSnapshot } from '@channelkit/core'
import type { Mounted } from '../../view/index.ts'

export interface TextUse {
  points: FoldStore<SeriesSnapshot>
  text(data: SeriesSnapshot): string
}

/** How often the words about a chart are made anew, in ms. */
const TEXT_MS = 3000

/** Keeps a text about the points in an element, for those who ask for it; it is not announced. */
export function textEngine(element: HTMLElement, first: TextUse): Mounted<TextUse> {
  let options = first
  let timer: ReturnType<typeof setTimeout> | undefined
  function write() {
    timer = undefined
    element.textContent = options.text(options.points.getSnapshot())
  }
  const later = () => {
    timer ??= setTimeout(write, TEXT_MS)
  }
  let stop = options.points.subscribe(later)
  write()
  return {
    update(next) {
      const { points, text } = options
      options = next
      if (next.text !== text) write()
      if (next.points === points) return
      stop()
      stop = next.points.subscribe(later)
      write()
    },
    destroy() {
      clearTimeout(timer)
      stop()
    },
  }
}
