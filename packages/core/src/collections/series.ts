import type { Backfill } from '../backfill.ts'
import type { Gap } from '../channel-status.ts'
import { ChannelKitError } from '../errors.ts'
import type { FoldContext } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { channelsOf } from '../name-check.ts'
import { once } from '../once.ts'
import { eachEvent, isPoints } from '../points.ts'
import type { ChannelName, EventOf, FieldOf, Off, PayloadOf } from '../schema-types.ts'
import { createArrivals } from './arrivals.ts'
import { type Collection, type Collector, createCollection } from './collection.ts'
import { createColumns } from './columns.ts'
import type { Initial } from './initial.ts'
import { pointReader } from './point-reader.ts'
import type { Rewind } from './rewind.ts'
import type { CollectionState } from './state.ts'
import { steadyTimes } from './steady.ts'

export interface SeriesOptions<Data = unknown> {
  /** The payload's field with the time: epoch ms, or ISO 8601 as text. Default: when the event arrived. */
  x?: FieldOf<NoInfer<Data>>
  /**
   * The payload's fields with the values: numbers, or numbers as text. Default: the payload itself is the number, under
   * the name `value`.
   */
  y?: FieldOf<NoInfer<Data>> | readonly FieldOf<NoInfer<Data>>[]
  /** How long points are kept, in ms. Default: as long as there is room. */
  window?: number
  /** How many points are kept at most. Default 10,000. */
  capacity?: number
  /**
   * How far back to begin where the server keeps events: so many, or `{ events, seconds }`. Others begin with nothing.
   */
  rewind?: Rewind
  /** The points that are there already, as payloads, or a function that fetches them for the channel. It needs `x`. */
  initial?: Initial<readonly unknown[]>
}

/** What a definition may hold beyond plain data. */
export interface SeriesDefinitionOptions<Data = unknown> extends SeriesOptions<Data> {
  /** Fetches the points that were missed, at first and after each gap. It needs `x`. */
  backfill?: Backfill<readonly unknown[]>
}

/** Columns ready for a chart: no object per point. Views are never changed after they were published. */
export interface SeriesSnapshot extends CollectionState {
  readonly length: number
  /** Epoch ms, ascending. */
  readonly x: Float64Array
  /** One column per field, as long as `x`; NaN where a payload had no number. */
  readonly y: Readonly<Record<string, Float64Array>>
  /** Points ever added: while `revision` stays, the difference to the last snapshot is what is new at the end. */
  readonly appended: number
  /** Changes when older points changed, and when the series began anew. */
  readonly revision: number
  /** When the line was lost: what happened then is not known. */
  readonly gaps: readonly Gap[]
  /** When the last point arrived, in epoch ms. */
  readonly lastAt: number | null
}

/**
 * The values of an event over time, in typed arrays. A payload may also be an array of points. The channel
 * `null` is off.
 *
 * @example
 * const load = series(kit, 'machine', 'sample', { x: 'at', y: ['cpu', 'memory'], window: 60_000 })
 */
export function series<Name extends ChannelName, Event extends EventOf<Name>>(
  kit: ChannelKit,
  name: Name | Off,
  event: Event,
  options: SeriesDefinitionOptions<PayloadOf<Name, Event>> = {},
): Collection<SeriesSnapshot, readonly unknown[]> {
  const { capacity = 10_000, window = Number.POSITIVE_INFINITY } = options
  if (!(Number.isInteger(capacity) && capacity > 0))
    refuse(`capacity must be a whole number above 0, not ${capacity}`)
  if (!(window > 0)) refuse(`window must be above 0 ms, not ${window}`)
  const fields = options.y === undefined ? ['value'] : [options.y].flat()
  if (fields.length === 0) refuse('y must name at least one field')
  if (options.backfill && options.x === undefined) refuse('backfill needs x, to know where the points belong')
  const { initial, ...rest } = options
  if (initial !== undefined && options.x === undefined)
    refuse('initial needs x, to know where the points belong')
  const channels = channelsOf(name)
  const store = once(kit, 'series', [channels, event, rest], () =>
    createCollection(kit, {
      channels,
      events: [event],
      rewind: options.rewind,
      backfill: options.backfill,
      conflate: { events: [event], need: { x: options.x ?? null, fields, most: capacity } },
      collect: (context) =>
        collectPoints(context, `${event} on ${channels[0]}`, { ...options, capacity, window }, fields),
    }),
  )
  store.seed(initial)
  return store
}

