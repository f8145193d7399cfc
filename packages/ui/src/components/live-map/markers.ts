import {
  brief,
  type ChannelKit,
  ChannelKitError,
  type FieldOf,
  shallowEqual,
  toNumber,
  toTime,
} from '@channelkit/core'
import { isPlace, type MapMarker } from '../../engines/map/index.ts'
import { seen } from '../../shared/profile.ts'

/** A payload's field, or what reads it. Functions belong outside of components: their identity counts. */
export type Field<Row, Value> = FieldOf<Row> | ((row: Row) => Value)

/** Where a row says what the map wants to know. */
export interface MarkerFields<Row> {
  /** Degrees north. Default the field `lat`. */
  lat?: Field<Row, number | string>
  /** Degrees east. Default the field `lng`. */
  lng?: Field<Row, number | string>
  /** Degrees clockwise from north. Default the field `heading`; where there is none, a marker is a dot. */
  heading?: Field<Row, number | string | null | undefined>
  /** What a marker is called. Default the field `name`, or the id. */
  name?: Field<Row, string | undefined>
  /** Any CSS colour. Default the field `color`, or `--ck-map-marker`. */
  color?: Field<Row, string | undefined>
  /** When the marker was there: epoch ms, or ISO 8601 as text. Default: when it arrived. */
  at?: Field<Row, number | string | undefined>
}

const MARKER_FIELDS = ['lat', 'lng', 'heading', 'name', 'color', 'at'] as const

function read(row: unknown, field: unknown): unknown {
  if (typeof field === 'function') return field(row)
  return typeof row === 'object' && row !== null
    ? (row as Record<string, unknown>)[field as string]
    : undefined
}

/** The marker that a row speaks of; null where it names no place on earth. */
export function markerOf<Row>(row: Row, fields: MarkerFields<Row>): MapMarker | null {
  const { lat = 'lat', lng = 'lng', heading = 'heading', name = 'name', color = 'color', at } = fields
  const [north, east] = [toNumber(read(row, lat)), toNumber(read(row, lng))]
  if (!isPlace({ lat: north, lng: east })) return null
  const [called, shade] = [read(row, name), read(row, color)]
  return {
    lat: north,
    lng: east,
    heading: given(toNumber(read(row, heading))),
    name: called === undefined || called === null ? undefined : (seen(String(called)) ?? undefined),
    color: typeof shade === 'string' ? shade : undefined,
    at: at === undefined ? undefined : given(toTime(read(row, at))),
  }
}

/** Reads a row by fields. */
export interface MarkerReader {
  readonly fields: MarkerFields<unknown>
  read(row: unknown): MapMarker | null
}

/**
 * The reader of a component's props: the same while the fields are the same, as another reads all rows anew. Of rows
 * that are nowhere it tells once.
 *
 * @param where the channel that they come from
 */
export function readerOf(
  { report }: ChannelKit,
  where: string | null,
  props: MarkerFields<unknown>,
  before: MarkerReader | null,
): MarkerReader {
  const fields = Object.fromEntries(MARKER_FIELDS.map((name) => [name, props[name]])) as MarkerFields<unknown>
  if (before && shallowEqual(before.fields, fields)) return before
  let told = false
  return {
    fields,
    read(row) {
      const marker = markerOf(row, fields)
      // A function of the app's that finds no place means that there is none.
      if (!marker && !told && byName(fields)) {
        told = true
        report(new ChannelKitError('invalid-payload', nowhere(row, where, fields)))
      }
      return marker
    },
  }
}

function nowhere(row: unknown, where: string | null, { lat, lng }: MarkerFields<unknown>) {
  const [north, east] = [lat ?? 'lat', lng ?? 'lng'].map((field) => brief(read(row, field)))
  return `LiveMap: a row of ${where} has no place (latitude ${north}, longitude ${east}) and is left out. It is told only once.`
}

const given = (number: number) => (Number.isNaN(number) ? undefined : number)

const byName = ({ lat, lng }: MarkerFields<unknown>) => typeof lat !== 'function' && typeof lng !== 'function'
