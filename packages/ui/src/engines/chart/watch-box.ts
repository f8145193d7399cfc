/** Size of an element, and whether it is in sight. */
export interface Box {
  /** Device pixels. */
  readonly width: number
  readonly height: number
  /** Device pixels per CSS pixel. */
  readonly ratio: number
  readonly seen: boolean
  stop(): void
}

/** Watches an element's size in device pixels, the zoom of the page, and whether the element is scrolled into view. */
export function watchBox(element: HTMLElement, changed: () => void): Box {
  const box = { width: 0, height: 0, ratio: devicePixelRatio || 1, seen: true, stop }
  const measure = (width: number, height: number) => {
    box.ratio = devicePixelRatio || 1
    box.width = Math.round(width * box.ratio)
    box.height = Math.round(height * box.ratio)
  }
  const sizes = new ResizeObserver(() => {
    measure(element.clientWidth, element.clientHeight)
    changed()
  })
  const sight = new IntersectionObserver((entries) => {
    box.seen = entries.at(-1)!.isIntersecting
    if (box.seen) changed()
  })
  let resolution: MediaQueryList | undefined
  function onRatio() {
    resolution?.removeEventListener('change', onRatio)
    resolution = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    resolution.addEventListener('change', onRatio)
    if (box.ratio === devicePixelRatio) return
    measure(element.clientWidth, element.clientHeight)
    changed()
  }
  function stop() {
    sizes.disconnect()
    sight.disconnect()
    resolution?.removeEventListener('change', onRatio)
  }
  measure(element.clientWidth, element.clientHeight)
  onRatio()
  sizes.observe(element)
  sight.observe(element)
  return box
}
