import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { inTime, LATE } from './in-time.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

it('gives what it came to, and leaves nothing behind', async () => {
  const outer = new AbortController()
  await expect(inTime(systemClock, 1000, outer.signal, async () => 7)).resolves.toBe(7)
  const failed = inTime(systemClock, 1000, outer.signal, async () => Promise.reject(new Error('no')))
  await expect(failed).rejects.toThrow('no')
})

it('is late after its time, though what runs ignores the signal, which is aborted then', async () => {
  let given: AbortSignal | undefined
  const late = inTime(systemClock, 1000, new AbortController().signal, (signal) => {
    given = signal
    return new Promise(() => {})
  })
  const ended = expect(late).rejects.toBe(LATE)
  await vi.advanceTimersByTimeAsync(999)
  expect(given!.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  await ended
  expect(given!.aborted).toBe(true)
})

it('ends with nothing when it is aborted from outside, and not of what comes after its end', async () => {
  const outer = new AbortController()
  let given: AbortSignal | undefined
  const run = (signal: AbortSignal) => {
    given = signal
    return new Promise<never>(() => {})
  }
  const aborted = expect(inTime(systemClock, 1000, outer.signal, run)).rejects.toBeUndefined()
  outer.abort()
  await aborted
  expect(given!.aborted).toBe(true)
  const other = new AbortController()
  await inTime(systemClock, 1000, other.signal, async (signal) => {
    given = signal
  })
  other.abort()
  expect(given!.aborted).toBe(false)
})
