import { expect, it, vi } from 'vitest'
import { derive } from './derive.ts'
import { offStore } from './off-store.ts'

it('makes its value once for each snapshot of the other store, with what it made last', () => {
  let shown = { n: 0 }
  const initial = shown
  const make = vi.fn(({ n }: { n: number }, previous?: number) => n + (previous ?? 0))
  const store = derive({ ...offStore(initial), getSnapshot: () => shown }, make)
  expect([store.getSnapshot(), store.getInitialSnapshot()]).toEqual([0, 0])
  shown = { n: 2 }
  expect([store.getSnapshot(), store.getSnapshot()]).toEqual([2, 2])
  shown = { n: 3 }
  expect(store.getSnapshot()).toBe(5)
  expect(make).toHaveBeenCalledTimes(3)
  shown = initial
  expect(store.getSnapshot()).toBe(0)
  shown = { n: 4 }
  expect(store.getSnapshot()).toBe(4)
})
