import type { MapContext } from '../context.ts'
import type { MapView } from '../options.ts'
import { boundsOf, type Camera, clampCamera, coverZoom, fitCamera, worldSize } from './camera.ts'
import { shortWay, worldX, worldY } from './mercator.ts'

/** How near it goes of its own accord. */
export const NEAR = 9
/** The same for one marker alone on the built-in land, which is blank from nearer. */
const ALONE = 5
/** So much nearer it must be able to show all before it goes there, in steps of zoom. */
const WORTH = 1
/** So near to the edge a marker is still seen, in pixels. */
const EDGE = 8

/** A little north of the equator, where most of the land is. */
const HOME = { x: 0.5, y: 0.42 }

/** Looks at a place. */
export function look({ navigation }: MapContext, { lat, lng, zoom }: MapView): void {
  navigation.jump({ x: worldX(lng), y: worldY(lat), zoom })
}

/** The camera that shows all markers, as near as makes sense; null where there are none. */
function allInView({ fleet, size, maxZoom, options }: MapContext): Camera | null {
  const bounds = boundsOf(fleet.toX, fleet.toY, fleet.size)
  if (!bounds) return null
  const streets = Boolean(options.tiles || options.base)
  const nearest = fleet.size > 1 || streets ? NEAR : ALONE
  return clampCamera(fitCamera(bounds, size, { maxZoom: Math.min(nearest, maxZoom) }), size, maxZoom)
}

/** Looks at all markers; at the world where there are none. */
export function showAll(context: MapContext, ms?: number): void {
  const { navigation, size } = context
  navigation.go(allInView(context) ?? { ...HOME, zoom: coverZoom(size) }, ms)
}

/** Looks at some markers, by their slots, and nearer than before. */
export function showSlots(context: MapContext, slots: readonly number[]): void {
  const { fleet, navigation, size, maxZoom } = context
  const xs = slots.map((i) => fleet.toX[i]!)
  const ys = slots.map((i) => fleet.toY[i]!)
  const bounds = boundsOf(xs, ys)
  if (!bounds) return
  const to = fitCamera(bounds, size, { maxZoom })
  navigation.go({ ...to, zoom: Math.max(to.zoom, navigation.camera.zoom + 0.5) })
}

export interface AutoLook {
  /**
   * Looks where there is something to see: at once as long as there was nothing, gliding after that.
   *
   * @param resized whether there are more or fewer markers than before
   * @returns whether it looks somewhere else at once
   */
  look(resized: boolean): boolean
}

/** Chooses where the map looks, until somebody takes it in hand. */
export function createAutoLook(context: MapContext): AutoLook {
  let begun = false

  function isOut({ x, y, zoom }: Camera): boolean {
    const { fleet, size } = context
    const scale = worldSize(zoom)
    const [across, down] = [size.width / 2 - EDGE, size.height / 2 - EDGE]
    for (let i = 0; i < fleet.size; i++) {
      if (Math.abs(fleet.toY[i]! - y) * scale > down) return true
      if (Math.abs(shortWay(fleet.toX[i]! - x)) * scale > across) return true
    }
    return false
  }

  return {
    look(resized) {
      const { options, size, fleet, navigation } = context
      if (size.width === 0) return false
      if (!begun) {
        if (options.view) look(context, options.view)
        else if (context.auto) showAll(context, 0)
        if (options.view) context.auto = false
        begun = options.view != null || !context.auto || fleet.size > 0
        return true
      }
      if (!context.auto) return false
      const { goal } = navigation
      if (!isOut(goal) && !resized) return false
      const to = allInView(context)
      if (!to || (!isOut(goal) && to.zoom < goal.zoom + WORTH)) return false
      // Where all is not to be seen at once, there is nothing better.
      const off = Math.hypot(shortWay(to.x - goal.x), to.y - goal.y) * worldSize(to.zoom)
      const same = Math.abs(to.zoom - goal.zoom) < 0.01 && off < 2
      if (!same) navigation.go(to)
      return false
    },
  }
}
