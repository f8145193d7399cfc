import { expect, it } from 'vitest'
import { createRing } from './ring.ts'

it('holds the newest, oldest first, and says what had to go', () => {
  const ring = createRing<number>(3)
  expect([1, 2, 3].map((n) => ring.push(n))).toEqual([undefined, undefined, undefined])
  expect(ring.toArray()).toEqual([1, 2, 3])
  expect([4, 5].map((n) => ring.push(n))).toEqual([1, 2])
  expect(ring.toArray()).toEqual([3, 4, 5])
  expect([6, 7].map((n) => ring.push(n))).toEqual([3, 4])
  expect(ring.toArray()).toEqual([5, 6, 7])
})

it('gives the same array until something is added, and never changes one that it gave', () => {
  const ring = createRing<number>(2)
  ring.push(1)
  const before = ring.toArray()
  expect(ring.toArray()).toBe(before)
  ring.push(2)
  ring.push(3)
  expect([before, ring.toArray()]).toEqual([[1], [2, 3]])
})
