import type { Mounted } from '../view/index.ts'

interface PanelOptions {
  close(): void
}

/** So far from the window's edge a panel stays, in px. */
const EDGE = 8

/** Moves a panel into the window, whatever it opens from: by as little as it needs, and with its left end where it is wider. */
function keepInWindow(element: HTMLElement) {
  element.style.translate = 'none'
  const { left, right } = element.getBoundingClientRect()
  const least = EDGE - left
  const most = element.ownerDocument.documentElement.clientWidth - EDGE - right
  const by = Math.max(least, Math.min(0, most))
  // Where nothing is laid out, nothing is moved.
  element.style.translate = by === 0 || left === right ? '' : `${by}px`
}

/** Takes the focus while it is open, stays in the window, and closes when one points elsewhere. */
export function panel(element: HTMLElement, options: PanelOptions): Mounted<PanelOptions> {
  let { close } = options
  const root = element.closest('[data-ck]')
  const onPointerDown = (event: Event) => {
    if (!root?.contains(event.target as Node)) close()
  }
  const { ownerDocument: page } = element
  const fit = () => keepInWindow(element)
  fit()
  element.focus({ preventScroll: true })
  page.addEventListener('pointerdown', onPointerDown)
  page.defaultView?.addEventListener('resize', fit)
  return {
    update(next) {
      close = next.close
    },
    destroy() {
      page.removeEventListener('pointerdown', onPointerDown)
      page.defaultView?.removeEventListener('resize', fit)
    },
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
