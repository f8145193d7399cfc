import { ticks } from 'd3-array'
import type { TimeFormat } from './moment-ticks.ts'

const SECOND = 1000
const DAY = 86_400_000

/** Between spans smaller and larger than these nothing can be rounded: the powers of ten for it are no numbers. */
const [SMALLEST, LARGEST] = [1e-290, 1e300]

/** Round values between two, about one every 60 pixels. */
export function valueTicks(low: number, high: number, height: number): number[] {
  const span = high - low
  if (span > SMALLEST && span < LARGEST)
    return ticks(low, high, Math.max(2, Math.min(8, Math.round(height / 60))))
  return low < high ? [low, high] : [low]
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
