import { afterEach, expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'
import { createLease, subscribeLeased } from './lease.ts'
import { createWritable } from './store.ts'

afterEach(() => void vi.useRealTimers())

function world(grace = 0) {
  const told: string[] = []
  const lease = createLease({
    clock: systemClock,
    grace,
    onFirst: () => told.push('first'),
    onLast: () => told.push('last'),
  })
  return { lease, told }
}

it('takes nothing from those who came after its end for those who came before', async () => {
  const { lease, told } = world()
  const before = lease.acquire()
  lease.end()
  const [one, two] = [lease.acquire(), lease.acquire()]
  before()
  one()
  one()
  expect(told).toEqual(['first', 'last', 'first'])
  two()
  await Promise.resolve()
  expect(told).toEqual(['first', 'last', 'first', 'last'])
})

it('is held by who leaves and comes again in one turn, also without a grace period', async () => {
  const { lease, told } = world()
  const leave = lease.acquire()
  leave()
  const again = lease.acquire()
  await Promise.resolve()
  again()
  const last = lease.acquire()
  await Promise.resolve()
  expect(told).toEqual(['first'])
  last()
  lease.acquire()()
  await Promise.resolve()
  expect(told).toEqual(['first', 'last'])
})

it('outlives its last user by the grace period, unless told otherwise', () => {
  vi.useFakeTimers()
  const { lease, told } = world(100)
  lease.acquire()()
  vi.advanceTimersByTime(99)
  const again = lease.acquire()
  vi.advanceTimersByTime(1000)
  expect(told).toEqual(['first'])
  again(true)
  expect(told).toEqual(['first', 'last'])
  expect(vi.getTimerCount()).toBe(0)
})

it('says whether anybody uses it, which nobody does within the grace period', () => {
  vi.useFakeTimers()
  const { lease, told } = world(100)
  expect(lease.used).toBe(false)
  const leave = lease.acquire()
  expect(lease.used).toBe(true)
  leave()
  expect(lease.used).toBe(false)
  vi.advanceTimersByTime(99)
  expect(told).toEqual(['first'])
  vi.advanceTimersByTime(1)
  expect(told).toEqual(['first', 'last'])
})

it('goes on while one of several users stays, and starts no grace period for those who leave', () => {
  vi.useFakeTimers()
  const { lease, told } = world(100)
  const [one, two] = [lease.acquire(), lease.acquire()]
  one()
  one(true)
  expect([told, vi.getTimerCount()]).toEqual([['first'], 0])
  two()
  expect(vi.getTimerCount()).toBe(1)
  two()
  expect(vi.getTimerCount()).toBe(1)
})

it('ends once, whoever uses it, and hears nothing of those who leave after', () => {
  vi.useFakeTimers()
  const { lease, told } = world(100)
  lease.end()
  expect(told).toEqual([])
  const leave = lease.acquire()
  lease.end()
  lease.end()
  expect([told, lease.used]).toEqual([['first', 'last'], false])
  leave()
  expect(vi.getTimerCount()).toBe(0)
})

it('is used by who listens to what is behind it, for as long as they listen', () => {
  const { lease, told } = world()
  const store = createWritable(0, (run) => run())
  const heard = vi.fn()
  const stop = subscribeLeased(lease, store, heard)
  expect([told, lease.used]).toEqual([['first'], true])
  store.stage(1)
  store.notify()
  expect(heard).toHaveBeenCalledOnce()
  stop()
  store.stage(2)
  store.notify()
  expect([lease.used, heard.mock.calls.length]).toEqual([false, 1])
})
