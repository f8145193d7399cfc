import { expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'
import { createLease } from './lease.ts'

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
  vi.useRealTimers()
})
