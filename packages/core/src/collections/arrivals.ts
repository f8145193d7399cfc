import type { Columns } from './columns.ts'

/** A point: its time in epoch ms, and its values. */
export interface Point {
  readonly x: number
  readonly row: readonly number[]
}

/** Takes points into columns, so that what is newest is not decided by one of them. */
export interface Arrivals {
  /** The points of one event, and when it came by the clock of this page. */
  add(points: readonly Point[], at: number): void
  /** So many came before the next ones and are not kept any more. */
  skip(count: number): void
  /** How many rows were ever added, and how often older ones changed. */
  readonly appended: number
  readonly revision: number
}

/** How many events are remembered, and how many of them may be wrong together before anybody believes them. */
const REMEMBERED = 8
const WRONG = 2
/** How many points may wait for others that are as far ahead, and for how many events until they are told of. */
const WAITING = 64
const PATIENCE = 3

/**
 * A clock that is wrong by an hour, or a date with the wrong year, would be the newest time for good and put all others
 * out of the window. Whatever the clocks of the sources and of this page say, the times of events are about as far from
 * the time at which they come. So a point waits while it is ahead: not of the past, farther from now than those of the
 * last events, and not simply the next of a row.
 *
 * @param window how long points are kept, in ms
 * @param revision where revisions begin
 * @param onAhead told of times that are ahead of all others
 */
export function createArrivals(
  columns: Columns,
  window: number,
  revision: number,
  onAhead: (x: number) => void,
): Arrivals {
  const slack = Math.max(1000, Math.min(window / 10, 60_000))
  const leads: number[] = []
  let waiting: (Point & { events?: number })[] = []
  let appended = 0

  /** Up to where times are believed by what is known of the last events. */
  function commonUpTo(at: number): number {
    const sorted = [...leads].sort((a, b) => b - a)
    const lead = sorted[Math.min(WRONG, sorted.length - 1)] ?? 0
    return at + Math.max(0, lead) + slack
  }
  /** How far beyond a point the next of a row may lie. */
  const step = (upTo: number) => Math.max(slack, 3 * columns.spacing(upTo))

  function push({ x, row }: Point) {
    appended++
    if (!columns.push(x, row)) revision++
  }

  /** The first of all may have been the one that is wrong. */
  function dropAhead(common: number) {
    const [last, next] = columns.around(common)
    if (!(next - last > step(common))) return
    revision++
    columns.dropAfter(common)
    onAhead(next)
  }

  return {
    get appended() {
      return appended
    },
    get revision() {
      return revision
    },
    skip(count) {
      appended += count
    },
    add(points, at) {
      if (points.length === 0) return
      leads.push(points.reduce((most, { x }) => Math.max(most, x), Number.NEGATIVE_INFINITY) - at)
      if (leads.length > REMEMBERED) leads.shift()
      // The usual: nothing is of the future.
      const upTo = at + slack
      if (waiting.length === 0 && at + leads.at(-1)! <= upTo && columns.lastX() <= upTo) {
        for (const point of points) push(point)
        return
      }
      const common = commonUpTo(at)
      const sorted =
        waiting.length === 0 && points.length === 1
          ? points
          : [...waiting, ...points].sort((a, b) => a.x - b.x)
      waiting = []
      for (const point of sorted) {
        const { x } = point
        if (x > common && x - columns.lastX() > step(Number.POSITIVE_INFINITY)) {
          const { events = 0 } = point as (typeof waiting)[number]
          waiting.push({ ...point, events: events + 1 })
          if (events === PATIENCE) onAhead(x)
          continue
        }
        push(point)
      }
      waiting = waiting.slice(0, WAITING)
      dropAhead(common)
    },
  }
}
