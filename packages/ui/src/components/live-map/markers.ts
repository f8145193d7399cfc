import { shallowEqual } from '@channelkit/core'
import type { MapMarker } from '../../engines/map/index.ts'

/** A payload's field, or what reads it. Functions belong outside of components: their identity counts. */
export type Field<Row, Value> = (keyof Row & string) | ((row: Row) => Value)

/** Where a row says what the map wants to know. */
export interface MarkerFields<Row> {
  /** Degrees north. Default the field `lat`. */
  lat?: Field<Row, number>
  /** Degrees east. Default the field `lng`. */
  lng?: Field<Row, number>
  /** Degrees clockwise from north. Default the field `heading`; where there is none, a marker is a dot. */
  heading?: Field<Row, number | null | undefined>
  /** What a marker is called. Default the field `name`, or the id. */
  name?: Field<Row, string | undefined>
  /** Any CSS colour. Default the field `color`, or `--ck-map-marker`. */
  color?: Field<Row, string | undefined>
  /** When the marker was there, in epoch ms. Default: when it arrived. */
  at?: Field<Row, number | undefined>
}

const MARKER_FIELDS = ['lat', 'lng', 'heading', 'name', 'color', 'at'] as const

function read(row: unknown, field: unknown): unknown {
  if (typeof field === 'function') return field(row)
  return typeof row === 'object' && row !== null
    ? (row as Record<string, unknown>)[field as string]
    : undefined
}

const number = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : typeof value === 'string' && value.trim() ? Number(value) : undefined

/** The marker that a row speaks of; null where it names no place. */
export function markerOf<Row>(row: Row, fields: MarkerFields<Row>): MapMarker | null {
  const { lat = 'lat', lng = 'lng', heading = 'heading', name = 'name', color = 'color', at } = fields
  const [north, east] = [number(read(row, lat)), number(read(row, lng))]
  if (north === undefined || east === undefined) return null
  const [called, shade] = [read(row, name), read(row, color)]
  return {
    lat: north,
    lng: east,
    heading: number(read(row, heading)),
    name: called === undefined || called === null ? undefined : String(called),
    color: typeof shade === 'string' ? shade : undefined,
    at: at === undefined ? undefined : number(read(row, at)),
  }
}

/** Reads a row by fields. */
export interface MarkerReader {
  readonly fields: MarkerFields<unknown>
  read(row: unknown): MapMarker | null
}

/** The reader of a component's props: the same while the fields are the same, as another reads all rows anew. */
export function readerOf(props: MarkerFields<unknown>, before: MarkerReader | null): MarkerReader {
  const fields = Object.fromEntries(MARKER_FIELDS.map((name) => [name, props[name]])) as MarkerFields<unknown>
  return before && shallowEqual(before.fields, fields)
    ? before
    : { fields, read: (row) => markerOf(row, fields) }
}
