import { type ChartSeries, chartColor } from '../../engines/chart/index.ts'
import { type ElementNode, el, type Handlers, type Part } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { Chart, LiveChartView } from './chart.ts'
import { csvOf, savePng, savePoints } from './export.ts'
import type { LiveChartLabels } from './labels.ts'
import type { LiveChartLine, LiveChartTool } from './props.ts'

type Line = ChartSeries & LiveChartLine

/** A bit of a line, as it is drawn. */
export const markOf = (line: Line, n: number, marked: boolean): ElementNode =>
  el('span', {
    ...parts.mark(line),
    'aria-hidden': true,
    'data-mark': marked && line.kind !== 'bar' ? String(n % 6) : undefined,
    style: { '--ck-key': line.color ?? chartColor(n) },
  })

/** The lines by name, each a button that switches it off and on. */
const legend = ({ lines, marked, toggleLine }: Chart, words: LiveChartLabels): ElementNode =>
  el(
    'div',
    { ...parts.legend, role: 'group', 'aria-label': words.legend },
    ...lines.map((line, n) =>
      el(
        'button',
        {
          key: line.key,
          ...parts.key(line),
          type: 'button',
          'aria-pressed': !line.hidden,
          onclick: () => toggleLine(line.key),
        },
        markOf(line, n, marked),
        line.label,
      ),
    ),
  )

/** What one can do with the chart. */
function toolbar({ stores, words, state, set, memory }: LiveChartView, chart: Chart): ElementNode {
  const disabled = !chart.seen
  const tool = (name: LiveChartTool, onclick: Handlers<HTMLElement>['onclick'], pressed?: boolean) =>
    button(parts.tool(name), { disabled, onclick, 'aria-pressed': pressed }, words[name])
  const csv = () => csvOf(stores.empty.of.getSnapshot(), chart.lines, words.time)
  return el(
    'div',
    { ...parts.tools, role: 'group', 'aria-label': words.tools },
    button(
      parts.live,
      { disabled, onclick: chart.toggle, 'data-paused': !state.following },
      state.following ? words.pause : words.follow,
    ),
    tool('table', () => set({ rows: state.rows ? null : chart.listed() }), state.rows !== null),
    tool('csv', ({ currentTarget }) => savePoints(currentTarget.ownerDocument, chart.label, csv())),
    tool('png', ({ currentTarget }) => savePng(currentTarget.ownerDocument, chart.label, memory.plot)),
  )
}

/** The legend, and the tools beside it. */
export const bar = (on: LiveChartView, chart: Chart): ElementNode =>
  el('div', parts.bar, legend(chart, on.words), (on.props.tools ?? true) && toolbar(on, chart))

interface ButtonProps {
  disabled: boolean
  onclick: Handlers<HTMLButtonElement>['onclick']
  'aria-pressed'?: boolean | undefined
  'data-paused'?: boolean
}
const button = (part: Part<'button'>, props: ButtonProps, text: string): ElementNode =>
  el('button', { ...part, class: `ck-button ${part.class}`, type: 'button', ...props }, text)
