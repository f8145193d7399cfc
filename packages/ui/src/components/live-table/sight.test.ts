import type { ChannelKit, RecordsSnapshot } from '@channelkit/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { testStore } from '../../shared/test-store.ts'
import { createSight } from './sight.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const clock = {
  now: () => Date.now(),
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as never),
}
const kit = { clock, guard: (run: () => void) => run() } as unknown as ChannelKit
const ids = ['a', 'b']
const rows = (a: number, b: number, more = {}) => {
  const all: Record<string, number> = { a, b }
  return { ids, size: 2, status: 'live', get: (id: string) => all[id], ...more } as unknown as RecordsSnapshot
}

function watched(moving: boolean) {
  const store = testStore(rows(0, 0))
  const sight = createSight(kit, store)
  Object.assign(sight, { ids: ['a'], pace: 500, moving })
  const told = vi.fn(() => {
    if (sight.due(sight.getSnapshot())) sight.settled(sight.getSnapshot())
  })
  const stop = sight.subscribe(told)
  sight.settled(sight.getSnapshot())
  return { store, sight, told, stop }
}

test('what is in sight is told at once, what is not only when rows may move', () => {
  const { store, sight, told, stop } = watched(true)
  store.set(rows(1, 0))
  expect([told.mock.calls.length, sight.due(sight.getSnapshot())]).toEqual([1, false])
  store.set(rows(1, 1))
  store.set(rows(1, 2))
  expect(told).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(500)
  expect([told.mock.calls.length, sight.getSnapshot().get('b')]).toEqual([2, 2])
  vi.advanceTimersByTime(600)
  store.set(rows(1, 3))
  expect(told).toHaveBeenCalledTimes(3)
  stop()
  expect([store.users, vi.getTimerCount()]).toEqual([0, 0])
})

test('what was seen at once moves when it is time, though nothing more came', () => {
  const { store, sight, told } = watched(true)
  store.set(rows(1, 0))
  const seen = sight.getSnapshot()
  vi.advanceTimersByTime(500)
  expect(told).toHaveBeenCalledTimes(2)
  // Frameworks draw nothing for the same snapshot.
  expect([sight.getSnapshot() === seen, sight.getSnapshot().get('a')]).toEqual([false, 1])
  sight.catchUp()
  vi.advanceTimersByTime(5000)
  expect(told).toHaveBeenCalledTimes(2)
})

test('where the order hangs on nothing that rows say, what is out of sight is not told at all', () => {
  const { store, sight, told } = watched(false)
  store.set(rows(0, 7))
  vi.advanceTimersByTime(5000)
  expect([told.mock.calls.length, sight.getSnapshot().get('b')]).toEqual([0, 0])
  sight.catchUp()
  expect([told.mock.calls.length, sight.getSnapshot().get('b')]).toEqual([1, 7])
  store.set(rows(0, 7, { status: 'stale' }))
  expect(told).toHaveBeenCalledTimes(2)
  store.set(rows(0, 7, { status: 'stale', ids: ['b', 'a'] }))
  expect(told).toHaveBeenCalledTimes(3)
})
