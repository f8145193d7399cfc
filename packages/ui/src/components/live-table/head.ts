import { icon } from '../../shared/icon.ts'
import { type ElementNode, el } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { ColumnShown } from './columns.ts'
import type { LiveTableLabels } from './labels.ts'
import type { SortBy } from './order.ts'

interface HeadShown {
  readonly columns: readonly ColumnShown[]
  readonly sort: readonly SortBy[]
  readonly selection: 'single' | 'multiple' | undefined
  readonly allSelected: boolean
  /** The column of the head that Tab comes to; undefined for none. */
  readonly active: string | null | undefined
  readonly words: LiveTableLabels
}

/** The names of the columns, by which one sorts. */
export const head = (shown: HeadShown): ElementNode =>
  el(
    'div',
    { ...parts.head, role: 'rowgroup' },
    el(
      'div',
      { ...parts['head-row'], role: 'row', 'aria-rowindex': 1 },
      shown.selection !== undefined && selectAll(shown),
      ...shown.columns.map((column, at) => headCell(column, at, shown)),
    ),
  )

const selectAll = ({ selection, allSelected, active, words }: HeadShown): ElementNode =>
  el(
    'div',
    {
      ...parts['select-all'],
      role: 'columnheader',
      'aria-colindex': 1,
      'data-column': '',
      'data-all': allSelected,
      tabindex: active === null ? 0 : -1,
    },
    selection === 'multiple' && icon(allSelected ? 'minus' : 'check'),
    el('span', { class: 'ck-hidden' }, selection === 'multiple' ? words.selectAll : words.selected),
  )

const ARIA = { asc: 'ascending', desc: 'descending' } as const

function headCell(column: ColumnShown, at: number, { sort, selection, active }: HeadShown): ElementNode {
  const place = sort.findIndex((one) => one.column === column.id)
  const direction = sort[place]?.direction
  return el(
    'div',
    {
      key: column.id,
      ...parts.column(column),
      role: 'columnheader',
      'aria-colindex': at + (selection ? 2 : 1),
      // Only one may say so.
      'aria-sort': place === 0 && direction ? ARIA[direction] : undefined,
      'data-column': column.id,
      'data-type': column.type,
      'data-first': at === 0,
      'data-sortable': column.sortable,
      tabindex: active === column.id ? 0 : -1,
    },
    el('span', { ...parts.title(column), title: column.title }, column.title),
    el(
      'span',
      { ...parts.sort(column), 'aria-hidden': true },
      direction && icon(direction === 'asc' ? 'up' : 'down'),
      direction && sort.length > 1 && String(place + 1),
    ),
    el('span', { ...parts.resize(column), 'aria-hidden': true }),
  )
}
