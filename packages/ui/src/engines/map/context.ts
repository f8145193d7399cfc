import type { Size } from './camera.ts'
import type { Fleet } from './fleet.ts'
import type { Navigation } from './navigation.ts'
import type { MapOptions } from './options.ts'
import { type Formats, formatsOf, type MapLabels, mapLabels } from './words.ts'

/** What the parts of one map share. */
export interface MapContext {
  /** As they are now. Rows have been read by then, so it does not matter of what type they are. */
  readonly options: MapOptions<never>
  readonly words: MapLabels
  readonly formats: Formats
  readonly fleet: Fleet
  readonly navigation: Navigation
  readonly size: Size
  readonly maxZoom: number
  /** Somebody moved the map by hand: it no longer chooses where to look. */
  taken: boolean
  redraw(): void
}

const OFFLINE_MAX = 12
const STREETS_MAX = 19

export const wordsOf = (options: MapOptions<never>): MapLabels => ({ ...mapLabels, ...options.labels })

export const formatsFor = (options: MapOptions<never>): Formats => formatsOf(options.locale)

/** How near one may go: the built-in land has nothing to show beyond that. */
export const maxZoomOf = ({ maxZoom, tiles, base }: MapOptions<never>): number =>
  maxZoom ?? (tiles || base ? (tiles?.maxZoom ?? STREETS_MAX) : OFFLINE_MAX)
