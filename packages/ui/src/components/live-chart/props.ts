import type {
  Backfill,
  ChannelKit,
  FieldOf,
  FoldStore,
  Initial,
  Rewind,
  SeriesSnapshot,
} from '@channelkit/core'
import type { ChartSeries, LineKind, Threshold } from '../../engines/chart/index.ts'
import { pointsStore } from '../../shared/series.ts'
import { type ChannelProps, channelProps } from '../../shared/view-state.ts'
import type { PropKinds } from '../../view/index.ts'
import type { LiveChartLabels } from './labels.ts'

export interface LiveChartProps<
  Name extends string = string,
  Event extends string = string,
  Payload = unknown,
> extends ChannelProps<Name> {
  /** The event whose numbers are drawn. */
  event: Event
  /** The payload's field with the time in epoch ms. Default: when the event arrived. */
  x?: FieldOf<Payload>
  /** The payload's fields with the values. Default: the keys of `series`, or the payload itself is the number. */
  y?: FieldOf<Payload> | readonly FieldOf<Payload>[]
  /** Names, colours and kinds of the lines. Default: one line per field of `y`. */
  series?: readonly ChartSeries<FieldOf<Payload>>[]
  /** How lines are drawn that say nothing else. Default `line`. */
  kind?: LineKind
  /** How much time is shown, in ms. Default 60,000. */
  window?: number
  /** How long points are kept to scroll back to, in ms. Default: four windows. */
  keep?: number
  /** How many points are kept at most. Default 10,000. */
  capacity?: number
  /** Fetches points from before the first event, and those missed while the line was lost. It needs `x`. */
  backfill?: Backfill<readonly unknown[]>
  /** What to show until something is heard: what the server knows, say, so that its HTML has content. Payloads, oldest first; it needs
   * `x`. */
  initial?: Initial<readonly unknown[]>
  /** How far back to begin where the server keeps events: so many, or `{ events, seconds }`. */
  rewind?: Rewind
  /** The chart's name. Default: the names of its lines. */
  label?: string
  /** Of the plot with its axes, in CSS pixels. Default 240. */
  height?: number
  /** Bounds of the y axis; `null` leaves one open. Default: both open. */
  range?: readonly [low: number | null, high: number | null]
  /** Lines across the plot at values that mean something. */
  thresholds?: readonly Threshold[]
  /** How numbers are written. Default: by locale, with the digits that they need. */
  format?: (value: number) => string
  /** How moments are written. Default: by locale, as finely as they need. */
  formatTime?: (ms: number) => string
  /** An IANA name. Default: the host's. */
  timeZone?: string
  /** Forms on the lines that tell them apart without colour. Default: when there is more than one. */
  marks?: boolean
  /** Whether buttons to pause, export and read as a table are shown. Default true. */
  tools?: boolean
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<LiveChartLabels>
}

/** One line of the chart, as its parts in the legend are told of it. */
export interface LiveChartLine {
  /** The payload's field. */
  readonly key: string
  readonly label: string
  readonly hidden: boolean
}

/** A line's value at the moment that is read. */
export interface LiveChartReading {
  readonly key: string
  readonly label: string
  /** NaN where there is none. */
  readonly value: number
  readonly text: string
}

/** What the tooltip shows. */
export interface LiveChartPoint {
  /** Epoch ms. */
  readonly x: number
  readonly time: string
  readonly values: readonly LiveChartReading[]
}

/** The tools of a chart. */
export type LiveChartTool = 'table' | 'csv' | 'png'

export const propKinds = {
  ...channelProps,
  ...({ event: 'plain', x: 'plain', y: 'plain', series: 'plain', kind: 'plain', window: 'plain' } as const),
  ...({
    keep: 'plain',
    capacity: 'plain',
    backfill: 'trusted',
    initial: 'trusted',
    rewind: 'plain',
    label: 'plain',
    height: 'plain',
  } as const),
  ...({ range: 'plain', thresholds: 'plain', format: 'function', formatTime: 'function' } as const),
  ...({ timeZone: 'plain', marks: 'flag', tools: 'flag' } as const),
} satisfies PropKinds<LiveChartProps>

type Lines = Pick<LiveChartProps, 'series' | 'y' | 'kind'>

/**
 * The lines, with all that their defaults say.
 *
 * @param nameless what a line is called that is no field
 */
export function linesOf({ series, y, kind }: Lines, nameless: string): (ChartSeries & { label: string })[] {
  const lines: readonly ChartSeries[] =
    series ?? (y === undefined ? [{ key: 'value', label: nameless }] : [y].flat().map((key) => ({ key })))
  return lines.map((line) => ({ kind, ...line, label: line.label ?? line.key }))
}

export const labelOf = (props: Lines & Pick<LiveChartProps, 'label'>, nameless: string) =>
  props.label ??
  linesOf(props, nameless)
    .map(({ label }) => label)
    .join(', ')

export const windowOf = ({ window = 60_000 }: Pick<LiveChartProps, 'window'>) => window

/** The store of the points. */
export function pointsOf(kit: ChannelKit, props: LiveChartProps): FoldStore<SeriesSnapshot> {
  const { x, capacity } = props
  const y = props.y ?? props.series?.map(({ key }) => key)
  const window = props.keep ?? windowOf(props) * 4
  return pointsStore(kit, props, { x, y, capacity, window })
}
