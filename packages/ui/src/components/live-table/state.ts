import type { ColumnShown, TableLayout } from './columns.ts'
import type { Flashes } from './flash.ts'
import type { SortBy } from './order.ts'
import type { RowNodes } from './row.ts'
import type { Sight } from './sight.ts'

/** A cell: a row by id, or null for the head; and a column by id, or null for the one that selects. */
export interface CellAt {
  readonly row: string | null
  readonly column: string | null
}

/** What belongs to one table in a page. */
export interface TableState {
  /** Null is as the application has it. */
  sort: readonly SortBy[] | null
  layout: TableLayout | null
  query: string
  selected: ReadonlySet<string>
  /** From where a stretch is selected. */
  anchor: string | null
  /** The cell that has the focus or would get it; null is the first one. */
  active: CellAt | null
  /** Whether the choice of columns is open. */
  choosing: boolean
  /** Whether somebody points at rows, or is in them by keyboard. */
  held: boolean
  top: number
  /** How much of the rows one sees, in px; 0 until it is measured. */
  height: number
  /** Whether it is in the page. */
  seen: boolean
}

export const firstState = (): TableState => ({
  sort: null,
  layout: null,
  query: '',
  selected: new Set(),
  anchor: null,
  active: null,
  choosing: false,
  held: false,
  top: 0,
  height: 0,
  seen: false,
})

/** The rows in their order, as they were put in it last. */
export interface Ordered {
  readonly ids: readonly string[]
  /** How many would stand elsewhere, while the order is held. */
  readonly moves: number
  /** What decides about the order beside the rows: as long as it is the same, rows move only in time. */
  readonly key: readonly unknown[]
}

export interface TableMemory {
  sight: Sight | null
  ordered: Ordered | null
  columns: { key: readonly unknown[]; columns: readonly ColumnShown[]; sample: unknown } | null
  /** Texts of rows, for the search. */
  texts: { key: readonly unknown[]; of: WeakMap<object, string> } | null
  flashes: Flashes
  nodes: RowNodes
  /** Whether the active cell gets the focus as soon as it is in the page. */
  focus: boolean
  /** What scrolls. */
  grid: HTMLElement | null
  toggle: HTMLElement | null
  /** The layout as it was changed last, which may not be shown yet. */
  laid: TableLayout | null
}

export const firstMemory = (): TableMemory => ({
  sight: null,
  ordered: null,
  columns: null,
  texts: null,
  flashes: new Map(),
  nodes: new Map(),
  focus: false,
  grid: null,
  toggle: null,
  laid: null,
})
