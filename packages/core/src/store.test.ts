import { expect, it, vi } from 'vitest'
import { createWritable } from './store.ts'

it('shows what is staged at once, and tells of it when told to, once', () => {
  const store = createWritable(1, (run) => run())
  const listener = vi.fn()
  store.subscribe(listener)
  store.stage(2)
  expect([store.getSnapshot(), store.getInitialSnapshot(), listener.mock.calls.length]).toEqual([2, 1, 0])
  store.notify()
  store.notify()
  expect(listener).toHaveBeenCalledOnce()
})

it('tells nobody of what is as it was, by identity, nor who left', () => {
  const same = Number.NaN
  const store = createWritable(same, (run) => run())
  const listener = vi.fn()
  const leave = store.subscribe(listener)
  store.stage(Number.NaN)
  store.notify()
  leave()
  store.stage(1)
  store.notify()
  expect(listener).not.toHaveBeenCalled()
})

it('runs each listener under the guard', () => {
  const guarded: unknown[] = []
  const store = createWritable(1, (run) => {
    try {
      run()
    } catch (error) {
      guarded.push(error)
    }
  })
  const listener = vi.fn()
  store.subscribe(() => {
    throw 'mine'
  })
  store.subscribe(listener)
  store.stage(2)
  store.notify()
  expect(guarded).toEqual(['mine'])
  expect(listener).toHaveBeenCalledOnce()
})
