import { expect, test } from 'vitest'
import { columnsOf } from './columns.ts'
import { type Flashes, look } from './flash.ts'

const columns = columnsOf(
  [{ field: 'n', type: 'number' }, { field: 'word' }, { field: 'still', flash: false }],
  {},
)
const see = (flashes: Flashes, rows: Record<string, unknown>, ids = Object.keys(rows)) => {
  look(flashes, ids, (id) => rows[id], columns)
  return flashes
}

test('what changed flashes its way, once a change; what comes into sight did not change', () => {
  const flashes: Flashes = new Map()
  see(flashes, { a: { n: 1, word: 'x', still: 1 } })
  expect(flashes.get('a')!.cells).toEqual({})
  see(flashes, { a: { n: '2', word: 'x', still: 2 } })
  expect(flashes.get('a')!.cells).toEqual({ n: { change: 'up', turn: 1 } })
  see(flashes, { a: { n: 1.5, word: 'y', still: 3 } })
  expect(flashes.get('a')!.cells).toEqual({
    n: { change: 'down', turn: 2 },
    word: { change: 'other', turn: 1 },
  })
  const before = flashes.get('a')
  const row = before!.row
  expect(see(flashes, { a: row }).get('a')).toBe(before)
})

test('who goes is still known while in sight, and forgotten after', () => {
  const flashes: Flashes = new Map()
  see(flashes, { a: { n: 1 } })
  see(flashes, {}, ['a'])
  expect(flashes.get('a')).toMatchObject({ gone: true, row: { n: 1 } })
  see(flashes, { a: { n: 2 } })
  expect(flashes.get('a')).toMatchObject({ gone: false, cells: { n: { change: 'up' } } })
  see(flashes, { b: { n: 2 } })
  expect([...flashes.keys()]).toEqual(['b'])
})
