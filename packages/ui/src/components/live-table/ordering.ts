import { type RecordsSnapshot, shallowEqual } from '@channelkit/core'
import type { ColumnShown } from './columns.ts'
import { textOf, valueIn, type Writing } from './format.ts'
import { movesBetween } from './moves.ts'
import { orderRows, type SortBy } from './order.ts'
import type { Ordered, TableMemory } from './state.ts'

interface Wanted {
  readonly rows: RecordsSnapshot
  readonly columns: readonly ColumnShown[]
  readonly sort: readonly SortBy[]
  readonly query: string
  readonly where: ((row: never) => boolean | undefined) | undefined
  readonly writing: Writing
  readonly held: boolean
  /** In ms. */
  readonly pace: number
}

/** The rows in their order: as they stand, until it is time to move them and nobody is on them. */
export function ordering(memory: TableMemory, wanted: Wanted): Ordered {
  const { rows, columns, query, where, writing, held, pace } = wanted
  const { locale } = writing
  const sight = memory.sight!
  const sort = wanted.sort.flatMap(({ column: id, direction }) => {
    const column = columns.find((one) => one.id === id)
    return column ? [{ column, descending: direction === 'desc' }] : []
  })
  const said = sort.map(({ column, descending }) => `${column.id} ${column.type} ${descending}`).join()
  const words = wordsIn(query)
  const visible = columns.filter((column) => column.visible)
  const fields = words.length > 0 ? visible.map(({ id }) => id).join() : ''
  const key = [said, words.join(' '), fields, where, locale]
  sight.moving = sort.length > 0 || words.length > 0 || where !== undefined
  sight.pace = pace

  const before = memory.ordered
  const stays = before !== null && shallowEqual(before.key, key)
  if (stays && !sight.due(rows) && (held || before.moves === 0)) return before
  const fits = (row: unknown) =>
    (where?.(row as never) ?? true) &&
    words.every((word) => textFor(memory, row, visible, writing).includes(word))
  const next = orderRows(rows, before?.ids ?? [], { sort, locale, fits })
  sight.settled(rows)
  const ids = stays && held ? keptOrder(before.ids, next, sort.length > 0) : next
  const ordered = { ids, moves: ids === next ? 0 : movesBetween(ids, next), key }
  memory.ordered = ordered
  return ordered
}

const wordsIn = (query: string) => query.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean)

/** What is there stays where it is; what came is put below where that is its place. */
function keptOrder(before: readonly string[], next: readonly string[], sorted: boolean): readonly string[] {
  if (before.length === 0) return next
  if (sorted) return before
  const known = new Set(before)
  return [...before, ...next.filter((id) => !known.has(id))]
}

/** All that one could read of a row, and numbers as one would type them. */
function textFor(
  memory: TableMemory,
  row: unknown,
  columns: readonly ColumnShown[],
  writing: Writing,
): string {
  if (typeof row !== 'object' || row === null) return ''
  const key = [...columns, writing.locale, writing.timeZone]
  if (!memory.texts || !shallowEqual(memory.texts.key, key)) memory.texts = { key, of: new WeakMap() }
  const known = memory.texts.of.get(row)
  if (known !== undefined) return known
  const text = columns
    .flatMap((column) => {
      const value = valueIn(row, column.field)
      return [textOf(value, column, writing), typeof value === 'number' ? String(value) : '']
    })
    .join('\n')
    .toLocaleLowerCase()
  memory.texts.of.set(row, text)
  return text
}
