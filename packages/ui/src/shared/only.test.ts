import { expect, test, vi } from 'vitest'
import { only, unseen } from './only.ts'
import { testStore } from './test-store.ts'

const size = ({ ids }: { ids: readonly string[] }) => ids.length
const wrapped = ({ ids }: { ids: readonly string[] }) => ({ size: ids.length })

test('a part tells only when it changed, and is made once for a store and a way to read it', () => {
  const store = testStore({ ids: ['a'] as readonly string[] })
  const part = only(store, size)
  expect(only(store, size)).toBe(part)
  expect(part.of).toBe(store)
  const told = vi.fn()
  const stop = part.subscribe(told)
  store.set({ ids: ['b'] })
  expect(told).not.toHaveBeenCalled()
  store.set({ ids: ['b', 'c'] })
  expect([told.mock.calls.length, part.getSnapshot(), part.getInitialSnapshot()]).toEqual([1, 2, 1])
  stop()
  expect(store.users).toBe(0)
})

test('a part that says the same stays the same object', () => {
  const store = testStore({ ids: ['a'] as readonly string[] })
  const part = only(store, wrapped, (a, b) => a.size === b.size)
  const first = part.getSnapshot()
  store.set({ ids: ['b'] })
  expect(part.getSnapshot()).toBe(first)
  store.set({ ids: [] })
  expect(part.getSnapshot()).toEqual({ size: 0 })
})

test('what is not shown tells nothing, and is used all the same', () => {
  const store = testStore(1)
  const told = vi.fn()
  const stop = unseen(store).subscribe(told)
  store.set(2)
  expect([told.mock.calls.length, unseen(store).getSnapshot(), store.users]).toEqual([0, null, 1])
  stop()
})
