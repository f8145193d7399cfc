import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'
import { createLife, failed, mortalClock, unlessEnded } from './life.ts'

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

it('of what nobody uses shows what it is, and once it has ended that it failed, each time the same', () => {
  const life = createLife()
  const idle = (name: string) => ({ status: 'idle', error: null as unknown, name })
  const show = unlessEnded(life, failed<ReturnType<typeof idle>>)
  const [one, other] = [idle('one'), idle('other')]
  expect(show(one)).toBe(one)
  life.end()
  const shown = show(one)
  expect(shown).toEqual({ status: 'failed', error: life.error, name: 'one' })
  expect(show(one)).toBe(shown)
  expect(show(other)).toMatchObject({ status: 'failed', name: 'other' })
  expect(life.error?.message).toMatch(/^The kit was destroyed\. /)
})

it('measures by the clock below', () => {
  const clock = mortalClock({ ...systemClock, monotonic: () => 7 }, createLife())
  expect(clock.monotonic?.()).toBe(7)
})
