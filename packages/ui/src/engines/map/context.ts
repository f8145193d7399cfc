import type { Size } from './camera/camera.ts'
import type { Navigation } from './camera/navigation.ts'
import type { Fleet } from './markers/fleet.ts'
import type { MapOptions } from './options.ts'

/** What the parts of one map share. */
export interface MapContext {
  /** As they are now. Rows have been read by then, so it does not matter of what type they are. */
  readonly options: MapOptions<never>
  readonly fleet: Fleet
  readonly navigation: Navigation
  readonly size: Size
  readonly maxZoom: number
  /** Somebody has moved the map by hand. */
  taken: boolean
  /** It chooses where to look, so that all markers are seen: until it is moved, and when it is asked to again. */
  auto: boolean
  /** Somebody moves it by hand. */
  take(): void
  redraw(): void
}

const OFFLINE_MAX = 12
const STREETS_MAX = 19

/** How near one may go: the built-in land has nothing to show beyond that. */
export const maxZoomOf = ({ maxZoom, tiles, base }: MapOptions<never>): number =>
  maxZoom ?? (tiles || base ? (tiles?.maxZoom ?? STREETS_MAX) : OFFLINE_MAX)
