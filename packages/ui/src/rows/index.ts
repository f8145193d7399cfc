export { createRows, type OwnRows, spelledRows } from './create-rows.ts'
export type { PlainRows, Row, Rows, RowsOptions, Spelling } from './rows.ts'
export { type RowKey, type RowsState, rowsState } from './state.ts'
