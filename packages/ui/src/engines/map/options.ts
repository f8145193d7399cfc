import type { Clock } from '@channelkit/core'
import type { Camera } from './camera/camera.ts'
import type { BaseFactory } from './ground/base-layer.ts'
import type { Tiles } from './ground/tiles-layer.ts'
import type { MapMarker } from './markers/fleet.ts'

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

/** A place on the picture, in CSS pixels from its upper left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** What a map draws, and whom it tells of what is done to it. */
export interface MapOptions<Row = unknown> {
  data: MapRows<Row>
  /** What a row says of its marker; null leaves it out. A row is read once, and again when another takes its place. */
  read(row: Row, id: string): MapMarker | null
  /** What time it is, and by what timers run. */
  clock: Clock
  /** Nothing glides: the reader wants no motion. Default false. */
  still?: boolean
  /** It takes no gestures. Default false. */
  disabled?: boolean
  /** Where it looks at first. Default: at all markers, once there are any. */
  view?: MapView | null
  /** The marker that stays in the middle. */
  follow?: string | null
  /** Markers with a ring around them; they are never hidden in a bubble. */
  chosen?: readonly string[]
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
  /** Leave one finger and the plain wheel to the page; `touch` leaves one finger only. Default false. */
  cooperative?: boolean | 'touch'
  /** For the numbers in bubbles. Default: the host's. */
  locale?: string
  /** Somebody pointed at a marker and pressed, or at nothing. */
  onTap?: (id: string | null) => void
  /** Markers were pressed that no zoom can part. */
  onCrowd?: (ids: readonly string[]) => void
  /** The pointer is over a marker, or over none. */
  onHover?: (id: string | null, at: Point | null) => void
  /** A marker is followed, or none any more; `asked` when `follow` of the options said so. */
  onFollow?: (id: string | null, asked: boolean) => void
  /** One finger or the plain wheel was left to the page, as `cooperative` says. */
  onRefused?: (by: 'finger' | 'wheel') => void
  /** The camera has come to rest. */
  onView?: (view: MapView) => void
  /** Called before each picture: for what moves with the map but is no part of it. */
  onFrame?: (camera: Camera) => void
  /** Markers came or went. */
  onMarkers?: (count: number) => void
  /** Who made the map that is shown, in words. */
  onAttribution?: (text: string) => void
}

/** A marker as the map knows it. */
export interface MarkerState {
  readonly name: string
  /** The place that was last heard of: it may still be on its way there. */
  readonly lat: number
  readonly lng: number
  /** In degrees, null for none. */
  readonly heading: number | null
  /** Any CSS colour; empty where it has none of its own. */
  readonly color: string
  /** When it was last heard of, in epoch ms. */
  readonly at: number
}

/** A map in the page; the owner's side. */
export interface WorldMap<Row = unknown> {
  /** Takes new options; what changed is drawn with the next frame. */
  update(options: MapOptions<Row>): void
  /** Looks somewhere else, at once. */
  look(view: MapView): void
  /** Shows all markers. */
  fit(): void
  /** Keeps a marker in the middle; null lets go. */
  follow(id: string | null): void
  readonly following: string | null
  /** Goes to a marker, at least as near as `zoom`. */
  approach(id: string, zoom: number): void
  /** By steps, each twice as near as the one before. */
  zoom(steps: number): void
  /** Moves the view by CSS pixels. */
  step(dx: number, dy: number): void
  /** How many markers there are. */
  readonly size: number
  has(id: string): boolean
  marker(id: string): MarkerState | null
  /** Where a marker is on the picture now. */
  place(id: string): Point | null
  /** Those on the picture. */
  inView(): string[]
  /** The one that is nearest to the middle. */
  nearest(): string | null
  /** Whether it is on its way to somewhere. */
  readonly moving: boolean
  /** Whether somebody has moved it by hand. */
  readonly taken: boolean
  readonly pixels: { readonly width: number; readonly height: number }
  /** Draws at once, for what moves with the map to stand where it belongs. */
  redraw(): void
  destroy(): void
}
