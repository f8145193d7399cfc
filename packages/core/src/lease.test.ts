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

it('takes nothing from those who came after its end for those who came before', () => {
  const { lease, told } = world()
  const before = lease.acquire()
  lease.end()
  const [one, two] = [lease.acquire(), lease.acquire()]
  before()
  one()
  one()
  expect(told).toEqual(['first', 'last', 'first'])
  two()
  expect(told).toEqual(['first', 'last', 'first', 'last'])
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
