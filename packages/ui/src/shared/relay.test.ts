import { createChannelKit } from '@channelkit/core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRelay } from './relay.ts'
import { testStore } from './test-store.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1000 }))
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

it('shows what the other store has, but while somebody listens only when it is told to', () => {
  const kit = createChannelKit({ key: 'app', cluster: 'eu' })
  const store = testStore(1)
  const follow = vi.fn()
  const relay = createRelay(kit, store, follow)
  store.set(2)
  expect([relay.getSnapshot(), relay.listened, follow.mock.calls.length]).toEqual([2, false, 0])
  const told = vi.fn()
  const leave = relay.subscribe(told)
  store.set(3)
  expect([relay.getSnapshot(), relay.listened, follow.mock.calls.length]).toEqual([2, true, 1])
  relay.show()
  expect([relay.getSnapshot(), told.mock.calls.length]).toEqual([3, 1])
  leave()
  store.set(4)
  expect([relay.getSnapshot(), relay.listened, follow.mock.calls.length]).toEqual([4, false, 1])
  kit.destroy()
})

it('shows once in so many ms, of which who asked first has the say, and not after the last has left', () => {
  const kit = createChannelKit({ key: 'app', cluster: 'eu' })
  const store = testStore(1)
  const relay = createRelay(kit, store, () => relay.showIn(100))
  const told = vi.fn()
  const leave = relay.subscribe(told)
  expect(relay.shownAt).toBe(Number.NEGATIVE_INFINITY)
  store.set(2)
  vi.advanceTimersByTime(60)
  store.set(3)
  expect(told).not.toHaveBeenCalled()
  vi.advanceTimersByTime(40)
  expect([told.mock.calls.length, relay.shown]).toEqual([1, 3])
  store.set(4)
  leave()
  leave()
  vi.advanceTimersByTime(1000)
  expect(told).toHaveBeenCalledTimes(1)
  kit.destroy()
})
