/** What a number looks like as text: as Laravel sends decimals and exchanges send prices. */
const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i
const LONGEST = 64

/**
 * The number that a value of a payload is: a finite number, or a text that is one (`"101.50"`); NaN for all else.
 *
 * @example
 * toNumber('101.50') // 101.5
 */
export function toNumber(value: unknown): number {
  const number =
    typeof value === 'string' && value.length <= LONGEST && NUMBER.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : Number.NaN
}

/** ISO 8601, also with a space instead of the T as databases write it. Without a zone it is the host's time. */
const TIME = /^\s*([+-]\d{6}|\d{4})-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.,]\d+)?)?\s*(Z|[+-]\d\d(:?\d\d)?)?)?\s*$/i

/** The farthest that a `Date` reaches from 1970, in ms. */
const FARTHEST = 8.64e15

/**
 * The moment that a value of a payload is, in epoch ms: milliseconds as a number or as text, or an ISO 8601 time; NaN for all
 * else, and for what no `Date` can hold.
 *
 * @example
 * toTime('2026-05-01T10:00:00.000000Z') // 1777629600000
 */
export function toTime(value: unknown): number {
  const number = toNumber(value)
  const ms = Number.isNaN(number) && isTime(value) ? Date.parse(isoOf(value)) : number
  return Math.abs(ms) <= FARTHEST ? ms : Number.NaN
}

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST && TIME.test(value)

/** In the one form that all engines read: a T, a dot, at most three decimals, minutes in the zone. */
const isoOf = (text: string) =>
  text
    .trim()
    .replace(' ', 'T')
    .replace(/[.,](\d{1,3})\d*/, '.$1')
    .replace(/\s+/, '')
    .replace(/([+-]\d\d):?(\d\d)?$/, (zone, hours: string, minutes = '00') =>
      text.includes(':') ? `${hours}:${minutes}` : zone,
    )
    .replace(/t/, 'T')
    .replace(/z/, 'Z')

/** A value as few words, whatever it is: for messages. */
export function brief(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
