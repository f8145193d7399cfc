import { expect, test, vi } from 'vitest'
import { cached } from './cached.ts'

test('what a key stands for is made once, by the first who asks', () => {
  const made = new Map<string, object>()
  const make = vi.fn(() => ({}))
  const first = cached(made, 'a', make)
  expect(cached(made, 'a', make)).toBe(first)
  expect(cached(made, 'b', make)).not.toBe(first)
  expect(make).toHaveBeenCalledTimes(2)
})
