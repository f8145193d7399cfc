import { expect, it, vi } from 'vitest'
import { offStore } from './off-store.ts'

it('shows its initial value and never tells anybody anything', () => {
  const store = offStore(7)
  const listener = vi.fn()
  store.subscribe(listener)()
  store.retain()()
  store.end()
  expect([store.getSnapshot(), store.getInitialSnapshot(), listener.mock.calls.length]).toEqual([7, 7, 0])
})
