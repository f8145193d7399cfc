import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { createVirtualClock } from './virtual-clock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('runs at its speed, stands while paused, and jumps', () => {
  const clock = createVirtualClock(systemClock, 4)
  const ran: string[] = []
  clock.at(1000, () => ran.push(`a ${clock.position()}`))
  clock.at(9000, () => ran.push(`b ${clock.position()}`))
  vi.advanceTimersByTime(10_000)
  expect(ran).toEqual([])
  clock.play()
  vi.advanceTimersByTime(249)
  expect(ran).toEqual([])
  vi.advanceTimersByTime(1)
  expect(ran).toEqual(['a 1000'])
  clock.pause()
  vi.advanceTimersByTime(10_000)
  expect(clock.position()).toBe(1000)
  clock.skipTo(8000)
  expect([clock.position(), ran.length]).toEqual([8000, 1])
  clock.play()
  vi.advanceTimersByTime(250)
  expect(ran).toEqual(['a 1000', 'b 9000'])
})

it('keeps the order of what is planned, whatever the host does in between', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(500), { minLength: 1, maxLength: 30 }),
      fc.array(fc.record({ ms: fc.nat(300), what: fc.constantFrom('play', 'pause', 'skip') }), {
        maxLength: 20,
      }),
      fc.constantFrom(0.5, 1, 3, 50),
      (dues, steps, speed) => {
        const clock = createVirtualClock(systemClock, speed)
        const ran: [due: number, index: number][] = []
        for (const [index, due] of dues.entries())
          clock.at(due, () => {
            ran.push([due, index])
            expect(clock.position()).toBe(due)
          })
        for (const { ms, what } of steps) {
          if (what === 'skip') clock.skipTo(clock.position() + ms)
          else clock[what as 'play' | 'pause']()
          vi.advanceTimersByTime(ms)
        }
        clock.skipTo(501)
        expect(ran).toEqual(
          [...dues.entries()].map(([i, d]) => [d, i]).sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!),
        )
      },
    ),
  )
})

it('goes on after something planned has thrown, and lets it be taken back', () => {
  const clock = createVirtualClock(systemClock, 1)
  const ran: number[] = []
  clock.at(10, () => {
    throw new Error('mine')
  })
  clock.at(20, () => ran.push(20))
  clock.clear(clock.at(15, () => ran.push(15)))
  clock.play()
  expect(() => vi.advanceTimersByTime(10)).toThrow('mine')
  vi.advanceTimersByTime(10)
  expect(ran).toEqual([20])
})

it('stands still from within', () => {
  const clock = createVirtualClock(systemClock, 1)
  const ran: number[] = []
  clock.at(10, () => clock.pause())
  clock.at(10, () => ran.push(10))
  clock.play()
  vi.advanceTimersByTime(50)
  expect([ran, clock.position()]).toEqual([[], 10])
  clock.play()
  vi.advanceTimersByTime(0)
  expect(ran).toEqual([10])
})
