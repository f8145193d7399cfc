import { type ChannelKit, type Cursor, type Cursors, glide } from '@channelkit/core'
import { media, observeSize } from '../../shared/host.ts'
import type { Mounted } from '../../view/index.ts'

export interface CursorsEngineOptions {
  kit: ChannelKit
  store: Cursors
  /** Tells nothing of one's own pointer. */
  off: boolean
  /** How long a cursor rests before it fades, in ms. */
  fade: number
  /** Where the cursors' elements are, by id. */
  elements: ReadonlyMap<string, HTMLElement>
}

/** Beyond this share of the width a name stands on the other side of its pointer. */
const FLIP = 0.8

/**
 * Follows one's own pointer over an element and moves the others' over it. Places are shares of the element, from 0 to
 * 1, so that they fit whatever size it has for somebody else. Draws only while something moves.
 */
export function cursorsEngine(
  element: HTMLElement,
  first: CursorsEngineOptions,
): Mounted<CursorsEngineOptions> {
  let options = first
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let size = { width: element.clientWidth, height: element.clientHeight }
  let inside = false
  const view = element.ownerDocument.defaultView!
  const reduced = media('(prefers-reduced-motion: reduce)')
  let stop = first.store.subscribe(ask)

  function ask() {
    if (frame === 0) frame = view.requestAnimationFrame(draw)
  }

  function draw() {
    frame = 0
    clearTimeout(timer)
    const { store, elements, kit, fade } = options
    const now = kit.clock.now()
    let moving = false
    let next = Number.POSITIVE_INFINITY
    for (const cursor of store.getSnapshot()) {
      const shown = elements.get(cursor.id)
      if (!shown) continue
      const at = place(shown, cursor, now)
      moving ||= at.x !== cursor.x || at.y !== cursor.y
      const rest = cursor.at + fade - now
      shown.toggleAttribute('data-idle', rest <= 0)
      if (rest > 0) next = Math.min(next, rest)
    }
    if (moving) ask()
    else if (next < Number.POSITIVE_INFINITY) timer = setTimeout(ask, next)
  }

  function place(shown: HTMLElement, cursor: Cursor, now: number) {
    const at = reduced.matches ? cursor : glide(cursor, now)
    // Anybody may send anything: what is far outside is at the edge.
    const [x, y] = [Math.min(1, Math.max(0, at.x)), Math.min(1, Math.max(0, at.y))]
    shown.style.transform = `translate(${x * size.width}px,${y * size.height}px)`
    shown.style.visibility = 'visible'
    shown.toggleAttribute('data-flip', x > FLIP)
    return at
  }

  function onMove(event: PointerEvent) {
    if (options.off) return
    // Where the page scrolls or an element moves, its place changes without a word.
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) return
    inside = true
    options.store.move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
  }

  function leave() {
    if (inside) options.store.leave()
    inside = false
  }

  function onUp(event: PointerEvent) {
    // A finger that is lifted points nowhere; a mouse still does.
    if (event.pointerType !== 'mouse') leave()
  }

  const stopSize = observeSize(element, () => {
    size = { width: element.clientWidth, height: element.clientHeight }
    ask()
  })
  const onHidden = () => {
    if (element.ownerDocument.hidden) leave()
  }
  const events = {
    pointermove: onMove,
    pointerdown: onMove,
    pointerup: onUp,
    pointercancel: leave,
    pointerleave: leave,
  }
  for (const [name, run] of Object.entries(events)) element.addEventListener(name, run as never)
  element.ownerDocument.addEventListener('visibilitychange', onHidden)
  ask()

  return {
    update(next) {
      if (next.store !== options.store) {
        leave()
        stop()
        stop = next.store.subscribe(ask)
      }
      if (next.off) leave()
      options = next
      ask()
    },
    destroy() {
      leave()
      stop()
      clearTimeout(timer)
      view.cancelAnimationFrame(frame)
      stopSize()
      for (const [name, run] of Object.entries(events)) element.removeEventListener(name, run as never)
      element.ownerDocument.removeEventListener('visibilitychange', onHidden)
    },
  }
}

/** Keeps hold of a cursor's element for as long as it is in the page. */
export function cursorElement(
  element: HTMLElement,
  { id, elements }: { id: string; elements: Map<string, HTMLElement> },
): Mounted<unknown> {
  elements.set(id, element)
  return {
    destroy() {
      if (elements.get(id) === element) elements.delete(id)
    },
  }
}
