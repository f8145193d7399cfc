import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf } from './columns.ts'
import { orderRows, sortedBy } from './order.ts'

const [name, points] = columnsOf([{ field: 'name' }, { field: 'points', type: 'number' }], {})
const rowsOf = (rows: Record<string, unknown>) => ({ ids: Object.keys(rows), get: (id: string) => rows[id] })
const by = (column: typeof name, descending = false) => ({ column: column!, descending })
const all = { locale: 'en', fits: () => true }

test('rows are sorted by one column after the other, and who has nothing stands last either way', () => {
  const rows = rowsOf({
    a: { name: 'Bo 10', points: 1 },
    b: { name: 'bo 2', points: '3' },
    c: { name: null, points: 2 },
    d: { name: 'Al', points: null },
  })
  const order = (...sort: ReturnType<typeof by>[]) => orderRows(rows, [], { ...all, sort }).join('')
  expect([order(), order(by(name)), order(by(name, true))]).toEqual(['abcd', 'dbac', 'abdc'])
  expect([order(by(points)), order(by(points, true))]).toEqual(['acbd', 'bcad'])
})

test('equal rows stay as they stood, new ones come after them, and gone ones go', () => {
  const rows = rowsOf({ a: { points: 1 }, b: { points: 1 }, c: { points: 1 } })
  expect(orderRows(rows, ['b', 'gone', 'a'], { ...all, sort: [by(points)] })).toEqual(['b', 'a', 'c'])
})

test('whatever stood before, the result is sorted and has each row once', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.option(fc.integer())),
      fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/)),
      fc.boolean(),
      (given, before, descending) => {
        const rows = rowsOf(Object.fromEntries(Object.entries(given).map(([id, n]) => [id, { points: n }])))
        const order = orderRows(rows, before, { ...all, sort: [by(points, descending)] })
        expect([...order].sort()).toEqual([...rows.ids].sort())
        const numbers = order.map((id) => given[id]).filter((n) => n !== null) as number[]
        expect(numbers).toEqual([...numbers].sort((a, b) => (descending ? b - a : a - b)))
      },
    ),
  )
})

test('a head sorts up, down, and not at all; together with others it takes its turn', () => {
  const up = [{ column: 'a', direction: 'asc' }] as const
  const down = [{ column: 'a', direction: 'desc' }] as const
  expect([sortedBy([], 'a', false), sortedBy(up, 'a', false), sortedBy(down, 'a', false)]).toEqual([
    up,
    down,
    [],
  ])
  expect(sortedBy(up, 'b', false)).toEqual([{ column: 'b', direction: 'asc' }])
  expect(sortedBy(up, 'b', true)).toEqual([...up, { column: 'b', direction: 'asc' }])
  expect(sortedBy([...down, { column: 'b', direction: 'asc' }], 'a', true)).toEqual([
    { column: 'b', direction: 'asc' },
  ])
})
