/**
 * What every page of the map does: once a second all vehicles report, and every frame is drawn.
 *
 * @typedef {import('./fleet.mjs').Vehicle} Vehicle
 * @typedef {{ move?: 'pan' | 'zoom', cluster?: number, trail?: number }} Options
 * @typedef {{ report(vehicles: Vehicle[], now: number): void, frame(now: number): void,
 *   look(lat: number, lng: number, zoom: number): void }} Mounted
 *
 * @param {(root: HTMLElement, vehicles: Vehicle[], options: Options) => Mounted | Promise<Mounted>} mount
 * @param {{ readonly vehicles: Vehicle[], step(): Vehicle[] }} fleet
 * @param {Options} options
 */
export function runMap(mount, fleet, options) {
  const page = /** @type {any} */ (globalThis)
  page.frames_ = 0
  page.start_ = async () => {
    const root = /** @type {HTMLElement} */ (document.getElementById('root'))
    Object.assign(root.style, { position: 'relative', width: '800px', height: '500px', overflow: 'hidden' })
    const map = await mount(root, fleet.vehicles, options)
    let last = performance.now()
    const tick = () => {
      page.frames_++
      const now = performance.now()
      if (now - last >= 1000) {
        last = now
        map.report(fleet.step(), now)
      }
      const turn = page.frames_ / 60
      if (options.move === 'pan') map.look(20 + 20 * Math.sin(turn), turn * 15, 3)
      if (options.move === 'zoom') map.look(20, 10, 3 + 1.5 * Math.sin(turn))
      map.frame(now)
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  }
  page.ready_ = true
}

/** Where vehicles are on their way of one second, for engines that do not glide by themselves. */
export function createGlide(/** @type {Vehicle[]} */ first) {
  let from = first
  let to = first
  let start = 0
  return {
    report(/** @type {Vehicle[]} */ next, /** @type {number} */ now) {
      from = to
      to = next
      start = now
    },
    /** @param {number} now @param {(i: number, lat: number, lng: number) => void} each */
    at(now, each) {
      const way = Math.min(1, (now - start) / 1000)
      for (let i = 0; i < to.length; i++) {
        const [a, b] = [from[i], to[i]]
        if (a && b) each(i, a.lat + (b.lat - a.lat) * way, a.lng + (b.lng - a.lng) * way)
      }
    },
  }
}
