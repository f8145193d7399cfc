import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movesBetween } from './moves.ts'

const moves = (before: string, after: string) => movesBetween([...before], [...after])

test('counts who goes elsewhere, not who makes room', () => {
  expect([moves('abcd', 'abcd'), moves('abcd', 'dabc'), moves('abcd', 'dcba')]).toEqual([0, 1, 3])
  expect([moves('abc', 'abxc'), moves('abc', 'ac'), moves('', 'ab'), moves('ab', '')]).toEqual([1, 1, 2, 2])
})

test('is never more than all, and nothing only where nothing changes', () => {
  const letters = fc.uniqueArray(fc.constantFrom(...'abcdefghij'))
  fc.assert(
    fc.property(letters, letters, (before, after) => {
      const count = movesBetween(before, after)
      expect(count === 0).toBe(before.join() === after.join())
      expect(count).toBeLessThanOrEqual(before.length + after.length)
    }),
  )
})
