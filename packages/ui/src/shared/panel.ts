import type { Mounted } from '../view/index.ts'

interface PanelOptions {
  close(): void
}

/** Takes the focus while it is open, and closes when one points elsewhere. */
export function panel(element: HTMLElement, options: PanelOptions): Mounted<PanelOptions> {
  let { close } = options
  const root = element.closest('[data-ck]')
  const onPointerDown = (event: Event) => {
    if (!root?.contains(event.target as Node)) close()
  }
  element.focus({ preventScroll: true })
  element.ownerDocument.addEventListener('pointerdown', onPointerDown)
  return {
    update(next) {
      close = next.close
    },
    destroy: () => element.ownerDocument.removeEventListener('pointerdown', onPointerDown),
  }
}

/** Keeps hold of an element, to focus it later. */
export function holder(element: HTMLElement, memory: { trigger: HTMLElement | null }): Mounted<unknown> {
  memory.trigger = element
  return {
    destroy() {
      memory.trigger = null
    },
  }
}
