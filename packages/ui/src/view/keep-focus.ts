import { createEngines, type Mounted, type Use } from './engine.ts'

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]'
/** In a long list, which sees to its rows itself. */
const IN_ROW = '[aria-posinset]'

/** What can have the focus in an element beside the rows of lists, in the page's order. */
const placesIn = (root: HTMLElement) =>
  [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (one) => !one.closest(IN_ROW) && (one.checkVisibility?.() ?? true),
  )

/** Whether nothing in the page has the focus: where it is when what had it was taken away. */
export const isFocusLost = ({ activeElement, body }: Document): boolean =>
  activeElement === null || activeElement === body

/**
 * Notes what in an element has the focus, until it goes elsewhere.
 *
 * @param note called with what has it, and with null when it went; not when that was taken out of the page
 */
export function followFocus(element: HTMLElement, note: (focused: HTMLElement | null) => void): () => void {
  const onFocusIn = ({ target }: FocusEvent) => note(target as HTMLElement)
  // Some browsers tell of the loss before what had the focus is gone, so one looks a moment later.
  const onFocusOut = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      if ((target as Node).isConnected && !element.contains(element.ownerDocument.activeElement)) note(null)
    })
  element.addEventListener('focusin', onFocusIn)
  element.addEventListener('focusout', onFocusOut)
  return () => {
    element.removeEventListener('focusin', onFocusIn)
    element.removeEventListener('focusout', onFocusOut)
  }
}

/**
 * Keeps the focus in a component when what had it goes: to what stands there now, or else to the component itself, so
 * that keys and Tab go on from there.
 */
export function keepFocus(
  root: HTMLElement,
  first: { inner: Use | undefined },
): Mounted<{ inner: Use | undefined }> {
  const engines = createEngines()
  let held: { element: HTMLElement; place: number; list: Element | null } | null = null
  const stop = followFocus(root, (element) => {
    const list = element?.closest(IN_ROW)?.parentElement ?? null
    held = element && { element, place: placesIn(root).indexOf(element), list }
  })
  const sync = ({ inner }: { inner: Use | undefined }) => engines.sync(new Map(inner ? [[root, inner]] : []))
  function settle() {
    if (!held || held.element.isConnected || !root.isConnected || !isFocusLost(root.ownerDocument)) return
    if (held.list?.isConnected && held.list.querySelector(IN_ROW)) return
    const places = placesIn(root)
    const next = places[held.place < 0 ? places.length - 1 : Math.min(held.place, places.length - 1)]
    held = null
    if (!next) root.tabIndex = -1
    ;(next ?? root).focus({ preventScroll: true })
  }
  sync(first)
  return {
    update(next) {
      sync(next)
      settle()
    },
    destroy() {
      stop()
      engines.destroy()
    },
  }
}
