import { momentFormat } from '../../engines/chart/ticks.ts'
import { cached } from '../../shared/cached.ts'
import type { Contained } from '../../view/index.ts'
import { type LiveChartProps, windowOf } from './props.ts'

/** How a chart's tooltip, table and voice write numbers and moments. */
export interface Formats {
  value(value: number): string
  moment(ms: number): string
}

const known = new Map<string, Formats>()

export function formatsOf(props: Contained<LiveChartProps>, none: string): Formats {
  const { locale, timeZone } = props
  const wide = windowOf(props)
  const own = cached(known, JSON.stringify([locale, timeZone, wide]), () => {
    const large = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
    const small = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
    return {
      value: (value) => (Math.abs(value) < 1 ? small : large).format(value),
      moment: momentFormat(wide, { locale, timeZone }),
    }
  })
  const { format, formatTime } = props
  return {
    value: (value) => (Number.isNaN(value) ? none : (format?.(value) ?? own.value(value))),
    moment: (ms) => formatTime?.(ms) ?? own.moment(ms),
  }
}
