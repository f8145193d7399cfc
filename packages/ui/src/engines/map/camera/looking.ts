import type { MapContext } from '../context.ts'
import type { MapView } from '../options.ts'
import { boundsOf, coverZoom, fitCamera } from './camera.ts'
import { worldX, worldY } from './mercator.ts'

/** How near it goes of its own accord. */
export const NEAR = 9

/** A little north of the equator, where most of the land is. */
const HOME = { x: 0.5, y: 0.42 }

/** Looks at a place. */
export function look({ navigation }: MapContext, { lat, lng, zoom }: MapView): void {
  navigation.jump({ x: worldX(lng), y: worldY(lat), zoom })
}

/** Looks at some markers, by their slots, or at all; at the world where there are none. */
export function showSlots(context: MapContext, slots: readonly number[] | null, ms?: number): void {
  const { fleet, navigation, size, maxZoom } = context
  const xs = slots ? slots.map((i) => fleet.toX[i]!) : fleet.toX
  const ys = slots ? slots.map((i) => fleet.toY[i]!) : fleet.toY
  const bounds = boundsOf(xs, ys, slots ? slots.length : fleet.size)
  if (!bounds) return navigation.go({ ...HOME, zoom: coverZoom(size) }, ms)
  const to = fitCamera(bounds, size, { maxZoom: slots ? maxZoom : Math.min(NEAR, maxZoom) })
  navigation.go(slots ? { ...to, zoom: Math.max(to.zoom, navigation.camera.zoom + 0.5) } : to, ms)
}

/** Chooses where the map looks until there is something to look at; what it returns tries again, true if it looked. */
export function firstLook(context: MapContext): () => boolean {
  let done = false
  return () => {
    const { options, size, fleet } = context
    if (done || size.width === 0) return false
    if (options.view) look(context, options.view)
    else if (!context.taken) showSlots(context, null, 0)
    done = options.view != null || context.taken || fleet.size > 0
    return true
  }
}
