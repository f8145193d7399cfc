import { expect, it } from 'vitest'
import { holds } from './holds.ts'

const deep = (levels: number): unknown => (levels === 0 ? { id: 7 } : { in: deep(levels - 1) })

it.each([
  [{ id: 7 }, true],
  [{ id: '7' }, true],
  [[{ id: 1 }, { id: 7 }], true],
  [{ data: { rows: [{ id: 7 }] } }, true],
  [{ id: 8, other: 7 }, false],
  [{ key: 7 }, false],
  [{ id: undefined }, false],
  [7, false],
  ['id', false],
  [null, false],
  [deep(5), true],
  [deep(6), false],
])('%j has something with the id 7: %s', (data, has) => expect(holds(data, 'id', 7)).toBe(has))

it('takes no missing id for one that is not there either', () => {
  expect(holds({ a: 1 }, 'id', undefined)).toBe(false)
})
