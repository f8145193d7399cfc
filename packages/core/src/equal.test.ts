import { expect, it } from 'vitest'
import { deepEqual, shallowEqual } from './equal.ts'

const inner = { n: 1 }

it.each([
  [1, 1, true, true],
  [Number.NaN, Number.NaN, true, true],
  [0, -0, false, false],
  [null, {}, false, false],
  [{}, null, false, false],
  ['a', ['a'], false, false],
  [[], {}, false, false],
  [{ a: 1 }, { a: 1 }, true, true],
  [{ a: 1 }, { a: 2 }, false, false],
  [{ a: undefined }, { b: undefined }, false, false],
  [{ a: 1 }, { a: 1, b: 1 }, false, false],
  [{ a: inner }, { a: inner }, true, true],
  [{ a: { n: 1 } }, { a: { n: 1 } }, false, true],
  [[1, [2]], [1, [2]], false, true],
  [[1, [2]], [1, [3]], false, false],
  [[1], [1, 2], false, false],
])('%j and %j: one level %s, any depth %s', (a, b, shallow, deep) => {
  expect([shallowEqual(a, b), deepEqual(a, b)]).toEqual([shallow, deep])
})

it('what is made in different ways is not the same one level deep', () => {
  expect(shallowEqual(Object.create(null), {})).toBe(false)
})
