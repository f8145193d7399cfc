import type { Reports } from '../reports.ts'
import type { Point } from './arrivals.ts'
import { brief, toNumber, toTime } from './numbers.ts'

/**
 * Reads points out of payloads: what is no number shows as nothing, what is no time leaves the point out, and both are
 * reported.
 *
 * @param xField the field of the time; without it the time of arrival counts
 * @param what which event of which channel, for reports
 */
export function pointReader(
  xField: string | undefined,
  fields: readonly string[],
  what: string,
  report: Reports['add'],
): (point: unknown, at: number) => Point | null {
  function numberOf(values: Record<string, unknown>, field: string): number {
    const value = values[field]
    const number = toNumber(value)
    // A payload need not have every field, and null says that there is no value.
    if (Number.isNaN(number) && value !== undefined && value !== null)
      report(`number ${field}`, () => `${what}: ${field} is ${brief(value)}, which is no number.`)
    return number
  }

  return (point, at) => {
    const values = (typeof point === 'object' && point !== null ? point : { value: point }) as Record<
      string,
      unknown
    >
    const x = xField === undefined ? at : toTime(values[xField])
    if (!Number.isNaN(x)) return { x, row: fields.map((field) => numberOf(values, field)) }
    report('time', () => {
      const given = values[xField!]
      const unit = Number.isNaN(toNumber(given)) ? '' : ': times are in milliseconds'
      return `${what}: ${xField} is ${brief(given)}, which is no time${unit}. The point is left out.`
    })
    return null
  }
}
