/** @jsxImportSource preact */
import { render } from 'preact'
import { addStyles } from '../add-styles.ts'
import { createDesk, type Given } from '../model/desk.ts'
import type { Settings } from '../model/settings.ts'
import { App } from './app.tsx'
import { styles } from './styles.ts'

/** The panel, once its code is there. */
export interface Panel {
  open(): void
  close(): void
  /** The kits that are given are others now. */
  changed(): void
  destroy(): void
}

const styled = new WeakSet<ShadowRoot>()

/** How often it looks again at most, in ms: a page under load shall not have its devtools to blame. */
const OFTEN = 120

/**
 * Puts the panel into an element.
 *
 * @param told told whether it is open
 */
export function createPanel(
  root: HTMLElement,
  given: () => readonly Given[],
  first: Partial<Settings>,
  told: (open: boolean) => void,
): Panel {
  const shadow = root.getRootNode() as ShadowRoot
  if (!styled.has(shadow)) addStyles(shadow, styles)
  styled.add(shadow)
  let timer: ReturnType<typeof setTimeout> | undefined
  const desk = createDesk(given, first, changed, show)
  let wasOpen = desk.settings.open

  function changed() {
    timer ??= setTimeout(() => {
      timer = undefined
      show()
    }, OFTEN)
  }

  function show() {
    const { open } = desk.settings
    render(open ? <App desk={desk} close={close} /> : null, root)
    if (open !== wasOpen) told(open)
    wasOpen = open
  }

  const close = () => desk.set({ open: false })

  show()
  return {
    open: () => desk.set({ open: true }),
    close,
    changed,
    destroy() {
      clearTimeout(timer)
      desk.destroy()
      render(null, root)
    },
  }
}
