import { cached } from '../../shared/cached.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

const formats = new Map<string | undefined, Intl.DateTimeFormat>()

/** What the clocks of a time zone show at a moment, as if it were UTC, in ms. */
export function localOf(at: number, timeZone?: string): number {
  const format = cached(
    formats,
    timeZone,
    () =>
      new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
        timeZone,
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
        hourCycle: 'h23',
      }),
  )
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of format.formatToParts(at)) parts[type] = value
  const year = parts.era?.startsWith('B') ? 1 - Number(parts.year) : Number(parts.year)
  const days = dayOf(year, Number(parts.month) - 1, Number(parts.day))
  const time =
    Number(parts.hour) * 60 * MINUTE + Number(parts.minute) * MINUTE + Number(parts.second) * SECOND
  return days + time + (((at % SECOND) + SECOND) % SECOND)
}

/** The beginning of a day, in ms; `Date.UTC` takes years below 100 for those of the twentieth century. */
export function dayOf(year: number, month: number, day = 1): number {
  const date = new Date(0)
  return date.setUTCFullYear(year, month, day)
}

/** How far clocks are ahead of UTC, in ms. */
export const offsetAt = (at: number, timeZone?: string) => localOf(at, timeZone) - at

/** The moments at which clocks show something, from the first on. */
export interface Shown {
  /** One, or two where clocks are put back over it. Where they skip it, the moment at which they do. */
  readonly moments: readonly number[]
  /** How much clocks are put back, in ms. */
  readonly back: number
}

/** When the clocks of a time zone show `local`, as if it were UTC, in ms. */
export function momentsOf(local: number, timeZone?: string): Shown {
  // A zone changes its clocks by a day at most, and seldom twice within two.
  const before = offsetAt(local - DAY, timeZone)
  const after = offsetAt(local + DAY, timeZone)
  const both = before === after ? [before] : [before, after]
  const moments = both.map((offset) => local - offset).filter((at) => localOf(at, timeZone) === local)
  if (moments.length > 0) return { moments: moments.sort((a, b) => a - b), back: Math.max(0, before - after) }
  return { moments: [changeBetween(local - Math.max(...both), local - Math.min(...both), timeZone)], back: 0 }
}

/** When clocks are put forward between two moments, to the second. */
function changeBetween(from: number, to: number, timeZone?: string): number {
  let [low, high] = [Math.floor(from / SECOND) * SECOND, Math.ceil(to / SECOND) * SECOND]
  const offset = offsetAt(low, timeZone)
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND
    if (offsetAt(middle, timeZone) === offset) low = middle
    else high = middle
  }
  return high
}

/** Whether clocks showed the same before, because they were put back. */
export function isRepeated(at: number, timeZone?: string): boolean {
  const back = offsetAt(at - DAY, timeZone) - offsetAt(at, timeZone)
  return back > 0 && offsetAt(at - back, timeZone) === offsetAt(at, timeZone) + back
}
