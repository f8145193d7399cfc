import type { ChannelKit } from '@channelkit/core'
import type { Mounted } from '../../view/index.ts'

export interface ToastOptions {
  readonly kit: ChannelKit
  /** Which one shows; null for none. */
  readonly of: string | null
  /** How long it shows, in ms. */
  readonly duration: number
  /** Its time is over, or it was dismissed. */
  end(): void
}

/** By which one gets there from anywhere in the page, and back. */
export const TOAST_KEY = 'F6'
/** What was paused stays at least so long, in ms. */
const LEAST = 1000

/**
 * The place where one toast at a time shows: each has its time, which stands still while somebody points at it, is in it, or
 * looks at something else.
 */
export function toasts(region: HTMLElement, first: ToastOptions): Mounted<ToastOptions> {
  const { ownerDocument: document } = region
  const { clock } = first.kit
  const now = () => (clock.monotonic ?? clock.now)()
  let options = first
  let timer: unknown
  let left = 0
  let since = 0
  let pointed = false
  let inside = false
  /** What had the focus before one came here. */
  let before: HTMLElement | null = null

  const paused = () => pointed || inside || document.hidden
  function go() {
    clock.clearTimeout(timer)
    timer = undefined
    if (options.of === null || paused()) return
    since = now()
    timer = clock.setTimeout(() => options.end(), left)
  }
  function pause() {
    if (timer === undefined) return
    clock.clearTimeout(timer)
    timer = undefined
    left = Math.max(LEAST, left - (now() - since))
  }
  const settle = () => (paused() ? pause() : timer === undefined && go())
  const toast = () => region.querySelector<HTMLElement>('[data-part=toast]')
  function back() {
    const to = before
    before = null
    if (to?.isConnected) to.focus()
  }

  function onKey(event: KeyboardEvent) {
    if (event.key !== TOAST_KEY || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (options.of === null || event.defaultPrevented) return
    event.preventDefault()
    if (region.contains(document.activeElement)) return back()
    before = document.activeElement as HTMLElement | null
    toast()?.focus()
  }
  function onEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || options.of === null) return
    event.preventDefault()
    event.stopPropagation()
    options.end()
  }
  const abort = new AbortController()
  const { signal } = abort
  document.addEventListener('keydown', onKey, { signal })
  document.addEventListener('visibilitychange', settle, { signal })
  region.addEventListener('keydown', onEscape, { signal })
  const on = (name: string, run: () => void) => region.addEventListener(name, run, { signal })
  on('pointerenter', () => {
    pointed = true
    settle()
  })
  on('pointerleave', () => {
    pointed = false
    settle()
  })
  on('focusin', () => {
    inside = true
    settle()
  })
  region.addEventListener(
    'focusout',
    ({ relatedTarget, target }) => {
      if (!(target as Node).isConnected || region.contains(relatedTarget as Node | null)) return
      inside = false
      settle()
    },
    { signal },
  )
  function begin() {
    left = options.duration
    go()
  }
  begin()

  return {
    update(next) {
      const other = next.of !== options.of
      options = next
      if (!other) return
      // Whoever was in the one before goes on to the next, or back to where they came from.
      if (inside && !region.contains(document.activeElement)) {
        if (next.of !== null) toast()?.focus()
        else {
          inside = false
          back()
        }
      }
      if (next.of === null) pointed = false
      begin()
    },
    destroy() {
      abort.abort()
      clock.clearTimeout(timer)
    },
  }
}
