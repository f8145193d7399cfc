/**
 * What every page does: `mount` makes the picture and gives what to do in a frame with the rows that came since.
 *
 * @template Row
 * @param {(root: HTMLElement, history: Row[], now: number) => (rows: Row[], now: number) => void} mount
 * @param {{ history(now: number): Row[], since(from: number, to: number): Row[] }} feed
 */
export function run(mount, feed) {
  const page = /** @type {any} */ (globalThis)
  page.frames_ = 0
  // Made before the clock of the first picture runs.
  let last = Date.now()
  const history = feed.history(last)
  page.start_ = async () => {
    const root = /** @type {HTMLElement} */ (document.getElementById('root'))
    const frame = mount(root, history, last)
    frame([], last)
    // Two frames on, what was made in the first is on the screen.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const tick = () => {
      page.frames_++
      const now = Date.now()
      frame(feed.since(last, now), now)
      last = now
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  }
  page.ready_ = true
}
