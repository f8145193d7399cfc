import type { ViewState } from '../../shared/view-state.ts'
import type { BaseFactory } from './base-layer.ts'
import type { MapMarker } from './fleet.ts'
import type { Tiles } from './tiles-layer.ts'
import type { MapLabels } from './words.ts'

/** Rows by id: a snapshot of `records` is one. */
export interface MapRows<Row = unknown> {
  readonly ids: readonly string[]
  get(id: string): Row | undefined
}

/** Where the map looks. */
export interface MapView {
  readonly lat: number
  readonly lng: number
  /** 0 shows the world 256 pixels wide, each step doubles that. */
  readonly zoom: number
}

/** What is known of the marker that is open. */
export interface MapPopup<Row = unknown> {
  readonly id: string
  readonly row: Row
  readonly name: string
  readonly lat: number
  readonly lng: number
  /** In degrees, null for none. */
  readonly heading: number | null
  /** When it was last heard of, in epoch ms. */
  readonly at: number
  /** Whether the map goes along with it. */
  readonly following: boolean
  /** The same in words, as pairs of a name and what it is. */
  readonly details: readonly (readonly [name: string, value: string])[]
}

/** What a map shows and does. */
export interface MapOptions<Row = unknown> {
  data: MapRows<Row>
  /** What a row says of its marker; null leaves it out. A row is read once, and again when another takes its place. */
  read(row: Row, id: string): MapMarker | null
  /** The accessible name of the map. */
  label: string
  state?: ViewState
  /** Where it looks at first. Default: at all markers, once there are any. */
  view?: MapView | null
  /** The marker that stays in the middle. */
  follow?: string | null
  /** How many places of before each marker shows as a trail. Default 0. */
  trail?: number
  /** From how many markers in view on they are put together; false for never. Default 200. */
  cluster?: number | false
  /** Without news for so long a marker fades, in ms; 0 for never. Default 30,000. */
  staleAfter?: number
  /** The longest glide from one position to the next, in ms; 0 for jumps. Default 5,000. */
  glide?: number
  /** Raster tiles for streets, drawn over the built-in map. */
  tiles?: Tiles | null
  /** Another map in place of the built-in one: `maplibre({ style })`. */
  base?: BaseFactory | null
  /** The nearest zoom. Default 19 with tiles or another base, else 12. */
  maxZoom?: number
  /** Leave one finger and the plain wheel to the page. Default false. */
  cooperative?: boolean
  labels?: Partial<MapLabels>
  /** For numbers and times. Default: the host's. */
  locale?: string
  /** A marker was opened, or closed again. */
  onSelect?: (id: string | null) => void
  /** Somebody asked to follow a marker, or took the map in hand. */
  onFollow?: (id: string | null) => void
  /** The camera has come to rest. */
  onView?: (view: MapView) => void
  /** What is to stand in the popup; null closes it. Told again while it is open, about once a second. */
  onPopup?: (popup: MapPopup<Row> | null) => void
  /** The popup's element, which the map moves about. */
  popup?: () => HTMLElement | null
  /** Says something to screen readers. */
  say?: (text: string) => void
}

/** A map in the page. */
export interface MountedMap<Row = unknown> {
  /** Takes new options; what changed is drawn with the next frame. */
  update(options: MapOptions<Row>): void
  /** Shows all markers. */
  fit(): void
  /** Keeps a marker in the middle; null lets go. */
  follow(id: string | null): void
  /** Opens a marker's popup and brings it into the middle; null closes. */
  select(id: string | null): void
  /** Looks somewhere else. */
  look(view: MapView): void
  /** Draws at once, for the popup's element to stand where it belongs. */
  redraw(): void
  destroy(): void
}
