/**
 * How many rows one would have to take out of one order to put them elsewhere, for the other: those that only make room
 * do not count. Those that come and those that go do.
 */
export function movesBetween(before: readonly string[], after: readonly string[]): number {
  const places = new Map(after.map((id, place) => [id, place]))
  const kept: number[] = []
  for (const id of before) {
    const place = places.get(id)
    if (place !== undefined) kept.push(place)
  }
  const stay = longestRising(kept)
  return before.length - kept.length + (after.length - stay)
}

/** How many of some numbers rise one after the other, at most. */
function longestRising(numbers: readonly number[]): number {
  /** The least number in which so many that rise can end. */
  const ends: number[] = []
  for (const number of numbers) {
    let from = 0
    let to = ends.length
    while (from < to) {
      const middle = (from + to) >> 1
      if (ends[middle]! < number) from = middle + 1
      else to = middle
    }
    ends[from] = number
  }
  return ends.length
}
