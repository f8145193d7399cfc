import type { Navigation } from './navigation.ts'

export interface Gestures {
  /** A click or tap, in CSS pixels from the box's corner. */
  onTap(x: number, y: number): void
  /** The pointer rests there; null when it left. */
  onHover(point: { x: number; y: number } | null): void
  /** Somebody drags or zooms the map by hand. */
  onTake(dragged: boolean): void
  enabled(): boolean
  /** Whether the page keeps one finger, or the plain wheel as well, for scrolling. */
  cooperative(): boolean | 'touch'
  /** What was left to the page. */
  onRefused(by: 'finger' | 'wheel'): void
}

interface Pointer {
  x: number
  y: number
}

/** So far a finger may slide and still tap, in pixels. */
const SLACK = 6
const LINE_PX = 16

/** Drag, throw, pinch, wheel and double click. Returns the way to take them off. */
export function listenToGestures(box: HTMLElement, navigation: Navigation, to: Gestures): () => void {
  const pointers = new Map<number, Pointer>()
  let origin: Pointer | null = null
  let dragged = false
  let last = { x: 0, y: 0, at: 0, vx: 0, vy: 0 }

  function pointOf(event: MouseEvent): Pointer {
    const { left, top } = box.getBoundingClientRect()
    return { x: event.clientX - left - box.clientLeft, y: event.clientY - top - box.clientTop }
  }

  function middleOf(): { x: number; y: number; spread: number } {
    const [a, b] = [...pointers.values()]
    if (!a) return { x: 0, y: 0, spread: 0 }
    if (!b) return { ...a, spread: 0 }
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, spread: Math.hypot(a.x - b.x, a.y - b.y) }
  }

  function onDown(event: PointerEvent) {
    if (!to.enabled() || (event.pointerType === 'mouse' && event.button !== 0)) return
    const point = pointOf(event)
    pointers.set(event.pointerId, point)
    if (pointers.size === 1) {
      origin = point
      dragged = false
      navigation.stop()
    }
    last = { ...middleOf(), at: event.timeStamp, vx: 0, vy: 0 }
  }

  function onMove(event: PointerEvent) {
    const point = pointOf(event)
    if (!pointers.has(event.pointerId)) {
      if (event.pointerType === 'mouse') to.onHover(point)
      return
    }
    const before = middleOf()
    pointers.set(event.pointerId, point)
    if (!dragged) {
      if (!origin || (pointers.size === 1 && Math.hypot(point.x - origin.x, point.y - origin.y) < SLACK))
        return
      if (to.cooperative() && event.pointerType === 'touch' && pointers.size === 1)
        return to.onRefused('finger')
      dragged = true
      to.onTake(true)
      to.onHover(null)
      // Only now: a captured pointer would take clicks from what lies over the map.
      box.setPointerCapture(event.pointerId)
      box.dataset.dragging = ''
    }
    const now = middleOf()
    navigation.pan(now.x - before.x, now.y - before.y)
    if (before.spread > 0 && now.spread > 0) navigation.zoom(Math.log2(now.spread / before.spread), now, 0)
    const ms = event.timeStamp - last.at
    if (ms < 8) return
    const share = Math.min(1, ms / 60)
    last = {
      x: now.x,
      y: now.y,
      at: event.timeStamp,
      vx: last.vx + ((now.x - last.x) / ms - last.vx) * share,
      vy: last.vy + ((now.y - last.y) / ms - last.vy) * share,
    }
  }

  function onUp(event: PointerEvent) {
    if (!pointers.delete(event.pointerId)) return
    if (pointers.size > 0) {
      last = { ...middleOf(), at: event.timeStamp, vx: 0, vy: 0 }
      return
    }
    delete box.dataset.dragging
    const point = pointOf(event)
    if (event.type === 'pointercancel') return
    if (!dragged) to.onTap(point.x, point.y)
    else if (event.timeStamp - last.at < 60) navigation.throw(last.vx, last.vy)
  }

  function onWheel(event: WheelEvent) {
    if (!to.enabled()) return
    if (to.cooperative() === true && !event.ctrlKey && !event.metaKey) return to.onRefused('wheel')
    event.preventDefault()
    to.onTake(false)
    const unit = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? box.clientHeight : 1
    // A pinch on a touch pad comes as a wheel with ctrl held, in small steps.
    const steps = -event.deltaY * unit * (event.ctrlKey && Math.abs(event.deltaY) < 40 ? 0.012 : 0.0032)
    const coarse = Math.abs(event.deltaY * unit) >= 40
    navigation.zoom(Math.max(-1, Math.min(1, steps)), pointOf(event), coarse ? 160 : 0)
  }

  function onDouble(event: MouseEvent) {
    if (!to.enabled()) return
    event.preventDefault()
    to.onTake(false)
    navigation.zoom(event.shiftKey ? -1 : 1, pointOf(event))
  }

  const onLeave = () => to.onHover(null)
  box.addEventListener('pointerdown', onDown)
  box.addEventListener('pointermove', onMove)
  box.addEventListener('pointerup', onUp)
  box.addEventListener('pointercancel', onUp)
  box.addEventListener('pointerleave', onLeave)
  box.addEventListener('wheel', onWheel, { passive: false })
  box.addEventListener('dblclick', onDouble)
  return () => {
    box.removeEventListener('pointerdown', onDown)
    box.removeEventListener('pointermove', onMove)
    box.removeEventListener('pointerup', onUp)
    box.removeEventListener('pointercancel', onUp)
    box.removeEventListener('pointerleave', onLeave)
    box.removeEventListener('wheel', onWheel)
    box.removeEventListener('dblclick', onDouble)
  }
}
