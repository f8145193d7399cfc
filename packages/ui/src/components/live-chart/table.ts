import { type ElementNode, el } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { TableRow } from './export.ts'
import type { Formats } from './formats.ts'

/** The points as a table: thinned out, as they were when it was opened. */
export function table(
  rows: readonly TableRow[],
  lines: readonly { label: string }[],
  { value, moment }: Formats,
  words: { caption: string; time: string },
): ElementNode {
  return el(
    'div',
    // What scrolls has to be reached by keyboard.
    { ...parts.table, tabindex: 0, role: 'region', 'aria-label': words.caption },
    el(
      'table',
      {},
      el('caption', {}, words.caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, words.time),
          ...lines.map(({ label }) => el('th', { scope: 'col' }, label)),
        ),
      ),
      el(
        'tbody',
        {},
        ...rows.map(({ x, values }) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, moment(x)),
            ...values.map((one) => el('td', {}, value(one))),
          ),
        ),
      ),
    ),
  )
}
