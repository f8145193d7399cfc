import { noteParts } from '../../shared/state-note.ts'
import { anatomy, each } from '../../view/index.ts'
import type { ColumnShown } from './columns.ts'
import type { TableCell, TableRow } from './props.ts'

export const parts = anatomy('live-table', {
  tools: 'div',
  search: 'input',
  count: 'span',
  'columns-toggle': 'button',
  csv: 'button',
  columns: 'div',
  ...each<ColumnShown>()({ choice: 'div', show: 'button', earlier: 'button', later: 'button' }),
  body: 'div',
  grid: 'div',
  head: 'div',
  'head-row': 'div',
  'select-all': 'div',
  ...each<ColumnShown>()({ column: 'div', title: 'span', sort: 'span', resize: 'span' }),
  rows: 'div',
  ...each<TableRow>()({ row: 'div', select: 'div', check: 'span' }),
  ...each<TableCell>()({ cell: 'div', text: 'span', change: 'span' }),
  held: 'button',
  message: 'div',
  skeleton: 'div',
  ...noteParts,
})
