import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'
import { createPatience, unanswered } from './patience.ts'

let late: number
let patience: ReturnType<typeof createPatience>
beforeEach(() => {
  vi.useFakeTimers()
  late = 0
  patience = createPatience(systemClock, () => late++)
})
afterEach(() => void vi.useRealTimers())

it('tells once what is waited for too long; that it goes on waiting begins no new time', () => {
  patience.wait(true)
  vi.advanceTimersByTime(14_000)
  patience.wait(true)
  vi.advanceTimersByTime(999)
  expect(late).toBe(0)
  vi.advanceTimersByTime(1)
  expect(late).toBe(1)
  vi.advanceTimersByTime(60_000)
  expect(late).toBe(1)
})

it('tells nothing of what came in time, and of what is waited for again', () => {
  patience.wait(false)
  patience.wait(true)
  vi.advanceTimersByTime(14_999)
  patience.wait(false)
  vi.advanceTimersByTime(60_000)
  expect([late, vi.getTimerCount()]).toEqual([0, 0])
  patience.wait(true)
  vi.advanceTimersByTime(15_000)
  expect(late).toBe(1)
})

it('says of which channel, and how long', () => {
  expect(unanswered('private-orders')).toMatchObject({
    code: 'subscription-unanswered',
    message: expect.stringMatching(/private-orders has had no answer for 15 seconds/),
  })
})
