import { dayOf, isRepeated, momentsOf, offsetAt } from './zone.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
export const DAY = 24 * 60 * MINUTE
/** About as long as they are, to choose among. */
export const MONTH = 30 * DAY
export const YEAR = 365 * DAY

const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200]
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...SECONDS.map((count) => count * SECOND),
  ...[1, 2, 7, 14].map((count) => count * DAY),
  ...[1, 2, 3, 6].map((count) => count * MONTH),
  ...[1, 2, 5, 10, 20, 50].map((count) => count * YEAR),
]
const CENTURY = 100 * YEAR
/** The first Monday of 1970: weeks begin there. */
const MONDAY = 4 * DAY

/** As far from 1970 as a `Date` reaches whatever the time zone, in ms. */
const FARTHEST = 8.64e15 - 3 * DAY

/** Round times of clocks from one on, as if they were UTC, in ms: `n` counts them. */
function roundTimes(step: number, from: number): (n: number) => number {
  if (step < MONTH) {
    const shift = step % (7 * DAY) === 0 ? MONDAY : 0
    const first = Math.floor((from - shift) / step)
    return (n) => (first + n) * step + shift
  }
  const months = step < YEAR ? Math.round(step / MONTH) : Math.round(step / YEAR) * 12
  const date = new Date(from)
  const first = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months)
  return (n) => {
    const month = (first + n) * months
    return dayOf(Math.floor(month / 12), ((month % 12) + 12) % 12)
  }
}

export interface MomentTicks {
  /** In epoch ms, ascending. */
  readonly moments: readonly number[]
  /** About how far they are apart, in ms: what their texts have to tell apart. */
  readonly step: number
}

/**
 * Round moments between two, about `count`, as the clocks of the time zone show them. A time that clocks skip is the
 * moment at which they do; one that they show twice is there twice only where steps are as fine as that.
 */
export function momentTicks(first: number, last: number, count: number, timeZone?: string): MomentTicks {
  const [from, to] = [Math.max(first, -FARTHEST), Math.min(last, FARTHEST)]
  const step =
    STEPS.find((ms) => (to - from) / ms <= count) ?? Math.ceil((to - from) / count / CENTURY) * CENTURY
  const moments: number[] = []
  if (!(to >= from && count > 0)) return { moments, step }
  const offset = offsetAt(from, timeZone)
  // Of a minute or less, clocks differ by whole steps; a hundred years ago by seconds.
  const byClock = step > MINUTE || (step >= SECOND && offset % step !== 0)
  // What is shown again after the beginning may have been shown for the first time before it.
  const again = byClock ? Math.max(0, offset - offsetAt(from + DAY, timeZone)) : 0
  const timeAt = roundTimes(step, byClock ? from + offset - again : from)
  // Counted, since far from 1970 a step can be lost in rounding.
  for (let n = 0; n < 3 * count + 6 + again / step; n++) {
    const time = timeAt(n)
    // A round century may lie beyond what a `Date` holds, on either side.
    if (!(Math.abs(time) <= FARTHEST)) continue
    if (!byClock) {
      if (time > to) break
      if (time >= from) moments.push(time)
      continue
    }
    const { moments: shown, back } = momentsOf(time, timeZone)
    if (shown[0]! > to) break
    for (const at of back >= step ? shown : shown.slice(0, 1)) moments.push(at)
  }
  // Where clocks are put back, what is shown again comes after what is shown once.
  const sorted = [...new Set(moments)].sort((a, b) => a - b)
  return { moments: sorted.filter((at) => at >= from && at <= to), step }
}

export interface TimeFormat {
  locale?: string | undefined
  timeZone?: string | undefined
}

function optionsFor(step: number): Intl.DateTimeFormatOptions {
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  if (step >= YEAR) return { year: 'numeric' }
  if (step >= MONTH) return { month: 'short', year: 'numeric' }
  if (step >= DAY) return { month: 'short', day: 'numeric' }
  if (step >= MINUTE) return time
  if (step >= SECOND) return { ...time, second: '2-digit' }
  return { minute: '2-digit', second: '2-digit', fractionalSecondDigits: step >= 10 ? 2 : 3 }
}

/** Writes moments as finely as the step between ticks needs: years, months, days, minutes, seconds or parts of them. */
export function tickFormat(step: number, { locale, timeZone }: TimeFormat): (ms: number) => string {
  const format = new Intl.DateTimeFormat(locale, { ...optionsFor(step), timeZone })
  return (ms) => format.format(ms)
}

/** The texts of ticks: what clocks show a second time says by which time it is. */
export function tickTexts({ moments, step }: MomentTicks, { locale, timeZone }: TimeFormat): string[] {
  const format = tickFormat(step, { locale, timeZone })
  const said = new Set<string>()
  let again: Intl.DateTimeFormat | undefined
  return moments.map((at) => {
    const text = format(at)
    if (!said.has(text) || step >= DAY || !isRepeated(at, timeZone)) {
      said.add(text)
      return text
    }
    again ??= new Intl.DateTimeFormat(locale, { ...optionsFor(step), timeZone, timeZoneName: 'short' })
    return again.format(at)
  })
}
