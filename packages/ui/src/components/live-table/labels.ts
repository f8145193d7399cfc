import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface LiveTableLabels extends StateLabels {
  /** The table's accessible name, and its file's, where it has no `label`. */
  table: string
  /** Which keys do what, for screen readers. */
  keys: string
  search: string
  /**
   * How many rows there are.
   *
   * @param text the number as it is written
   */
  count(rows: number, text: string): string
  /** How many of all fit what is searched for. */
  found(count: number, text: string): string
  /** No row fits what is searched for. */
  noMatch: string
  columns: string
  /** Puts a column one place nearer to the beginning. */
  earlier(column: string): string
  later(column: string): string
  csv: string
  selectAll: string
  selected: string
  notSelected: string
  /** How many rows are selected. */
  selection(count: number, text: string): string
  /** The order stands still while somebody points at rows; so many would stand elsewhere. */
  held(count: number, text: string): string
  /** A row that is no longer there, while the order stands still. */
  gone: string
  yes: string
  no: string
  /** What stands where a row has nothing. */
  none: string
}

export const liveTableLabels: LiveTableLabels = {
  ...stateLabels,
  loading: 'Waiting for the first rows…',
  empty: 'No rows yet.',
  stale: (ago) => `${stateLabels.stale(ago)} These are the last known rows.`,
  table: 'Table',
  keys: 'Arrow keys walk the cells. In the head, Enter sorts, Shift and an arrow key move a column, Alt and an arrow key change its width.',
  search: 'Search the table',
  count: (rows, text) => (rows === 1 ? '1 row' : `${text} rows`),
  found: (_, text) => `${text} found`,
  noMatch: 'No row fits.',
  columns: 'Columns',
  earlier: (column) => `Move ${column} earlier`,
  later: (column) => `Move ${column} later`,
  csv: 'CSV',
  selectAll: 'Select all rows',
  selected: 'Selected',
  notSelected: 'Not selected',
  selection: (_, text) => `${text} selected`,
  held: (count, text) => `Order held: ${text} ${count === 1 ? 'row' : 'rows'} would move`,
  gone: 'No longer there',
  yes: 'yes',
  no: 'no',
  none: '–',
}
