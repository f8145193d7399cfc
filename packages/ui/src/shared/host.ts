/** A media query where the host has any: one of a test may have none, and then nothing matches. */
export interface Media {
  readonly matches: boolean
  addEventListener(event: 'change', run: () => void): void
  removeEventListener(event: 'change', run: () => void): void
}

const NEVER: Media = { matches: false, addEventListener() {}, removeEventListener() {} }

/** What a media query says now, and tells when that changes. */
export const media = (query: string): Media => (typeof matchMedia === 'function' ? matchMedia(query) : NEVER)

/** Calls back when an element has its size, and with each other one; returns the way to stop. */
export function observeSize(element: Element, run: () => void): () => void {
  if (typeof ResizeObserver !== 'function') return () => {}
  const observer = new ResizeObserver(run)
  observer.observe(element)
  return () => observer.disconnect()
}

let paints: boolean | undefined

/**
 * Whether the host draws on canvases. jsdom and happy-dom don't, and lay nothing out: a chart and a map say there in words
 * what they would show. A canvas is asked only where there may be one, since jsdom complains.
 */
export function canPaint(): boolean {
  paints ??=
    typeof ResizeObserver === 'function' &&
    typeof matchMedia === 'function' &&
    typeof CanvasRenderingContext2D === 'function' &&
    document.createElement('canvas').getContext('2d') !== null
  return paints
}
