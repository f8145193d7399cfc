import type { ChannelName, EventOf, PayloadOf } from '@channelkit/core'
import type { Plot } from '../../engines/chart/index.ts'
import { numberFormat } from '../../shared/number.ts'
import { component, el } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { bar } from './bar.ts'
import { chartOf, type LiveChartState, liveChartStores } from './chart.ts'
import { liveChartLabels } from './labels.ts'
import { type LiveChartPoint, type LiveChartProps, propKinds } from './props.ts'
import { stage } from './stage.ts'
import { table } from './table.ts'
import { inWords } from './text.ts'

/** Values of an event over time, which slide. */
export const liveChart = component<LiveChartProps, { tooltip: LiveChartPoint }>()({
  name: 'live-chart',
  props: propKinds,
  labels: liveChartLabels,
  parts,
  slots: { tooltip: true },
  stores: liveChartStores,
  state: (): LiveChartState => ({ hidden: null, following: true, cursor: null, said: '', rows: null }),
  memory: () => ({ plot: null as Plot | null, summary: null as string | null }),
  view(on) {
    const { stores, props, words, state: local } = on
    const chart = chartOf(on)
    const number = numberFormat(props.locale)
    const all = stores.empty.of.getSnapshot().length
    return el(
      'figure',
      {
        ...parts.root,
        'aria-label': chart.label,
        'aria-busy': chart.state === 'loading',
        'data-state': chart.state,
        'data-paused': !local.following,
      },
      bar(on, chart),
      stage(on, chart),
      ...inWords(on, chart),
      local.rows &&
        table(local.rows, chart.lines, chart.formats, {
          caption: words.caption(chart.label, number(local.rows.length), number(all), all),
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
