import { type ChartSeries, chartColor } from '../../engines/chart/index.ts'
import { type ElementNode, el, type Handlers, type Part } from '../../view/index.ts'
import { parts } from './anatomy.ts'
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
export const legend = (
  lines: readonly Line[],
  mark: (n: number) => ElementNode,
  toggle: (key: string) => void,
  words: LiveChartLabels,
): ElementNode =>
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
          onclick: () => toggle(line.key),
        },
        mark(n),
        line.label,
      ),
    ),
  )

interface Tools {
  /** There is nothing to do something with. */
  off: boolean
  following: boolean
  /** Stops the slide, or goes on with it. */
  toggle(): void
  /** Whether the table is shown. */
  listed: boolean
  list(): void
  saveCsv(page: Document): void
  savePng(page: Document): void
}

/** What one can do with the chart. */
export function toolbar(words: LiveChartLabels, to: Tools): ElementNode {
  const tool = (name: LiveChartTool, onclick: Handlers<HTMLElement>['onclick'], pressed?: boolean) =>
    button(parts.tool(name), { disabled: to.off, onclick, 'aria-pressed': pressed }, words[name])
  return el(
    'div',
    { ...parts.tools, role: 'group', 'aria-label': words.tools },
    button(
      parts.live,
      { disabled: to.off, onclick: to.toggle, 'data-paused': !to.following },
      to.following ? words.pause : words.follow,
    ),
    tool('table', to.list, to.listed),
    tool('csv', ({ currentTarget }) => to.saveCsv(currentTarget.ownerDocument)),
    tool('png', ({ currentTarget }) => to.savePng(currentTarget.ownerDocument)),
  )
}

interface ButtonProps {
  disabled: boolean
  onclick: Handlers<HTMLButtonElement>['onclick']
  'aria-pressed'?: boolean | undefined
  'data-paused'?: boolean
}
const button = (part: Part<'button'>, props: ButtonProps, text: string): ElementNode =>
  el('button', { ...part, class: `ck-button ${part.class}`, type: 'button', ...props }, text)
