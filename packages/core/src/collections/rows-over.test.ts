import { beforeEach, expect, it } from 'vitest'
import { createRowsOver, type RecordsSnapshot } from './rows-over.ts'

interface Row {
  id?: string
  text?: string
  done?: boolean
}
const rows = new Map<string, Row>()
let touched: string[]
let over: ReturnType<typeof createRowsOver<Row>>
const made = (merge: boolean) =>
  createRowsOver<Row>({
    idOf: (what) => (what as Row).id,
    isRemoval: (event) => event === 'removed',
    merge,
    touch: (id) => touched.push(id),
    asRow: (what) => what as Row,
  })
beforeEach(() => {
  rows.clear()
  rows.set('a', { id: 'a', text: 'A', done: false }).set('b', { id: 'b', text: 'B' })
  touched = []
  over = made(true)
})
let count = 0
const written = (data: unknown, event = 'changed') =>
  ({ write: { id: ++count, meta: { event } }, data }) as never
const base = (writes: unknown[] = []) =>
  ({
    ids: [...rows.keys()],
    size: rows.size,
    get: (id: string) => rows.get(id),
    writes,
  }) as unknown as RecordsSnapshot<Row>

it('is what events made while nothing was written', () => {
  const now = base()
  expect(over(now, [])).toBe(now)
})

it('changes a row, adds and removes one, and is as before when that is over', () => {
  const before = base()
  const now = over(before, [
    written({ id: 'a', text: 'A2' }),
    written({ id: 'c', text: 'C' }),
    written({ id: 'b' }, 'removed'),
  ])
  expect([now.ids, now.size]).toEqual([['a', 'c'], 2])
  expect(now.ids.map(now.get)).toEqual([
    { id: 'a', text: 'A2', done: false },
    { id: 'c', text: 'C' },
  ])
  expect(now.get('b')).toBeUndefined()
  expect(touched).toEqual(['a', 'c', 'b'])
  touched = []
  const after = over(before, [])
  expect([after.ids, after.get('a'), after.get('b')]).toEqual([before.ids, rows.get('a'), rows.get('b')])
  expect(touched).toEqual(['a', 'c', 'b'])
  expect(over(before, [])).toBe(before)
})

it('lays one over the other, several at once, and replaces where it does not merge', () => {
  const both = [written({ id: 'a', text: 'A2' }), written([{ id: 'a', done: true }, { id: 'd' }])]
  expect(over(base(), both).get('a')).toEqual({ id: 'a', text: 'A2', done: true })
  over = made(false)
  const now = over(base(), both)
  expect([now.get('a'), now.ids]).toEqual([{ id: 'a', done: true }, ['a', 'b', 'd']])
})

it('keeps what shows the same: rows, and the list of them', () => {
  const before = base()
  const layers = [written({ id: 'a', text: 'A' }), written({ id: 'b', text: 'B2' })]
  const now = over(before, layers)
  expect(now.get('a')).toBe(rows.get('a'))
  expect(now.ids).toBe(before.ids)
  const again = over(base(), [written({ id: 'b', text: 'B2' })])
  expect(again.get('b')).toBe(now.get('b'))
  const added = over(before, [written({ id: 'e' })])
  expect(over(before, [written({ id: 'e' })]).ids).toBe(added.ids)
})

it('knows a row without an id by its write, and the last write of each', () => {
  const writes = [
    { id: 71, data: { id: 'a' } },
    { id: 72, data: [{ id: 'b' }, { id: 'a' }] },
    { id: 73, data: { text: 'new' } },
  ]
  const now = over(base(writes), [
    { write: { id: 73, meta: { event: 'added' } }, data: { text: 'new' } } as never,
  ])
  expect(now.ids).toEqual(['a', 'b', 'write-73'])
  expect(['a', 'b', 'write-73', 'x'].map((id) => now.writeOf(id)?.id)).toEqual([72, 72, 73, undefined])
})
