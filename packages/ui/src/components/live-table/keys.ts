/** A cell by its place; the row -1 is the head. */
export interface Place {
  readonly row: number
  readonly column: number
}

interface Room {
  readonly rows: number
  readonly columns: number
  /** How many rows one sees. */
  readonly page: number
  /** Whether columns go from right to left. */
  readonly rtl: boolean
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The cell that a key leads to, as ARIA's authoring practices have it; undefined for a key that leads nowhere. */
export function placeOfKey(event: Key, at: Place, { rows, columns, page, rtl }: Room): Place | undefined {
  if (event.altKey || event.shiftKey) return undefined
  const all = event.ctrlKey || event.metaKey
  const forward = rtl ? -1 : 1
  const to = (row: number, column: number): Place => ({
    row: Math.min(Math.max(row, -1), rows - 1),
    column: Math.min(Math.max(column, 0), columns - 1),
  })
  switch (event.key) {
    case 'Home':
      return to(all ? Math.min(0, rows - 1) : at.row, 0)
    case 'End':
      return to(all ? rows - 1 : at.row, columns - 1)
  }
  if (all) return undefined
  switch (event.key) {
    case 'ArrowRight':
      return to(at.row, at.column + forward)
    case 'ArrowLeft':
      return to(at.row, at.column - forward)
    case 'ArrowDown':
      return to(at.row + 1, at.column)
    case 'ArrowUp':
      return to(at.row - 1, at.column)
    case 'PageDown':
      return to(at.row + page, at.column)
    case 'PageUp':
      return to(at.row < 0 ? -1 : Math.max(0, at.row - page), at.column)
    default:
      return undefined
  }
}
