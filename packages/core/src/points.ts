import type { Point } from './collections/arrivals.ts'
import type { EventMeta, Rest } from './routes.ts'
import type { Happened, Points } from './source/source.ts'

/** Where in a row its event's time and number are; what follows is the time of the point, if it has one, then the fields. */
export const [AT, SERIAL, REST] = [0, 1, 2]

/** How many numbers a row has. */
export const widthOf = ({ x, fields }: Pick<Points, 'x' | 'fields'>): number =>
  REST + (x === null ? 0 : 1) + fields.length

/** No payload is that: it comes as JSON, which knows no typed arrays. */
export const isPoints = (data: unknown): data is Points =>
  (data as Partial<Points> | null)?.rows instanceof Float64Array

/** As one event, for those for whom the numbers are enough. */
export function pointsAsEvent(points: Points): [data: Points, meta: EventMeta, rest: Rest] {
  const { at, channel, event, x, fields, rows } = points
  const serial = rows[rows.length - widthOf(points) + SERIAL]!
  return [
    points,
    { channel, event, data: points, at, userId: undefined, serial: serial >= 0 ? serial : undefined },
    { skipped: 0, need: { x, fields, most: Number.POSITIVE_INFINITY } },
  ]
}

/** Those whose events are newer than the one of a number; what is no points as it is. */
export function pointsAfter<T>(data: T, serial: number): T {
  if (!isPoints(data)) return data
  const { rows } = data
  const width = widthOf(data)
  let from = 0
  while (from < rows.length && rows[from + SERIAL]! <= serial) from += width
  return from === 0 ? data : { ...data, rows: rows.subarray(from), skipped: 0 }
}

/**
 * Calls back for each event, in order.
 *
 * @param fields those that are wanted, as the row of a point has them
 * @param timeOf the time of a point that has none of its own
 */
export function eachEvent(
  points: Points,
  fields: readonly string[],
  timeOf: (at: number) => number,
  run: (of: Point[], at: number, serial: number) => void,
): void {
  const { rows, x } = points
  const width = widthOf(points)
  const first = width - points.fields.length
  const columns = fields.map((field) => first + points.fields.indexOf(field))
  for (let i = 0; i < rows.length; ) {
    const [at, serial] = [rows[i + AT]!, rows[i + SERIAL]!]
    const time = x === null ? timeOf(at) : 0
    const of: Point[] = []
    do {
      of.push({ x: x === null ? time : rows[i + REST]!, row: columns.map((column) => rows[i + column]!) })
      i += width
    } while (i < rows.length && Number.isNaN(rows[i + AT]!))
    run(of, at, serial)
  }
}

/** The events that they are of, with all that is known of their payloads: for whoever keeps what happened. */
export function eventsIn(points: Points): Happened[] {
  const { channel, event, x, fields } = points
  const events: Happened[] = []
  eachEvent(
    points,
    fields,
    (at) => at,
    (of, at, serial) => {
      const all = of.map((point) => ({
        ...(x !== null && { [x]: point.x }),
        ...Object.fromEntries(
          fields.map((field, i) => [field, point.row[i]]).filter(([, value]) => !Number.isNaN(value)),
        ),
      }))
      const data = all.length === 1 ? all[0] : all
      events.push({
        type: 'event',
        at,
        channel,
        event,
        data,
        userId: undefined,
        serial: serial >= 0 ? serial : undefined,
      })
    },
  )
  return events
}
