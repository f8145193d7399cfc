import { type ChannelName, channel, type EventOf, type PayloadOf } from '@channelkit/core'
import type { ChartData, Plot, PlotCursor } from '../../engines/chart/index.ts'
import { numberFormat } from '../../shared/number.ts'
import { only } from '../../shared/only.ts'
import { isEmpty } from '../../shared/series.ts'
import { channelNote } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { channelOf, viewState } from '../../shared/view-state.ts'
import { component, el, type Handlers, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { legend, markOf, toolbar } from './bar.ts'
import { plotEngine } from './engine.ts'
import { csvOf, rowsOf, saveCsv, savePng, type TableRow } from './export.ts'
import { formatsOf } from './formats.ts'
import { pressKey } from './keys.ts'
import { liveChartLabels } from './labels.ts'
import {
  type LiveChartPoint,
  type LiveChartProps,
  labelOf,
  linesOf,
  pointsOf,
  propKinds,
  windowOf,
} from './props.ts'
import { summaryOf } from './summary.ts'
import { table } from './table.ts'
import { textEngine } from './text-engine.ts'
import { readingOf, spoken, tooltip } from './tooltip.ts'

interface State {
  /** The keys of the lines that were switched off, or null while the app's own wish counts. */
  readonly hidden: readonly string[] | null
  readonly following: boolean
  readonly cursor: PlotCursor | null
  readonly said: string
  readonly rows: readonly TableRow[] | null
}

/** How many rows the table has at most. */
const ROWS = 50

/** Values of an event over time, which slide. */
export const liveChart = component<LiveChartProps, { tooltip: LiveChartPoint }>()({
  name: 'live-chart',
  props: propKinds,
  labels: liveChartLabels,
  parts,
  slots: { tooltip: true },
  stores(kit, props) {
    const room = channel(kit, channelOf(props))
    return { room, empty: only(pointsOf(kit, props), isEmpty), now: tickerWhile(kit, room, isStale) }
  },
  state: (): State => ({ hidden: null, following: true, cursor: null, said: '', rows: null }),
  memory: () => ({ plot: null as Plot | null, summary: null as string | null }),
  view({ kit, stores, snapshots: { room, empty, now }, props, words, state: local, set, memory, id }) {
    const { height = 240, tools = true, marks } = props
    const points = stores.empty.of
    const label = labelOf(props, words.value)
    const formats = formatsOf(props, words.none)
    const state = viewState(room, empty, channelOf(props) === null)
    const lines = linesOf(props, words.value).map((line) => ({
      ...line,
      hidden: local.hidden ? local.hidden.includes(line.key) : line.hidden === true,
    }))
    const marked = marks ?? lines.length > 1
    const number = numberFormat(props.locale)
    const all = points.getSnapshot().length
    const seen = state === 'live' || state === 'stale' || (state === 'error' && !empty)

    // By the plot itself, which may already know better than what was rendered.
    const toggle = () => memory.plot?.[memory.plot.view.following ? 'hold' : 'follow']()
    function toggleLine(key: string) {
      const hidden = lines.filter((line) => line.hidden).map((line) => line.key)
      set({ hidden: hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key] })
    }
    const onkeydown: Handlers['onkeydown'] = (event) => {
      if (!memory.plot) return
      const done = pressKey(event, memory.plot, points.getSnapshot().length, toggle)
      if (done === undefined) return
      const { from, to, following } = memory.plot.view
      const shown = following ? words.live : words.showing(formats.moment(from), formats.moment(to))
      set({ said: done === 'view' ? shown : done ? spoken(readingOf(done, lines, formats)) : '' })
    }
    const summarised = (data: ChartData) => summaryOf(data, lines, formats, words.summary)
    // What a server sends; from then on the engine writes it.
    memory.summary ??= summarised(points.getInitialSnapshot())
    const mark = (n: number) => markOf(lines[n]!, n, marked)
    const listed = () => rowsOf(points.getSnapshot(), lines, ROWS)

    return el(
      'figure',
      {
        ...parts.root,
        'aria-label': label,
        'aria-busy': state === 'loading',
        'data-state': state,
        'data-paused': !local.following,
      },
      el(
        'div',
        parts.bar,
        legend(lines, mark, toggleLine, words),
        tools &&
          toolbar(words, {
            off: !seen,
            following: local.following,
            toggle,
            listed: local.rows !== null,
            list: () => set({ rows: local.rows ? null : listed() }),
            saveCsv: (page) => saveCsv(page, label, csvOf(points.getSnapshot(), lines, words.time)),
            savePng: (page) => savePng(page, label, memory.plot),
          }),
      ),
      el(
        'div',
        { ...parts.stage, style: { 'block-size': `${height}px` } },
        el('div', {
          ...parts.plot,
          tabindex: seen ? 0 : -1,
          role: 'application',
          'aria-roledescription': words.chart,
          'aria-label': label,
          'aria-describedby': `${id}-summary ${id}-keys`,
          onkeydown,
          onfocusout: () => memory.plot?.moveCursor(null),
          use: use(plotEngine, {
            points,
            memory,
            series: lines,
            window: windowOf(props),
            live: room.status === 'live',
            range: props.range,
            thresholds: props.thresholds,
            format: props.format && formats.value,
            formatTime: props.formatTime && formats.moment,
            locale: props.locale,
            timeZone: props.timeZone,
            marks: marked,
            onCursor: (cursor) => set({ cursor }),
            onUnseen: () => set({ rows: listed() }),
            onView: ({ following }) => set({ following }),
          }),
        }),
        state === 'loading' && el('div', { ...parts.skeleton, 'aria-hidden': true }),
        local.cursor &&
          seen &&
          tooltip(readingOf(local.cursor, lines, formats), (key) =>
            mark(lines.findIndex((line) => line.key === key)),
          ),
        state !== 'live' &&
          el(
            'div',
            parts.overlay,
            channelNote(stores.room, room, { kit, state, labels: words, now, locale: props.locale }),
          ),
      ),
      el(
        'p',
        { class: 'ck-hidden', id: `${id}-summary`, use: use(textEngine, { points, text: summarised }) },
        memory.summary,
      ),
      el('p', { class: 'ck-hidden', id: `${id}-keys` }, words.keys),
      el('p', { class: 'ck-hidden', 'aria-live': 'polite' }, local.said),
      local.rows &&
        table(local.rows, lines, formats, {
          caption: words.caption(label, number(local.rows.length), number(all), all),
          time: words.time,
        }),
    )
  },
})

/** What it is given in a binding. */
export interface LiveChartTypes<Name extends ChannelName, Event extends EventOf<Name>> {
  readonly props: LiveChartProps<Name, Event, PayloadOf<Name, Event>>
  readonly slots: { tooltip: LiveChartPoint }
  readonly parts: typeof parts
}
