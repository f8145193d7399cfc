/** Columns of numbers that grow at the end, as contiguous views that are never changed once handed out. */
export interface Columns {
  /** Adds a row; returns false when it came late and had to be put in between. */
  push(x: number, row: readonly number[]): boolean
  /** Forgets rows whose x is below. */
  dropBefore(x: number): void
  /** Forgets rows whose x is above. */
  dropAfter(x: number): void
  /** The last x that is not above, and the first that is; NaN where there is none. */
  around(x: number): [before: number, after: number]
  /** What lies between two rows on average, of those up to an x; 0 where there are not two. */
  spacing(x: number): number
  /** The views: x first, then one per column. */
  views(): Float64Array[]
  lastX(): number
}

/**
 * @param width columns besides x
 * @param capacity rows kept at most
 *
 * Rows lie one after the other in buffers somewhat longer than `capacity`. At the end of one, the rows still kept
 * move to the start of another, never to one whose views were handed out: who draws later than others still has them.
 */
export function createColumns(width: number, capacity: number): Columns {
  const size = Math.ceil(capacity * 1.25) + 16
  const allocate = () => Array.from({ length: width + 1 }, () => new Float64Array(size))
  let buffers = allocate()
  /** Buffers that nobody has seen. */
  let spare: typeof buffers | undefined
  let shown = false
  let start = 0
  let end = 0

  function move() {
    const target = spare ?? allocate()
    for (const [i, buffer] of buffers.entries()) target[i]!.set(buffer.subarray(start, end))
    spare = shown ? undefined : buffers
    shown = false
    buffers = target
    end -= start
    start = 0
  }

  /** Behind the last row whose x is not above. */
  function behind(x: number): number {
    if (end === start || buffers[0]![end - 1]! <= x) return end
    let low = start
    let high = end
    while (low < high) {
      const middle = (low + high) >> 1
      if (buffers[0]![middle]! > x) high = middle
      else low = middle + 1
    }
    return low
  }

  return {
    push(x, row) {
      if (end === size) move()
      const late = behind(x) < end
      // A late row moves others, and those that were handed out must stay where they are.
      if (late && shown) move()
      const at = behind(x)
      if (late) for (const buffer of buffers) buffer.copyWithin(at + 1, at, end)
      buffers[0]![at] = x
      for (let i = 0; i < width; i++) buffers[i + 1]![at] = row[i]!
      end++
      if (end - start > capacity) start++
      return !late
    },
    dropBefore(x) {
      const xs = buffers[0]!
      while (start < end && xs[start]! < x) start++
    },
    dropAfter(x) {
      const count = end - behind(x)
      // Those that were handed out must stay where they are, and the next row would lie on them.
      if (count > 0 && shown) move()
      end -= count
    },
    around(x) {
      const at = behind(x)
      const [xs] = buffers as [Float64Array]
      return [at > start ? xs[at - 1]! : Number.NaN, at < end ? xs[at]! : Number.NaN]
    },
    spacing(x) {
      const last = behind(x) - 1
      return last > start ? (buffers[0]![last]! - buffers[0]![start]!) / (last - start) : 0
    },
    views() {
      shown = true
      return buffers.map((buffer) => buffer.subarray(start, end))
    },
    lastX: () => (end > start ? buffers[0]![end - 1]! : Number.NEGATIVE_INFINITY),
  }
}
