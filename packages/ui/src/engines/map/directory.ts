import type { Chrome } from './chrome.ts'
import type { MapContext } from './context.ts'
import { createList } from './list.ts'
import { latOf, lngOf } from './mercator.ts'
import type { Selection } from './selection.ts'

export interface Directory {
  /** The marker whose row has the focus. */
  readonly focused: string | null
  toggle(): void
  open(): void
  /** Brings names, places and ages up to date while it is open. */
  refresh(): void
  destroy(): void
}

/** The list of markers, beside the map. */
export function createDirectory(
  root: HTMLElement,
  context: MapContext,
  chrome: () => Chrome,
  selection: () => Selection,
  markColor: () => string,
): Directory {
  const { fleet } = context
  let focused: string | null = null
  const list = createList(root, {
    item(id) {
      const i = fleet.indexOf(id)
      if (i < 0) return { name: id, detail: '', color: markColor() }
      const { formats } = context
      const where = formats.place(latOf(fleet.y[i]!), lngOf(fleet.x[i]!))
      const detail = `${where} · ${formats.ago(Date.now() - fleet.at[i]!)}`
      return { name: fleet.names[i]!, detail, color: fleet.colors[i] || markColor() }
    },
    onChoose: (id) => selection().go(id, false),
    onFocus(id) {
      focused = id
      context.redraw()
    },
    onClose: close,
  })

  function fill() {
    const { options, words } = context
    const ids = options.data.ids.filter((id) => fleet.indexOf(id) >= 0)
    list.update(ids, words, words.count(ids.length))
  }

  function open() {
    fill()
    list.open()
    chrome().listOpen(true)
  }

  function close() {
    list.close()
    chrome().listOpen(false)
    chrome().listButton.focus({ preventScroll: true })
  }

  return {
    get focused() {
      return focused
    },
    open,
    toggle: () => (list.isOpen ? close() : open()),
    refresh() {
      if (list.isOpen) fill()
    },
    destroy: () => list.element.remove(),
  }
}
