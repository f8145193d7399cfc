import type { ColumnShown } from './columns.ts'
import { rankOf, valueIn } from './format.ts'
import type { TableCell } from './props.ts'

/** Where a cell went last, and how often it did: that tells one flash from the next. */
export interface Flash {
  readonly change: NonNullable<TableCell['change']>
  readonly turn: number
}

/** A row as it was seen last. */
export interface SeenRow {
  readonly row: unknown
  /** By column. */
  readonly cells: Readonly<Record<string, Flash>>
  /** It is no longer there. */
  readonly gone: boolean
}

/** Of each row in sight. */
export type Flashes = Map<string, SeenRow>

const nothing: SeenRow['cells'] = {}

/** Notes what changed in the rows in sight; what comes into sight did not change. */
export function look(
  flashes: Flashes,
  ids: readonly string[],
  get: (id: string) => unknown,
  columns: readonly ColumnShown[],
): void {
  const seen = new Set(ids)
  for (const id of flashes.keys()) if (!seen.has(id)) flashes.delete(id)
  for (const id of ids) {
    const row = get(id)
    const before = flashes.get(id)
    const gone = row === undefined
    if (!before || before.row === undefined) flashes.set(id, { row, cells: nothing, gone })
    else if (gone) before.gone || flashes.set(id, { ...before, gone })
    else if (before.row !== row || before.gone)
      flashes.set(id, { row, cells: cellsAfter(before, row, columns), gone })
  }
}

function cellsAfter({ row: old, cells }: SeenRow, row: unknown, columns: readonly ColumnShown[]) {
  const changed: Record<string, Flash> = { ...cells }
  for (const column of columns) {
    if (!column.flash) continue
    const before = rankOf(valueIn(old, column.field), column)
    const now = rankOf(valueIn(row, column.field), column)
    if (before !== now)
      changed[column.id] = { change: directionOf(before, now), turn: (cells[column.id]?.turn ?? 0) + 1 }
  }
  return changed
}

type Rank = ReturnType<typeof rankOf>

const directionOf = (before: Rank, now: Rank): Flash['change'] =>
  typeof before !== 'number' || typeof now !== 'number' ? 'other' : now > before ? 'up' : 'down'
