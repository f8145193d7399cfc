import { expect, test } from 'vitest'
import { columnsOf, guessedColumns, movedBy, movedTo, resized, templateOf, toggled } from './columns.ts'

const given = [{ field: 'a' }, { field: 'b', title: 'Bee', hidden: true }, { field: 'c', width: 90 }]
const shown = (layout = {}) => columnsOf(given, layout)
const ids = (columns: readonly { id: string; visible: boolean }[]) =>
  columns.filter(({ visible }) => visible).map(({ id }) => id)

test('columns stand as they were given, until somebody put them elsewhere', () => {
  expect(shown().map(({ id, title, visible, width }) => [id, title, visible, width])).toEqual([
    ['a', 'a', true, 140],
    ['b', 'Bee', false, 140],
    ['c', 'c', true, 90],
  ])
  expect(ids(shown({ order: ['c', 'nowhere', 'a'], hidden: [] }))).toEqual(['c', 'a', 'b'])
  expect(movedBy(shown(), 'c', -1)).toEqual(['c', 'a', 'b'])
  expect(movedBy(shown(), 'a', -1)).toEqual(['a', 'b', 'c'])
  expect(movedTo(shown(), 'a', 'c')).toEqual(['b', 'c', 'a'])
  expect(movedTo(shown(), 'a', 'nowhere')).toEqual(['a', 'b', 'c'])
})

test('all columns but one can be left out', () => {
  expect(toggled(shown(), 'b')).toEqual([])
  const one = shown({ hidden: ['b', 'c'] })
  expect(toggled(one, 'a')).toEqual(['b', 'c'])
})

test('widths that nobody can mean are what they can be', () => {
  const widths = { a: Number.NaN, b: 1e9, c: -1 }
  expect(shown({ widths }).map(({ width }) => width)).toEqual([140, 2000, 48])
  expect(resized({ widths: { a: 100 } }, 'c', 120.4)).toEqual({ a: 100, c: 120 })
  expect(templateOf(shown({ widths: { a: 100 } }), true)).toBe(
    'var(--ck-select) 100px minmax(140px, 140fr) minmax(90px, 90fr)',
  )
})

test('rows that nobody described make their own columns, of what fits into a cell', () => {
  const row = { id: 'x', n: 1, ok: true, deep: {}, none: null, run: () => {} }
  const guessed = guessedColumns(row)
  expect(guessed.map(({ field }) => field)).toEqual(['id', 'n', 'ok'])
  expect(columnsOf(guessed as never, {}, row).map(({ type }) => type)).toEqual(['text', 'number', 'boolean'])
  expect([guessedColumns(undefined), guessedColumns('text')]).toEqual([[], []])
})

test('of two columns of one id the first counts', () => {
  expect(
    columnsOf([{ field: 'a' }, { field: 'a', title: 'again' }, { field: 'a', id: 'b' }], {}),
  ).toMatchObject([
    { id: 'a', title: 'a' },
    { id: 'b', field: 'a' },
  ])
})
