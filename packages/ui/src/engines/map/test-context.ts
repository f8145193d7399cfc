import { createNavigation } from './camera/navigation.ts'
import type { MapContext } from './context.ts'
import { createFleet } from './markers/fleet.ts'
import type { MapOptions } from './options.ts'

/** What the parts of a map share, for tests: 800 by 500 pixels, no motion, and markers that are put in by hand. */
export function testContext(options: Partial<MapOptions<never>> = {}) {
  const size = { width: 800, height: 500 }
  const fleet = createFleet()
  const navigation = createNavigation(
    { x: 0.5, y: 0.42, zoom: 1 },
    () => size,
    () => context.maxZoom,
    () => true,
    () => {},
  )
  const context: MapContext = {
    options: options as MapOptions<never>,
    fleet,
    navigation,
    size,
    maxZoom: 12,
    taken: false,
    auto: true,
    take() {
      context.taken = true
      context.auto = false
    },
    redraw() {},
  }
  const put = (id: string, lat: number, lng: number) =>
    fleet.put(id, { lat, lng }, 0, { longest: 0, trail: 0 })
  return { context, put }
}
