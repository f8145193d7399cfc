import type { SeriesSnapshot } from '@channelkit/core'

export interface ChartSeries {
  /** The column of the snapshot's `y`. */
  key: string
  label: string
  /** Any CSS colour. Default: `--ck-chart-1` and so on. */
  color?: string
}

export interface ChartLabels {
  loading: string
  empty: string
  stale: string
  last: string
  from: string
  to: string
  time: string
}

export const chartLabels: ChartLabels = {
  loading: 'Waiting for the first value…',
  empty: 'No values yet.',
  stale: 'Connection lost.',
  last: 'last',
  from: 'lowest',
  to: 'highest',
  time: 'Time',
}

export interface ChartOptions {
  data: SeriesSnapshot
  series: readonly ChartSeries[]
  /** The chart's accessible name. */
  label: string
  /** How much time is shown, in ms. Default 60,000. */
  window?: number
  /** In CSS pixels. Default 240. */
  height?: number
  format?: (value: number) => string
  formatTime?: (ms: number) => string
  /** Why there is nothing to show. */
  error?: string | null
  labels?: Partial<ChartLabels>
}

export const defaultFormat = (value: number) => value.toLocaleString(undefined, { maximumFractionDigits: 1 })
export const defaultTime = (ms: number) => new Date(ms).toLocaleTimeString()
