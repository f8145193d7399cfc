import { latOf, lngOf } from './camera/mercator.ts'
import type { MapContext } from './context.ts'
import { eachInView } from './markers/hit.ts'
import type { MarkerState, Point, WorldMap } from './options.ts'

type Questions = Pick<WorldMap, 'has' | 'marker' | 'place' | 'inView' | 'nearest'>

/** What an owner may ask of a map's markers. */
export function questions(context: MapContext, onScreen: (x: number, y: number) => Point): Questions {
  const { fleet } = context
  return {
    has: (id) => fleet.indexOf(id) >= 0,
    marker(id): MarkerState | null {
      const i = fleet.indexOf(id)
      if (i < 0) return null
      const heading = fleet.heading[i]!
      return {
        name: fleet.names[i]!,
        lat: latOf(fleet.toY[i]!),
        lng: lngOf(fleet.toX[i]!),
        heading: Number.isNaN(heading) ? null : heading,
        color: fleet.colors[i]!,
        at: fleet.at[i]!,
      }
    },
    place(id) {
      const i = fleet.indexOf(id)
      return i < 0 ? null : onScreen(fleet.x[i]!, fleet.y[i]!)
    },
    inView() {
      const ids: string[] = []
      const { navigation, size } = context
      eachInView({ camera: navigation.camera, size, fleet }, (i) => ids.push(fleet.ids[i]!))
      return ids
    },
    nearest() {
      const { width, height } = context.size
      let [nearest, least] = [-1, Number.POSITIVE_INFINITY]
      for (let i = 0; i < fleet.size; i++) {
        const at = onScreen(fleet.x[i]!, fleet.y[i]!)
        const distance = Math.hypot(at.x - width / 2, at.y - height / 2)
        if (distance < least) [nearest, least] = [i, distance]
      }
      return fleet.ids[nearest] ?? null
    },
  }
}
