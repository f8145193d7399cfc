import type { ChartData } from '../../engines/chart/index.ts'
import type { Formats } from './formats.ts'

/** What a chart shows, in words: last, lowest and highest value of each line. */
export function summaryOf(
  data: ChartData,
  lines: readonly { key: string; label: string; hidden?: boolean }[],
  { value }: Formats,
  words: (line: { label: string; last: string; low: string; high: string }) => string,
): string {
  const sentences: string[] = []
  for (const { key, label, hidden } of lines) {
    const values = data.y[key] ?? new Float64Array()
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    let last = Number.NaN
    for (const one of values) {
      if (Number.isNaN(one)) continue
      low = Math.min(low, one)
      high = Math.max(high, one)
      last = one
    }
    if (!hidden && !Number.isNaN(last))
      sentences.push(words({ label, last: value(last), low: value(low), high: value(high) }))
  }
  return sentences.join(' ')
}
