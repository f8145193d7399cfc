import { channelNote } from '../../shared/state-note.ts'
import { type ElementNode, el, type Handlers, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { markOf } from './bar.ts'
import type { Chart, LiveChartView } from './chart.ts'
import { plotEngine } from './engine.ts'
import { pressKey } from './keys.ts'
import { windowOf } from './props.ts'
import { readingOf, spoken, tooltip } from './tooltip.ts'

/** What a key does, and what is said of it. */
const pressed =
  ({ stores, words, set, memory }: LiveChartView, { lines, formats, toggle }: Chart): Handlers['onkeydown'] =>
  (event) => {
    if (!memory.plot) return
    const done = pressKey(event, memory.plot, stores.empty.of.getSnapshot().length, toggle)
    if (done === undefined) return
    const { from, to, following } = memory.plot.view
    const shown = following ? words.live : words.showing(formats.moment(from), formats.moment(to))
    set({ said: done === 'view' ? shown : done ? spoken(readingOf(done, lines, formats)) : '' })
  }

/** Where the lines are drawn, which is steered by keys as by a pointer. */
function plot(on: LiveChartView, chart: Chart): ElementNode {
  const { stores, snapshots, props, words, set, memory, id } = on
  const { formats, seen } = chart
  return el('div', {
    ...parts.plot,
    tabindex: seen ? 0 : -1,
    role: 'application',
    'aria-roledescription': words.chart,
    'aria-label': chart.label,
    'aria-describedby': `${id}-summary ${id}-keys`,
    onkeydown: pressed(on, chart),
    onfocusout: () => memory.plot?.moveCursor(null),
    use: use(plotEngine, {
      points: stores.empty.of,
      memory,
      series: chart.lines,
      window: windowOf(props),
      live: snapshots.room.status === 'live',
      range: props.range,
      thresholds: props.thresholds,
      format: props.format && formats.value,
      formatTime: props.formatTime && formats.moment,
      locale: props.locale,
      timeZone: props.timeZone,
      marks: chart.marked,
      onCursor: (cursor) => set({ cursor }),
      onUnseen: () => set({ rows: chart.listed() }),
      onView: ({ following }) => set({ following }),
    }),
  })
}

/** The plot, and what lies over it: what is read, and why there is nothing to read. */
export function stage(on: LiveChartView, chart: Chart): ElementNode {
  const { kit, stores, snapshots, props, words, state: local } = on
  const { state, seen, lines, formats, marked } = chart
  const mark = (key: string) => {
    const n = lines.findIndex((line) => line.key === key)
    return markOf(lines[n]!, n, marked)
  }
  const note = { kit, state, labels: words, now: snapshots.now, locale: props.locale }
  return el(
    'div',
    { ...parts.stage, style: { 'block-size': `${props.height ?? 240}px` } },
    plot(on, chart),
    state === 'loading' && el('div', { ...parts.skeleton, 'aria-hidden': true }),
    local.cursor && seen && tooltip(readingOf(local.cursor, lines, formats), mark),
    state !== 'live' && el('div', parts.overlay, channelNote(stores.room, snapshots.room, note)),
  )
}
