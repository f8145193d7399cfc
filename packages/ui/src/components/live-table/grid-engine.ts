import type { ChannelKit } from '@channelkit/core'
import { announcer } from '../../shared/announcer.ts'
import { observeSize } from '../../shared/host.ts'
import type { Viewport } from '../../shared/rows.ts'
import { followFocus, type Mounted } from '../../view/index.ts'
import { type Dragged, dragging } from './drag.ts'
import type { TableMemory } from './state.ts'

export interface GridOptions extends Dragged {
  readonly memory: TableMemory
  readonly kit: ChannelKit
  readonly rowHeight: number
  /** That the order is held, in words; null while it is not. */
  readonly heldText: string | null
  /** Told when other rows come into sight. */
  see(viewport: Viewport): void
  /** Told when somebody points at rows or is in them by keyboard, and when nobody does. */
  hold(held: boolean): void
}

/** What keeps the order: rows, and what says that it is kept. */
const ROWS = '[data-part="rows"], [data-part="held"]'
const isInRows = (target: EventTarget | null) => target instanceof Element && target.closest(ROWS) !== null

/** Watches the grid: which rows are in sight, whether somebody is on them, and which cell gets the focus. */
export function gridEngine(element: HTMLElement, given: GridOptions): Mounted<GridOptions> {
  let options = given
  const { memory } = given
  const grid = element.querySelector<HTMLElement>('[data-part="grid"]')!
  memory.grid = grid
  let seen = { row: -1, height: -1 }
  let pointed = false
  let focused = false
  let held = false
  let said = false
  const voice = announcer<string>(given.kit, element.ownerDocument, (texts) => texts.at(-1) ?? '')

  function look() {
    const { scrollTop: top, clientHeight: height } = grid
    const row = Math.floor(top / options.rowHeight)
    if (row === seen.row && height === seen.height) return
    seen = { row, height }
    options.see({ top, height })
  }
  function tell() {
    if (held === (pointed || focused)) return
    held = !held
    options.hold(held)
  }
  const listening = new AbortController()
  const { signal } = listening
  const page = element.ownerDocument
  const point = (at: boolean) => {
    pointed = at
    tell()
  }
  // Of the whole page: what is pointed at may be taken away, and then nobody tells the table that the pointer left it.
  page.addEventListener(
    'pointerover',
    ({ target }) => point(isInRows(target) && element.contains(target as Node)),
    { signal },
  )
  page.documentElement.addEventListener('pointerleave', () => point(false), { signal })
  for (const lifted of ['pointerup', 'pointercancel'] as const)
    page.addEventListener(lifted, ({ pointerType }) => pointerType === 'touch' && point(false), { signal })
  const stopFocus = followFocus(element, (target) => {
    focused = isInRows(target)
    tell()
  })
  const stopDragging = dragging(grid, () => options)
  grid.addEventListener('scroll', look, { passive: true, signal })
  const stopSize = observeSize(grid, look)
  look()

  function settleFocus() {
    if (!memory.focus) return
    const cell = grid.querySelector<HTMLElement>('[data-column][tabindex="0"]')
    if (!cell) return
    memory.focus = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  }
  return {
    update(next) {
      options = next
      if (next.heldText !== null && !said) voice.say(next.heldText)
      said = next.heldText !== null
      settleFocus()
    },
    destroy() {
      memory.grid = null
      voice.release()
      listening.abort()
      stopFocus()
      stopDragging()
      stopSize()
    },
  }
}
