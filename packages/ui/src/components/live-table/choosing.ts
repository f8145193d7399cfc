import { followFocus, isFocusLost, type Mounted } from '../../view/index.ts'
import type { TableMemory } from './state.ts'

interface ChooserOptions {
  readonly memory: Pick<TableMemory, 'toggle'>
  close(): void
}

/** Takes the focus while it is open, and closes when one points elsewhere. */
export function chooser(element: HTMLElement, given: ChooserOptions): Mounted<ChooserOptions> {
  let options = given
  const onPointerDown = ({ target }: Event) => {
    if (element.contains(target as Node) || options.memory.toggle?.contains(target as Node)) return
    options.close()
  }
  let focused: HTMLElement | null = null
  const stopFocus = followFocus(element, (target) => {
    focused = target
  })
  /** A row that was put elsewhere keeps the focus, though browsers take it away. */
  function settle() {
    if (!focused?.isConnected || !isFocusLost(element.ownerDocument)) return
    const spent = focused instanceof HTMLButtonElement && focused.disabled
    const next = spent ? focused.parentElement?.querySelector<HTMLElement>('button:not([disabled])') : focused
    next?.focus({ preventScroll: true })
  }
  element.focus({ preventScroll: true })
  element.ownerDocument.addEventListener('pointerdown', onPointerDown)
  return {
    update(next) {
      options = next
      settle()
    },
    destroy() {
      stopFocus()
      element.ownerDocument.removeEventListener('pointerdown', onPointerDown)
    },
  }
}

/** Keeps hold of the button that opens it, to give the focus back. */
export function holder(element: HTMLElement, memory: Pick<TableMemory, 'toggle'>): Mounted<unknown> {
  memory.toggle = element
  return {
    destroy() {
      memory.toggle = null
    },
  }
}
