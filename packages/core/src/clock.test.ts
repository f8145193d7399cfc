import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Clock, elapsed, systemClock } from './clock.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1000 }))
afterEach(() => void vi.useRealTimers())

it('is the time of the host, also of fake timers that were installed later', () => {
  const ran: string[] = []
  systemClock.setTimeout(() => ran.push('kept'), 50)
  systemClock.clearTimeout(systemClock.setTimeout(() => ran.push('cleared'), 50))
  const began = elapsed(systemClock)
  vi.advanceTimersByTime(49)
  expect([ran, systemClock.now()]).toEqual([[], 1049])
  vi.advanceTimersByTime(1)
  expect(ran).toEqual(['kept'])
  expect(elapsed(systemClock) - began).toBe(50)
})

it('measures what goes on evenly when the host’s time is set', () => {
  const began = elapsed(systemClock)
  vi.setSystemTime(999_999)
  expect(elapsed(systemClock)).toBe(began)
})

it('measures by its time where it has nothing better', () => {
  const { monotonic, ...plain }: Clock = { ...systemClock, now: () => 7 }
  expect(elapsed(plain)).toBe(7)
})
