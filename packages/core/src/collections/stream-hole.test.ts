import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { watchHole } from './stream-hole.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

function setUp(canAsk = true) {
  const at = { open: false, asking: false, changes: 0, asked: 0 }
  const watch = watchHole({
    clock: systemClock,
    isOpen: () => at.open,
    ask: canAsk ? () => void at.asked++ : undefined,
    isAsking: () => at.asking,
    changed: () => void at.changes++,
  })
  const pass = (ms: number) => {
    vi.advanceTimersByTime(ms)
    return [at.asked, watch.givenUp, at.changes]
  }
  return { at, watch, pass }
}

it('waits for nothing while there is none', () => {
  const { watch, pass } = setUp()
  watch.look()
  expect(vi.getTimerCount()).toBe(0)
  expect(pass(10_000)).toEqual([0, false, 0])
})

it('leaves a hole that closes by itself alone', () => {
  const { at, watch, pass } = setUp()
  at.open = true
  watch.look()
  watch.look()
  expect(vi.getTimerCount()).toBe(1)
  expect(pass(499)).toEqual([0, false, 0])
  at.open = false
  watch.look()
  expect(vi.getTimerCount()).toBe(0)
  expect(pass(10_000)).toEqual([0, false, 0])
})

it('asks soon, three times at most, and gives up then', () => {
  const { at, watch, pass } = setUp()
  at.open = true
  watch.look()
  expect(pass(500)).toEqual([1, false, 0])
  expect(pass(1999)).toEqual([1, false, 0])
  expect(pass(1)).toEqual([2, false, 0])
  expect(pass(2000)).toEqual([3, false, 0])
  expect(pass(2000)).toEqual([3, true, 1])
  watch.look()
  expect(pass(10_000)).toEqual([3, true, 1])
})

it('asks no second time while the first is under way', () => {
  const { at, watch, pass } = setUp()
  at.open = true
  at.asking = true
  watch.look()
  expect(pass(500)).toEqual([0, false, 0])
  expect(pass(500)).toEqual([0, false, 0])
  at.asking = false
  expect(pass(500)).toEqual([1, false, 0])
  at.open = false
  expect(pass(2000)).toEqual([1, false, 0])
})

it('waits longer where nobody can be asked, and says when it closes after all', () => {
  const { at, watch, pass } = setUp(false)
  at.open = true
  watch.look()
  expect(pass(1999)).toEqual([0, false, 0])
  expect(pass(1)).toEqual([0, true, 1])
  at.open = false
  watch.look()
  expect([watch.givenUp, at.changes]).toEqual([false, 2])
  watch.look()
  expect(at.changes).toBe(2)
})

it('asks as often for the next hole, and for none after it was stopped', () => {
  const { at, watch, pass } = setUp()
  at.open = true
  watch.look()
  pass(4500)
  expect(at.asked).toBe(3)
  at.open = false
  watch.look()
  at.open = true
  watch.look()
  expect(pass(4500)).toEqual([6, false, 0])
  watch.stop()
  expect(pass(10_000)).toEqual([6, false, 0])
  watch.look()
  expect(pass(500)).toEqual([6, true, 1])
})
