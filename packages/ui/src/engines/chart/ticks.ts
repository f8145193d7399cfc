import { ticks } from 'd3-array'

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/** Between spans smaller and larger than these nothing can be rounded: the powers of ten for it are no numbers. */
const [SMALLEST, LARGEST] = [1e-290, 1e300]

/** Round values between two, about one every 60 pixels. */
export function valueTicks(low: number, high: number, height: number): number[] {
  const span = high - low
  if (span > SMALLEST && span < LARGEST)
    return ticks(low, high, Math.max(2, Math.min(8, Math.round(height / 60))))
  return low < high ? [low, high] : [low]
}

const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200]
const DAYS = [1, 2, 7, 14, 30, 90, 365]
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...SECONDS.map((count) => count * SECOND),
  ...DAYS.map((count) => count * DAY),
]

/** As far from 1970 as a `Date` reaches whatever the time zone, in ms. */
const FARTHEST = 8.64e15 - 2 * DAY

/** Round moments between two, about `count`, in epoch ms; hours and days as the clocks of the time zone show them. */
export function momentTicks(first: number, last: number, count: number, timeZone?: string): number[] {
  const [from, to] = [Math.max(first, -FARTHEST), Math.min(last, FARTHEST)]
  const step = STEPS.find((ms) => (to - from) / ms <= count) ?? Math.ceil((to - from) / count / DAY) * DAY
  const moments: number[] = []
  let offset = step > MINUTE ? zoneOffset(from, timeZone) : 0
  // Counted, since far from 1970 a step can be lost in rounding.
  let left = 3 * count + 3
  for (let at = Math.ceil((from + offset) / step) * step; at - offset <= to && left > 0; at += step, left--) {
    // A day on which clocks are changed has other offsets after it.
    if (step > MINUTE) offset = zoneOffset(at - offset, timeZone)
    moments.push(at - offset)
  }
  return moments
}

/** What clocks there are ahead of UTC, in ms. Swedish dates are written in the form that can be read back. */
function zoneOffset(at: number, timeZone?: string): number {
  const minute = Math.floor(at / MINUTE) * MINUTE
  return Date.parse(`${new Date(minute).toLocaleString('sv', { timeZone }).replace(' ', 'T')}Z`) - minute
}

export interface TimeFormat {
  locale?: string
  timeZone?: string
}

/** Writes moments as finely as the step between ticks needs: days, minutes, seconds or parts of them. */
export function tickFormat(step: number, { locale, timeZone }: TimeFormat): (ms: number) => string {
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  const options: Intl.DateTimeFormatOptions =
    step >= DAY
      ? { month: 'short', day: 'numeric' }
      : step >= MINUTE
        ? time
        : step >= SECOND
          ? { ...time, second: '2-digit' }
          : { minute: '2-digit', second: '2-digit', fractionalSecondDigits: 2 }
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone })
  return (ms) => format.format(ms)
}

/** Writes one moment in full, for tooltips, tables and those who listen. */
export function momentFormat(window: number, { locale, timeZone }: TimeFormat): (ms: number) => string {
  const format = new Intl.DateTimeFormat(locale, {
    ...(window > DAY / 2 && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...(window <= 30 * SECOND && { fractionalSecondDigits: 2 }),
    timeZone,
  })
  return (ms) => format.format(ms)
}

/** Writes the values of an axis with as many digits as its step needs. */
export function valueFormat(values: readonly number[], locale?: string): (value: number) => string {
  const step = values.length > 1 ? Math.abs(values[1]! - values[0]!) : Math.abs(values[0] ?? 1)
  const large = Math.max(...values.map(Math.abs), 0) >= 100_000
  const digits = Math.min(12, Math.max(0, -Math.floor(Math.log10(step || 1) + 1e-9)))
  const format = new Intl.NumberFormat(
    locale,
    large
      ? { notation: 'compact', maximumFractionDigits: 2 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits },
  )
  return (value) => format.format(value)
}
