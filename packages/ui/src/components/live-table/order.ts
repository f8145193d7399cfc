import type { ColumnShown } from './columns.ts'
import { rankOf, valueIn } from './format.ts'

/** By what rows are sorted: the first column first. */
export interface SortBy {
  readonly column: string
  readonly direction: 'asc' | 'desc'
}

interface Rows {
  readonly ids: readonly string[]
  get(id: string): unknown
}

interface Ordering {
  /** Those of columns that are there, in turn. */
  readonly sort: readonly { readonly column: ColumnShown; readonly descending: boolean }[]
  readonly locale: string | undefined
  /** Whether a row is shown. */
  fits(row: unknown): boolean
}

interface Ranked {
  readonly id: string
  readonly row: unknown
  readonly rank: number | string | undefined
}

/**
 * The rows that are shown, in their order. Rows of the same rank stay as they stood before, so that nothing moves without
 * a reason; and what is nearly sorted is sorted fast.
 *
 * @param before how they stood
 */
export function orderRows(
  { ids, get }: Rows,
  before: readonly string[],
  { sort, locale, fits }: Ordering,
): readonly string[] {
  const shown = (id: string) => fits(get(id))
  const [first] = sort
  if (!first) return ids.filter(shown)
  const known = new Set(before)
  const ranked: Ranked[] = []
  const add = (id: string) => {
    const row = get(id)
    if (row !== undefined && fits(row)) ranked.push({ id, row, rank: rankIn(row, first.column) })
  }
  for (const id of before) add(id)
  for (const id of ids) if (!known.has(id)) add(id)
  const compare = comparing(locale)
  const byFirst = directed(compare, first.descending)
  const rest = sort
    .slice(1)
    .map(({ column, descending }) => ({ column, compare: directed(compare, descending) }))
  ranked.sort((a, b) => {
    const order = byFirst(a.rank, b.rank)
    if (order !== 0) return order
    for (const { column, compare: by } of rest) {
      const next = by(rankIn(a.row, column), rankIn(b.row, column))
      if (next !== 0) return next
    }
    return 0
  })
  return ranked.map(({ id }) => id)
}

const rankIn = (row: unknown, column: ColumnShown) => rankOf(valueIn(row, column.field), column)

type Rank = Ranked['rank']

const collators = new Map<string | undefined, Intl.Collator>()

function comparing(locale: string | undefined) {
  const collator =
    collators.get(locale) ?? new Intl.Collator(locale, { numeric: true, sensitivity: 'accent' })
  collators.set(locale, collator)
  return (a: string | number, b: string | number) => {
    if (typeof a === 'number') return typeof b === 'number' ? a - b : -1
    return typeof b === 'number' ? 1 : collator.compare(a, b)
  }
}

/** Whoever has nothing stands at the end, whichever way. */
const directed = (compare: (a: string | number, b: string | number) => number, descending: boolean) =>
  descending
    ? (a: Rank, b: Rank) => (a === undefined || b === undefined ? atEnd(a, b) : compare(b, a))
    : (a: Rank, b: Rank) => (a === undefined || b === undefined ? atEnd(a, b) : compare(a, b))

const atEnd = (a: Rank, b: Rank) => (a === b ? 0 : a === undefined ? 1 : -1)

/** The next of what a head does when it is chosen: up, down, not at all; with others, or alone. */
export function sortedBy(sort: readonly SortBy[], column: string, together: boolean): readonly SortBy[] {
  const now = sort.find((one) => one.column === column)
  const next: SortBy[] =
    now?.direction === 'desc' ? [] : [{ column, direction: now ? ('desc' as const) : ('asc' as const) }]
  if (!together) return next
  return now ? sort.flatMap((one) => (one.column === column ? next : [one])) : [...sort, ...next]
}
