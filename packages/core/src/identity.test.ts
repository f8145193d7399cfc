import { expect, it } from 'vitest'
import { numberOf } from './identity.ts'

it('stands for one object and no other, for good', () => {
  const [a, b] = [{}, {}]
  const first = numberOf(a)
  expect(numberOf(b)).not.toBe(first)
  expect(numberOf(a)).toBe(first)
  expect(numberOf(() => {})).toBeGreaterThan(numberOf(b))
})
