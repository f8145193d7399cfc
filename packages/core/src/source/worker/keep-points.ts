import { pointReader } from '../../collections/point-reader.ts'
import { AT, REST, SERIAL, widthOf } from '../../points.ts'
import type { PointsNeed } from '../../terms.ts'
import type { Happened, Points } from '../source.ts'
import { newestRows } from './newest-rows.ts'
import type { Keeper, Place } from './waiting.ts'

/** How many rows there is room for at first, and how many there have to be before older ones are left out. */
const ROOM = 64
const MANY = 4096

/** The numbers of payloads, as rows of one table. */
export function keepPoints({ x, fields, most }: PointsNeed): Keeper {
  let wrong = false
  // What is wrong is said by who shows it, and so it goes there as it is.
  const read = pointReader(x ?? undefined, fields, '', () => {
    wrong = true
  })
  const width = widthOf({ x, fields })
  let rows = new Float64Array(ROOM * width)
  let count = 0
  let skipped = 0
  let place: Place | undefined
  let first: Happened | undefined
  let at = 0

  function grow() {
    if (count >= Math.max(MANY, 2 * most)) {
      const kept = newestRows(rows.subarray(0, count * width), width, x === null ? AT : REST, most)
      skipped += count - kept.length / width
      count = kept.length / width
      rows.set(kept)
      if (count * 2 * width <= rows.length) return
    }
    const more = new Float64Array(rows.length * 2)
    more.set(rows)
    rows = more
  }

  function tell(): Points {
    const { channel, event } = first!
    return { type: 'points', at, channel, event, x, fields, rows: rows.slice(0, count * width), skipped }
  }

  return {
    add(told, put) {
      const event = told as Happened
      const list = Array.isArray(event.data) ? event.data : [event.data]
      wrong = list.length === 0
      const points = list.map((point) => read(point, event.at))
      if (wrong) return false
      first ??= event
      at = event.at
      place ??= put(told)
      points.forEach((point, i) => {
        if ((count + 1) * width > rows.length) grow()
        const row = count++ * width
        rows[row + AT] = i === 0 ? event.at : Number.NaN
        rows[row + SERIAL] = event.serial ?? Number.NaN
        if (x !== null) rows[row + REST] = point!.x
        rows.set(point!.row, row + width - fields.length)
      })
      return true
    },
    end() {
      if (place) place.told = tell()
    },
  }
}