function refuse(why: string): never {
  throw new ChannelKitError('invalid-options', `series: ${why}.`)
}

/** Of a line that is lost again and again. */
const MOST_GAPS = 1000

/** Where revisions of the next run begin: far from those of the runs before. */
let runs = 0

function collectPoints(
  { internals, mark, report }: Pick<FoldContext, 'internals' | 'mark' | 'report'>,
  what: string,
  options: SeriesDefinitionOptions & { capacity: number; window: number },
  fields: readonly string[],
): Collector<SeriesSnapshot, readonly unknown[], readonly unknown[]> {
  const columns = createColumns(fields.length, options.capacity)
  const read = pointReader(options.x, fields, what, report)
  const arrivals = createArrivals(columns, options.window, ++runs * 1e9, (x) =>
    report(
      'ahead',
      () => `${what}: a point is dated ${new Date(x).toISOString()}, ahead of all others, and is left out.`,
    ),
  )
  const steady = steadyTimes(internals.clock)
  const look = internals.hints?.fields(what, fields)
  let gaps: Gap[] = []
  let told: readonly Gap[] = gaps
  let lastAt: number | null = null

  /** What was fetched reaches up to here: what was held back from before is among it. */
  let filledTo = Number.NEGATIVE_INFINITY
  function add(points: readonly unknown[], at: number, after: number) {
    if (look) points.forEach(look)
    const known = points.map((point) => read(point, at)).filter((point) => point !== null)
    arrivals.add(
      known.filter(({ x }) => x > after),
      at,
    )
  }

  /** Kept nonetheless: a point that comes late may lie before one of them. */
  function sinceFirst(x: Float64Array): readonly Gap[] {
    const now = gaps.filter(({ to }) => !(to < x[0]!))
    if (now.length !== told.length || now.some((gap, at) => gap !== told[at])) told = now
    return told
  }

  return {
    apply(data, { at }, held) {
      const after = held ? filledTo : Number.NEGATIVE_INFINITY
      lastAt = at
      mark()
      if (!isPoints(data)) return add(Array.isArray(data) ? data : [data], steady(at), after)
      arrivals.skip(data.skipped)
      eachEvent(data, fields, steady, (points, at) =>
        arrivals.add(
          points.filter(({ x }) => x > after),
          steady(at),
        ),
      )
    },
    seed(points) {
      const known = points.map((point) => read(point, Number.NaN)).filter((point) => point !== null)
      // They come before anything runs, when nobody may ask what time it is: it is that of the newest.
      arrivals.add(
        known,
        known.reduce((most, { x }) => Math.max(most, x), Number.NEGATIVE_INFINITY),
      )
      filledTo = columns.lastX()
    },
    fill(points, _, open) {
      add(points, steady(internals.clock.now()), columns.lastX())
      filledTo = columns.lastX()
      gaps = gaps.filter(({ to }) => to !== open?.to)
    },
    missed(_, open) {
      gaps = [...gaps.filter(({ to }) => to < open.from), open].slice(-MOST_GAPS)
    },
    snapshot(state) {
      columns.dropBefore(columns.lastX() - options.window)
      const [x, ...ys] = columns.views() as [Float64Array, ...Float64Array[]]
      return {
        length: x.length,
        x,
        y: Object.fromEntries(fields.map((field, i) => [field, ys[i]!])),
        appended: arrivals.appended,
        revision: arrivals.revision,
        gaps: sinceFirst(x),
        ...state,
        lastAt,
      }
    },
  }
}
