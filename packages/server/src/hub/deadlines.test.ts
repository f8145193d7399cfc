import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClock } from '../../test/support/clock.ts'
import { Deadlines } from './deadlines.ts'

function setUp() {
  const clock = createClock()
  const told: [one: string, at: number][] = []
  const deadlines = new Deadlines<string>(clock, (one) => told.push([one, clock.monotonic()]))
  return { clock, told, deadlines, began: clock.monotonic() }
}

describe('deadlines', () => {
  it('are told once, never early and at most a second late', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 50 }),
        (times) => {
          const { clock, told, deadlines, began } = setUp()
          for (const [n, ms] of times.entries()) deadlines.add(`${n}`, ms)
          clock.advance(500_000)
          expect(told).toHaveLength(times.length)
          for (const [one, at] of told) {
            const late = at - began - times[Number(one)]!
            expect(late).toBeGreaterThanOrEqual(0)
            expect(late).toBeLessThan(1000)
          }
        },
      ),
    )
  })

  it('that are short are late by a sixteenth at most', () => {
    const { clock, told, deadlines, began } = setUp()
    clock.advance(7)
    deadlines.add('short', 160)
    clock.advance(160)
    expect(told).toHaveLength(0)
    clock.advance(10)
    expect(told[0]![1] - began).toBeLessThanOrEqual(7 + 160 + 10)
  })

  it('that were taken back are not told, and those of the same second are', () => {
    const { clock, told, deadlines } = setUp()
    const at = deadlines.add('gone', 30_000)
    deadlines.add('there', 30_000)
    deadlines.drop('gone', at)
    deadlines.drop('never', at)
    clock.advance(40_000)
    expect(told.map(([one]) => one)).toEqual(['there'])
  })

  it('may be set again by who is told, also for the same second', () => {
    const clock = createClock()
    let rounds = 0
    const deadlines = new Deadlines<string>(clock, (one) => {
      if (++rounds < 5) deadlines.add(one, 1000)
    })
    deadlines.add('again', 1000)
    clock.advance(10_000)
    expect(rounds).toBe(5)
  })

  it('hold one timer for all of a second, and none when all were taken back', () => {
    const clock = createClock()
    const timers = new Set<unknown>()
    const deadlines = new Deadlines<number>(
      {
        ...clock,
        setTimeout: (run, ms) => {
          const timer = clock.setTimeout(run, ms)
          timers.add(timer)
          return timer
        },
        clearTimeout: (timer) => {
          timers.delete(timer)
          clock.clearTimeout(timer)
        },
      },
      () => {},
    )
    const ends = Array.from({ length: 1000 }, (_, n) => deadlines.add(n, 180_000))
    expect(timers.size).toBe(1)
    for (const [n, at] of ends.entries()) deadlines.drop(n, at)
    expect(timers.size).toBe(0)
  })
})
