/** What a person does with pointer and wheel, in CSS pixels from the left of the plot. */
export interface Gestures {
  hover(x: number | null): void
  pan(by: number): void
  zoom(factor: number, x: number): void
}

/** Movement before a press becomes a drag, in px. */
const SLOP = 4
/** A wheel that was scrolling the page a moment ago goes on doing that, though the chart came under it. */
const SCROLL_MS = 350

/** Listens on the plot: hover, drag to pan, pinch and wheel to zoom, sideways wheel to pan. */
export function listenGestures(plot: HTMLElement, gestures: Gestures): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal }
  const fingers = new Map<number, number>()
  let dragging = false
  let startX = 0
  let apart = 0
  let scrolledAt = Number.NEGATIVE_INFINITY

  const xOf = (event: MouseEvent) => event.clientX - plot.getBoundingClientRect().left
  const middle = () => [...fingers.values()].reduce((sum, x) => sum + x, 0) / fingers.size
  const spread = () => Math.max(...fingers.values()) - Math.min(...fingers.values())

  plot.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'mouse' && event.button !== 0) return
      fingers.set(event.pointerId, xOf(event))
      startX = middle()
      apart = spread()
      gestures.hover(startX)
    },
    options,
  )
  plot.addEventListener(
    'pointermove',
    (event) => {
      const x = xOf(event)
      if (!fingers.has(event.pointerId)) return gestures.hover(x)
      fingers.set(event.pointerId, x)
      if (!dragging && fingers.size < 2 && Math.abs(x - startX) < SLOP) return gestures.hover(x)
      if (!dragging) {
        dragging = true
        plot.dataset.dragging = ''
        plot.setPointerCapture(event.pointerId)
        gestures.hover(null)
      }
      gestures.pan(startX - middle())
      startX = middle()
      if (fingers.size < 2) return
      if (apart > 8 && spread() > 8) gestures.zoom(apart / spread(), startX)
      apart = spread()
    },
    options,
  )
  const release = (event: PointerEvent) => {
    fingers.delete(event.pointerId)
    if (fingers.size > 0) {
      startX = middle()
      apart = spread()
      return
    }
    dragging = false
    delete plot.dataset.dragging
  }
  plot.addEventListener('pointerup', release, options)
  plot.addEventListener('pointercancel', release, options)
  // A finger that was lifted has not left: what it pointed at stays to be read.
  plot.addEventListener(
    'pointerleave',
    (event) => event.pointerType === 'mouse' && gestures.hover(null),
    options,
  )
  plot.addEventListener(
    'wheel',
    (event) => {
      const now = performance.now()
      if (!event.ctrlKey && now - scrolledAt < SCROLL_MS) {
        scrolledAt = now
        return
      }
      event.preventDefault()
      // Lines and pages, as some mice count, in pixels.
      const unit = event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? 16 : 400
      const [dx, dy] = [event.deltaX * unit, event.deltaY * unit]
      if (Math.abs(dx) > Math.abs(dy)) return gestures.pan(dx)
      if (event.shiftKey) return gestures.pan(dy)
      gestures.zoom(2 ** ((event.ctrlKey ? 5 : 1) * Math.max(-120, Math.min(120, dy)) * 0.002), xOf(event))
    },
    { ...options, passive: false },
  )
  window.addEventListener(
    'scroll',
    (event) => {
      if (event.target instanceof Node && event.target.contains(plot)) scrolledAt = performance.now()
    },
    { ...options, capture: true, passive: true },
  )
  return () => stop.abort()
}
