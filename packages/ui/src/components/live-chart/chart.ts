import type { ChannelKit } from '@channelkit/core'
import { channel } from '@channelkit/core'
import type { ChartData, ChartSeries, Plot, PlotCursor } from '../../engines/chart/index.ts'
import { only } from '../../shared/only.ts'
import { isEmpty } from '../../shared/series.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { channelOf, type ViewState, viewState } from '../../shared/view-state.ts'
import type { ViewContext } from '../../view/index.ts'
import { rowsOf, type TableRow } from './export.ts'
import { type Formats, formatsOf } from './formats.ts'
import type { LiveChartLabels } from './labels.ts'
import { type LiveChartLine, type LiveChartProps, labelOf, linesOf, pointsOf } from './props.ts'
import { summaryOf } from './summary.ts'

export interface LiveChartState {
  /** The keys of the lines that were switched off, or null while the app's own wish counts. */
  readonly hidden: readonly string[] | null
  readonly following: boolean
  readonly cursor: PlotCursor | null
  readonly said: string
  readonly rows: readonly TableRow[] | null
}

export interface LiveChartMemory {
  plot: Plot | null
  /** The lines in words, as a server says them. */
  summary: string | null
}

export function liveChartStores(kit: ChannelKit, props: LiveChartProps) {
  const room = channel(kit, channelOf(props))
  return { room, empty: only(pointsOf(kit, props), isEmpty), now: tickerWhile(kit, room, isStale) }
}

export type LiveChartView = ViewContext<
  LiveChartProps,
  ReturnType<typeof liveChartStores>,
  LiveChartState,
  LiveChartMemory,
  LiveChartLabels
>

/** How many rows the table has at most. */
const ROWS = 50

/** What the parts of a chart show, and do to it. */
export interface Chart {
  readonly label: string
  readonly state: ViewState
  /** There are points to look at. */
  readonly seen: boolean
  readonly lines: readonly (ChartSeries & LiveChartLine)[]
  /** Lines are told apart by more than colours. */
  readonly marked: boolean
  readonly formats: Formats
  /** Stops the slide, or goes on with it. */
  toggle(): void
  toggleLine(key: string): void
  /** The points as a table has them. */
  listed(): readonly TableRow[]
  /** The points in words. */
  summarised(data: ChartData): string
}

export function chartOf({
  stores,
  snapshots,
  props,
  words,
  state: local,
  set,
  memory,
}: LiveChartView): Chart {
  const { room, empty } = snapshots
  const state = viewState(room, empty, channelOf(props) === null)
  const lines = linesOf(props, words.value).map((line) => ({
    ...line,
    hidden: local.hidden ? local.hidden.includes(line.key) : line.hidden === true,
  }))
  const formats = formatsOf(props, words.none)
  return {
    label: labelOf(props, words.value),
    state,
    seen: state === 'live' || state === 'stale' || (state === 'error' && !empty),
    lines,
    marked: props.marks ?? lines.length > 1,
    formats,
    // By the plot itself, which may already know better than what was rendered.
    toggle: () => memory.plot?.[memory.plot.view.following ? 'hold' : 'follow'](),
    toggleLine(key) {
      const hidden = lines.filter((line) => line.hidden).map((line) => line.key)
      set({ hidden: hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key] })
    },
    listed: () => rowsOf(stores.empty.of.getSnapshot(), lines, ROWS),
    summarised: (data) => summaryOf(data, lines, formats, words.summary),
  }
}
