import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'
import { createLife, mortalClock } from './life.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('ends once, with one error', () => {
  const life = createLife()
  expect(life.error).toBeNull()
  life.end()
  const { error } = life
  life.end()
  expect(life.error).toBe(error)
  expect(error).toMatchObject({ code: 'destroyed' })
})

it('of its clock nothing goes off after it, and no timer is left or begun', () => {
  const life = createLife()
  const clock = mortalClock(systemClock, life)
  const run = vi.fn()
  clock.setTimeout(run, 10)
  const cleared = clock.setTimeout(run, 10)
  clock.clearTimeout(cleared)
  vi.advanceTimersByTime(10)
  expect(run).toHaveBeenCalledOnce()
  clock.setTimeout(run, 10)
  life.end()
  clock.stop()
  expect(vi.getTimerCount()).toBe(0)
  clock.setTimeout(run, 10)
  vi.advanceTimersByTime(100)
  expect(run).toHaveBeenCalledOnce()
})
