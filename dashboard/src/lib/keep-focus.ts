/**
 * Gives the focus to another element when the one that had it is taken out of the page: keys would begin anew at its top.
 *
 * @param fallback what gets it
 * @returns the way to stop
 */
export function keepFocus(within: HTMLElement, fallback: () => HTMLElement | null): () => void {
  const page = within.ownerDocument
  let last: Element | null = null
  const came = ({ target }: FocusEvent) => {
    last = target as Element
  }
  // Who leaves it by a click on nothing has left it; whether it is gone is known once it is.
  const left = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      if (last === target && last?.isConnected) last = null
    })
  const changes = new MutationObserver(() => {
    if (!last || last.isConnected) return
    last = null
    if (page.activeElement === page.body) fallback()?.focus({ preventScroll: true })
  })
  within.addEventListener('focusin', came)
  within.addEventListener('focusout', left)
  changes.observe(within, { childList: true, subtree: true })
  return () => {
    within.removeEventListener('focusin', came)
    within.removeEventListener('focusout', left)
    changes.disconnect()
  }
}
