import { cached } from './cached.ts'

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

const formats = new Map<string, Intl.RelativeTimeFormat>()

/** Up to here nobody counts, in ms. */
const JUST_NOW = 10_000

/** How long ago in words, for a sentence; null for what was just now, where "now" would not fit into one. */
export const agoIfLong = (ms: number, locale?: string): string | null =>
  ms < JUST_NOW ? null : ago(ms, locale)

/**
 * How long ago in words, as coarse as people speak: "now", "20 seconds ago", "3 minutes ago".
 *
 * @param ms how long, in ms
 * @param style `narrow` for little room: "3 min. ago"
 */
export function ago(ms: number, locale?: string, style: 'long' | 'narrow' = 'long'): string {
  const format = cached(
    formats,
    `${locale} ${style}`,
    () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style }),
  )
  const seconds = Math.max(0, ms) / 1000
  for (const [unit, length] of units) {
    if (seconds >= length) return format.format(-Math.floor(seconds / length), unit)
  }
  return format.format(-Math.floor(seconds / 10) * 10, 'second')
}
