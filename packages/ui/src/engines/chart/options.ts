import type { ChartData, LineKind } from './data.ts'

/** One line of a chart. */
export interface ChartSeries<Key extends string = string> {
  /** The column of the snapshot's `y`. */
  key: Key
  /** Its name, for legend, tooltip and table. Default: the key. */
  label?: string
  /** How it is drawn. Default `line`. */
  kind?: LineKind
  /** Any CSS colour. Default: `--ck-chart-1` and so on. */
  color?: string
  /** Line width in CSS pixels. Default 2. */
  width?: number
  hidden?: boolean
}

/** A value that matters: a horizontal line across the chart. */
export interface Threshold {
  value: number
  label?: string
  /** Any CSS colour. Default: `--ck-chart-threshold`. */
  color?: string
}

/** A point under the cursor. */
export interface PlotCursor {
  /** Where it is in the data's columns. */
  index: number
  /** Epoch ms. */
  x: number
  /** One value per series, in their order; NaN where there is none. */
  values: number[]
}

/** What stretch of time is shown. */
export interface PlotView {
  from: number
  to: number
  /** It follows the present. */
  following: boolean
}

export interface PlotOptions {
  data: ChartData
  series: readonly ChartSeries[]
  /** How much time is shown, in ms. */
  window: number
  /** Whether time goes on; when the line is lost the picture stands still. */
  live: boolean
  /** Moves only when points come, and once a second at most, for those who want no motion. */
  still?: boolean
  /** Bounds of the y axis; `null` leaves one open. Default: both open. */
  range?: readonly [low: number | null, high: number | null]
  thresholds?: readonly Threshold[]
  /** How numbers stand at the axis. Default: by locale, with the digits that the axis needs. */
  format?: (value: number) => string
  /** How moments stand at the axis. Default: by locale, as finely as the axis needs. */
  formatTime?: (ms: number) => string
  locale?: string
  /** An IANA name. Default: the host's. */
  timeZone?: string
  /** Forms on the lines that tell them apart without colour. Default: when there is more than one series. */
  marks?: boolean
  /** Another point is under the cursor, or none; ten times a second at most while the picture slides. */
  onCursor?: (cursor: PlotCursor | null) => void
  /** The crosshair moved: CSS pixels from the left of the element, and on which half of it that is. */
  onPlace?: (left: number, side: 'left' | 'right') => void
  /** The view began to follow or to stand still, or was moved. */
  onView?: (view: PlotView) => void
}
