import type { PlotCursor } from '../../engines/chart/index.ts'
import { type ElementNode, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { Formats } from './formats.ts'
import type { LiveChartPoint } from './props.ts'

interface ShownLine {
  readonly key: string
  readonly label: string
  readonly hidden?: boolean
}

/** What is read of the lines at a moment; those that are switched off are left out. */
export const readingOf = (
  { x, values }: PlotCursor,
  lines: readonly ShownLine[],
  formats: Formats,
): LiveChartPoint => ({
  x,
  time: formats.moment(x),
  values: lines.flatMap(({ key, label, hidden }, n) => {
    const value = values[n] ?? Number.NaN
    return hidden ? [] : [{ key, label, value, text: formats.value(value) }]
  }),
})

/** The same for a screen reader. */
export const spoken = ({ time, values }: LiveChartPoint): string =>
  [time, ...values.map(({ label, text }) => `${label} ${text}`)].join(', ')

/** The same beside the crosshair. */
export const tooltip = (point: LiveChartPoint, mark: (key: string) => ElementNode): ElementNode =>
  el(
    'div',
    { ...parts.tooltip, 'aria-hidden': true },
    slot(
      'tooltip',
      point,
      el('span', parts.time, point.time),
      ...point.values.map((reading) =>
        el(
          'span',
          { key: reading.key, ...parts.row(reading) },
          mark(reading.key),
          reading.label,
          el('span', parts.value(reading), reading.text),
        ),
      ),
    ),
  )
