import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { createConflator } from './conflator.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(rate = 10, replaces = true) {
  const ran: { key: string; n: number; at: number }[] = []
  const conflator = createConflator({ clock: systemClock, rate, replaces, guard: (run) => run() })
  const began = performance.now()
  const pass = (key: string, n: number) =>
    conflator.pass(key, () => ran.push({ key, n, at: performance.now() - began }))
  const numbers = (key = 'a') => ran.filter((one) => one.key === key).map(({ n }) => n)
  return { conflator, ran, pass, numbers, now: () => performance.now() - began }
}

describe('what comes too often', () => {
  it('waits, the newest in place of those before it; what comes after a pause runs at once', () => {
    const { pass, numbers, ran } = setUp()
    for (let n = 0; n < 5; n++) pass('a', n)
    pass('b', 1)
    expect(ran).toHaveLength(2)
    vi.advanceTimersByTime(100)
    expect(numbers()).toEqual([0, 4])
    vi.advanceTimersByTime(500)
    pass('a', 5)
    expect(numbers()).toEqual([0, 4, 5])
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(500)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('runs all of it, in order, where the newest does not say all', () => {
    const { pass, numbers } = setUp(10, false)
    for (let n = 0; n < 4; n++) pass('a', n)
    expect(numbers()).toEqual([0])
    vi.advanceTimersByTime(100)
    expect(numbers()).toEqual([0, 1, 2, 3])
  })

  it('runs when it is asked for, and is forgotten at the end', () => {
    const { conflator, pass, numbers } = setUp()
    pass('a', 0)
    pass('a', 1)
    conflator.flush()
    pass('a', 2)
    pass('a', 3)
    conflator.stop()
    vi.advanceTimersByTime(1000)
    expect([numbers(), vi.getTimerCount()]).toEqual([[0, 1, 2], 0])
  })

  it('is bounded: of more keys than are followed, and of what waits beyond the bound, all runs', () => {
    const { pass, ran, numbers } = setUp(10, false)
    for (let n = 0; n < 10_001; n++) pass(`k${n}`, 0)
    pass('k10000', 1)
    expect(ran).toHaveLength(10_002)
    for (let n = 1; n <= 10_001; n++) pass('k0', n)
    expect(numbers('k0')).toHaveLength(10_002)
  })
})

it('in any order of keys, times and rates each key ends with its newest, in order, and nothing waits for longer than asked', () => {
  const step = fc.record({ key: fc.constantFrom('a', 'b', 'c'), wait: fc.nat(120), flush: fc.nat(20) })
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.constantFrom(0.5, 3, 10, 60, 1000),
      fc.boolean(),
      (steps, rate, replaces) => {
        const { conflator, pass, ran, now } = setUp(rate, replaces)
        const came: number[] = []
        steps.forEach(({ key, wait, flush }, n) => {
          came.push(now())
          pass(key, n)
          if (flush === 0) conflator.flush()
          vi.advanceTimersByTime(wait)
        })
        vi.advanceTimersByTime(5000)
        for (const key of ['a', 'b', 'c']) {
          const all = steps.flatMap((one, n) => (one.key === key ? [n] : []))
          const mine = ran.filter((one) => one.key === key).map(({ n }) => n)
          expect(mine.at(-1)).toBe(all.at(-1))
          expect(mine).toEqual(replaces ? [...mine].sort((a, b) => a - b) : all)
        }
        // Fake timers count whole ms.
        for (const { n, at } of ran) expect(at - came[n]!).toBeLessThanOrEqual(1000 / rate + 1)
      },
    ),
  )
})
