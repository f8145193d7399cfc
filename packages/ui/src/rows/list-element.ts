import { type ScrollerOptions, scroller } from '../shared/rows.ts'
import type { Mounted } from '../view/index.ts'
import type { RowsMemory } from './state.ts'

interface Options extends ScrollerOptions {
  readonly memory: RowsMemory
}

/** Watches the element that scrolls, and keeps hold of it. */
export function listElement(element: HTMLElement, options: Options): Mounted<Options> {
  const { memory } = options
  memory.element = element
  const { update, destroy } = scroller(element, options)
  return {
    update,
    destroy() {
      memory.element = null
      destroy?.()
    },
  }
}
