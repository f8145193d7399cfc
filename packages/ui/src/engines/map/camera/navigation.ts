import { type Camera, clampCamera, panned, type Size, worldSize, zoomedAt } from './camera.ts'
import { shortWay } from './mercator.ts'

export interface Navigation {
  readonly camera: Camera
  readonly moving: boolean
  /** Where it is on its way to, or is. */
  readonly goal: Camera
  /** Looks there at once. */
  jump(camera: Camera): void
  /** Goes there in some time; at once where motion is unwanted. */
  go(camera: Camera, ms?: number): void
  pan(dx: number, dy: number): void
  /** Moves the view by CSS pixels, gliding; several in a row add up. */
  step(dx: number, dy: number): void
  /** Zooms by steps, around a point of the box or its middle. */
  zoom(steps: number, at?: { x: number; y: number }, ms?: number): void
  /** Lets the map slide on, in CSS pixels a millisecond. */
  throw(vx: number, vy: number): void
  stop(): void
  /** Moves on to a time; true while there is more to come. */
  advance(now: number): boolean
  /** Keeps within bounds after the box changed its size. */
  fitBox(): void
}

const ease = (way: number) => 1 - (1 - way) ** 3
/** After this time a thrown map has a third of its speed, in ms. */
const FRICTION_MS = 180

/** The camera and its ways. `size` and `still` are asked for when needed; `changed` is called when it has moved. */
export function createNavigation(
  first: Camera,
  size: () => Size,
  maxZoom: () => number,
  still: () => boolean,
  changed: () => void,
): Navigation {
  let camera = first
  let way: { from: Camera; to: Camera; start: number | null; ms: number } | null = null
  let speed: { x: number; y: number; at: number | null } | null = null

  const set = (next: Camera) => {
    camera = clampCamera(next, size(), maxZoom())
    changed()
  }
  const goal = () => way?.to ?? camera

  function go(to: Camera, ms = 320) {
    speed = null
    const target = clampCamera(to, size(), maxZoom())
    if (ms === 0 || still()) {
      way = null
      return set(target)
    }
    way = { from: camera, to: target, start: null, ms }
    changed()
  }

  /** Between two cameras; a place that is at the same point in both stays there. */
  function between(from: Camera, to: Camera, part: number): Camera {
    const zoom = from.zoom + (to.zoom - from.zoom) * part
    const near = 1 / worldSize(from.zoom)
    const far = 1 / worldSize(to.zoom)
    const share = Math.abs(near - far) < 1e-15 ? part : (near - 1 / worldSize(zoom)) / (near - far)
    return { x: from.x + shortWay(to.x - from.x) * share, y: from.y + (to.y - from.y) * share, zoom }
  }

  return {
    get camera() {
      return camera
    },
    get goal() {
      return goal()
    },
    get moving() {
      return way !== null || speed !== null
    },
    jump(next) {
      way = speed = null
      set(next)
    },
    go,
    pan(dx, dy) {
      way = speed = null
      set(panned(camera, dx, dy))
    },
    step: (dx, dy) => go(panned(goal(), -dx, -dy), 200),
    zoom(steps, at, ms) {
      const box = size()
      const from = goal()
      const middle = at ?? { x: box.width / 2, y: box.height / 2 }
      const zoom = clampCamera({ ...from, zoom: from.zoom + steps }, box, maxZoom()).zoom
      go(zoomedAt(from, zoom, middle, box), ms)
    },
    throw(vx, vy) {
      if (still() || Math.hypot(vx, vy) < 0.15) return
      speed = { x: vx, y: vy, at: null }
      changed()
    },
    stop() {
      way = speed = null
    },
    advance(now) {
      // What was asked for between two frames begins with the next one.
      if (way) {
        way.start ??= now
        const part = Math.min(1, Math.max(0, (now - way.start) / way.ms))
        const { from, to } = way
        if (part === 1) way = null
        set(part === 1 ? to : between(from, to, ease(part)))
      } else if (speed) {
        const ms = Math.max(0, now - (speed.at ?? now))
        const { x, y } = speed
        const rest = Math.exp(-ms / FRICTION_MS)
        speed = Math.hypot(x, y) * rest < 0.02 ? null : { x: x * rest, y: y * rest, at: now }
        set(panned(camera, x * ms, y * ms))
      }
      return way !== null || speed !== null
    },
    fitBox: () => set(camera),
  }
}
