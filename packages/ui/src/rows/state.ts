/** What tells one item of a list from another. */
export type RowKey = string | number

/** What belongs to one list in a page. */
export interface RowsState<Item> {
  /** What is searched for. */
  query: string
  /** The row that has the focus or would get it; null is the first one, or the last of a list that follows its end. */
  active: RowKey | null
  /** The row that is unfolded. */
  open: RowKey | null
  /** What is shown while it is paused; null while it follows. */
  paused: readonly Item[] | null
  top: number
  /** How much of it one sees, in px: as our stylesheet has it, until it is measured. */
  height: number
}

export const rowsState = <Item>(): RowsState<Item> => ({
  query: '',
  active: null,
  open: null,
  paused: null,
  top: 0,
  height: 320,
})

export interface RowsMemory {
  /** Whether the active row gets the focus as soon as it is in the page. */
  focus: boolean
  /** What scrolls. */
  element: HTMLElement | null
}

export const rowsMemory = (): RowsMemory => ({ focus: false, element: null })
