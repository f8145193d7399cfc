import type { FieldOf, Initial, Off, RecordsDefinition, Rewind } from '@channelkit/core'
import type { MapOptions, MapView } from '../../engines/map/index.ts'
import { type ChannelProps, channelProps } from '../../shared/view-state.ts'
import type { PropKinds } from '../../view/index.ts'
import type { MapLabels } from './labels.ts'
import type { MarkerFields } from './markers.ts'

type Drawn = Pick<
  MapOptions,
  'view' | 'follow' | 'trail' | 'cluster' | 'staleAfter' | 'glide' | 'tiles' | 'base' | 'maxZoom' | 'onView'
>

/**
 * @template Removal the events that may take a marker away
 * @template Row what tells of one marker
 */
export interface LiveMapProps<
  Name extends string = string,
  Event extends string = string,
  Removal extends string = string,
  // biome-ignore lint/suspicious/noExplicitAny: what rows are is for the application to say
  Row = any,
> extends Omit<ChannelProps, 'channel'>,
    Drawn,
    MarkerFields<NoInfer<Row>> {
  /** `null`, or whatever else a condition leaves, is off; not needed with `records`. */
  channel?: Name | Off
  /** The event, or events, that tell of markers: one row or an array of them. */
  event?: Event | readonly Event[]
  /** The field that is a marker's id. Default `id`. */
  by?: FieldOf<NoInfer<Row>>
  /** Events that take a marker away. */
  remove?: Removal | readonly Removal[]
  /** Lays an event's fields over what is known of the marker. */
  merge?: boolean
  /** From `defineRecords`, for a `backfill`; in place of `event`, `by`, `remove` and `merge`. */
  records?: RecordsDefinition<Row>
  /** What to show until something is heard: what the server knows, say, so that its HTML has content. Rows. */
  initial?: Initial<readonly Row[]>
  /** How far back to begin where the server keeps events: so many, or `{ events, seconds }`. */
  rewind?: Rewind
  /** How many updates a second of each marker to show at most; the newest always comes. Default all. */
  maxRate?: number
  /** The map's accessible name. Default "Map". */
  label?: string
  /** In CSS pixels. Default 420. */
  height?: number
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<MapLabels>
  /**
   * Leave one finger and the plain wheel to the page, so that it can be scrolled over the map; `false` leaves neither.
   * Default: one finger only.
   */
  cooperative?: boolean
  /** A marker was opened, or closed again. */
  onSelect?: (id: string | null) => void
  /** Somebody asked to follow a marker, or took the map in hand. */
  onFollow?: (id: string | null) => void
  /** Called with the map's `fit`, `follow`, `select` and `look` once it is in the page, and with null after. */
  onReady?: (map: LiveMapHandle | null) => void
}

/** What an application can do with a map that is in the page; `onReady` is given it. */
export interface LiveMapHandle {
  /** Shows all markers. */
  fit(): void
  /** Keeps a marker in the middle; null lets go. */
  follow(id: string | null): void
  /** Opens a marker's popup and brings it into the middle; null closes. */
  select(id: string | null): void
  /** Looks somewhere else. */
  look(view: MapView): void
}

/** What is known of the marker that is open; the popup's slot is given it. */
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

/** A marker in the list; its row is told of it. */
export interface MapRow {
  readonly id: string
  readonly name: string
  /** Where it is and when it was heard of, in words. */
  readonly detail: string
  /** Any CSS colour. */
  readonly color: string
}

export const propKinds = {
  ...channelProps,
  ...({
    event: 'plain',
    by: 'plain',
    remove: 'plain',
    merge: 'flag',
    records: 'plain',
    label: 'plain',
    initial: 'trusted',
    rewind: 'plain',
    maxRate: 'plain',
  } as const),
  ...({ height: 'plain', lat: 'function', lng: 'function', heading: 'function', name: 'function' } as const),
  ...({ color: 'function', at: 'function', view: 'plain', follow: 'plain', trail: 'plain' } as const),
  ...({ cluster: 'plain', staleAfter: 'plain', glide: 'plain', tiles: 'plain', base: 'trusted' } as const),
  ...({ maxZoom: 'plain', cooperative: 'flag', onSelect: 'function', onFollow: 'function' } as const),
  ...({ onView: 'function', onReady: 'function' } as const),
} satisfies PropKinds<LiveMapProps>
