import { AT } from '../../points.ts'

/** So many events are there whole: what is believed of times goes by the last few. */
const EVENTS = 16

/**
 * The rows with the highest times, and those of the last few events, in the order in which they came.
 *
 * @param time which of a row's numbers is its time
 * @param most how many rows of the highest
 */
export function newestRows(rows: Float64Array, width: number, time: number, most: number): Float64Array {
  const count = rows.length / width
  const times = new Float64Array(count)
  /** When the event of each row came. */
  const came = new Float64Array(count)
  let at = 0
  let events = 0
  let last = count
  for (let i = 0; i < count; i++) {
    const own = rows[i * width + AT]!
    if (!Number.isNaN(own)) at = own
    came[i] = at
    times[i] = time === AT ? at : rows[i * width + time]!
  }
  while (last > 0 && events < EVENTS) if (!Number.isNaN(rows[--last * width + AT]!)) events++
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => times[b]! - times[a]! || b - a)
  const kept = new Uint8Array(count)
  for (const i of order.slice(0, most)) kept[i] = 1
  kept.fill(1, last)
  const out = new Float64Array(kept.reduce((sum, one) => sum + one, 0) * width)
  let to = 0
  /** Whether the row that names the event of the next one is there. */
  let named = false
  for (let i = 0; i < count; i++) {
    if (!Number.isNaN(rows[i * width + AT]!)) named = false
    if (!kept[i]) continue
    out.set(rows.subarray(i * width, (i + 1) * width), to)
    if (!named) out[to + AT] = came[i]!
    named = true
    to += width
  }
  return out
}
