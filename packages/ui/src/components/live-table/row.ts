import { shallowEqual } from '@channelkit/core'
import { icon } from '../../shared/icon.ts'
import { bdi, type ElementNode, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { ColumnShown } from './columns.ts'
import type { SeenRow } from './flash.ts'
import { textOf, valueIn, type Writing } from './format.ts'
import type { LiveTableLabels } from './labels.ts'
import type { TableCell } from './props.ts'

/** What all rows have in common. */
export interface RowShown extends Writing {
  readonly columns: readonly ColumnShown[]
  readonly selectable: boolean
  readonly words: LiveTableLabels
}

/** What one row is in the page. */
export interface RowPlace {
  readonly id: string
  readonly index: number
  readonly selected: boolean
  /** The column of the cell that Tab comes to; null for the one that selects, undefined for none in this row. */
  readonly active: string | null | undefined
}

/** The rows that are in the page, by id, each with what it was made of. */
export type RowNodes = Map<string, { readonly of: readonly unknown[]; readonly node: ElementNode }>

/** A row; the same as before while nothing of it changed, so that a change renders one row. */
export function rowNode(nodes: RowNodes, seen: SeenRow, place: RowPlace, shown: RowShown): ElementNode {
  const { columns, selectable, words, locale, timeZone } = shown
  const { index, selected, active } = place
  const of = [seen, index, selected, active, columns, selectable, words, locale, timeZone]
  const before = nodes.get(place.id)
  if (before && shallowEqual(before.of, of)) return before.node
  const node = makeRow(seen, place, shown)
  nodes.set(place.id, { of, node })
  return node
}

function makeRow(seen: SeenRow, place: RowPlace, shown: RowShown): ElementNode {
  const { id, index, selected } = place
  const about = { id, row: seen.row, index, selected }
  return el(
    'div',
    {
      key: `r:${id}`,
      ...parts.row(about),
      still: true,
      role: 'row',
      'aria-rowindex': index + 2,
      'aria-selected': shown.selectable ? selected : undefined,
      'data-row': id,
      'data-odd': index % 2 === 1,
      'data-gone': seen.gone,
      style: { '--ck-at': index },
    },
    shown.selectable &&
      el(
        'div',
        {
          ...parts.select(about),
          role: 'gridcell',
          'aria-colindex': 1,
          'data-column': '',
          tabindex: place.active === null ? 0 : -1,
        },
        el('span', { ...parts.check(about), 'aria-hidden': true }, selected && icon('check')),
        el('span', { class: 'ck-hidden' }, selected ? shown.words.selected : shown.words.notSelected),
      ),
    ...shown.columns.map((column, at) => cellNode(column, at, seen, place, shown)),
  )
}

function cellNode(
  column: ColumnShown,
  at: number,
  { row, cells, gone }: SeenRow,
  { id, active }: RowPlace,
  shown: RowShown,
): ElementNode {
  const value = valueIn(row, column.field)
  const text = textOf(value, column, shown)
  const flash = cells[column.id]
  const cell: TableCell = { id, row, column: column.id, value, text, change: flash?.change ?? null }
  return el(
    'div',
    {
      key: column.id,
      ...parts.cell(cell),
      role: at === 0 ? 'rowheader' : 'gridcell',
      'aria-colindex': at + (shown.selectable ? 2 : 1),
      'data-column': column.id,
      'data-type': column.type,
      'data-first': at === 0,
      'data-change': flash?.change,
      'data-flash': flash && (flash.turn % 2 ? 'odd' : 'even'),
      tabindex: active === column.id ? 0 : -1,
    },
    flash &&
      el(
        'span',
        { ...parts.change(cell), 'aria-hidden': true },
        flash.change !== 'other' && icon(flash.change),
      ),
    el('span', parts.text(cell), row === undefined ? text : slot('cell', cell, bdi(text))),
    gone && at === 0 && el('span', { class: 'ck-hidden' }, ` ${shown.words.gone}`),
  )
}
