import { type ChannelKit, createChannelKit, type Readable } from '@channelkit/core'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { combine } from '../view/index.ts'
import { paced } from './paced.ts'
import { initialsOf, personOf } from './people.ts'
import { moved, visibleRows } from './rows.ts'
import { ticker, tickerWhile } from './ticker.ts'
import { ago } from './time.ts'
import { directionOf, numberOf } from './trend.ts'

let kit: ChannelKit
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  kit = createChannelKit({ key: 'app', cluster: 'eu' })
})
afterEach(() => {
  kit.destroy()
  vi.useRealTimers()
})

function store<T>(initial: T): Readable<T> & { set(value: T): void; readonly users: number } {
  const listeners = new Set<() => void>()
  let value = initial
  return {
    getSnapshot: () => value,
    getInitialSnapshot: () => initial,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(next) {
      value = next
      for (const listener of [...listeners]) listener()
    },
    get users() {
      return listeners.size
    },
  }
}

describe('people', () => {
  it('are named by their info, or by their id, and have a colour of their own', () => {
    const ann = personOf({ id: '7', info: { name: 'Ann  Lee', avatar: '/ann.png' } })
    expect(ann).toMatchObject({ name: 'Ann  Lee', initials: 'AL', picture: '/ann.png' })
    expect(personOf({ id: '7', info: null })).toMatchObject({ name: '7', picture: null, hue: ann.hue })
    expect(personOf({ id: '7', info: 'odd' }, 'Bob').name).toBe('Bob')
    expect(initialsOf('ada b. lovelace')).toBe('AL')
  })
})

describe('numbers', () => {
  it('are taken from payloads, and have a direction', () => {
    expect([numberOf(3), numberOf({ cpu: 4 }, 'cpu'), numberOf('x'), numberOf(null, 'cpu')]).toEqual([
      3,
      4,
      null,
      null,
    ])
    expect([directionOf(1, 2), directionOf(2, 1), directionOf(null, 1)]).toEqual(['up', 'down', 'same'])
  })
})

describe('time in words', () => {
  it('is as coarse as people speak, and never of the future', () => {
    const said = [0, -5000, 9999, 25_000, 60_000, 7_200_000, 86_400_000 * 3].map((ms) => ago(ms, 'en'))
    expect(said).toEqual(['now', 'now', 'now', '20 seconds ago', '1 minute ago', '2 hours ago', '3 days ago'])
    expect(ago(120_000, 'de')).toBe('vor 2 Minuten')
  })

  it('is kept right by one timer for all, which runs only while somebody looks', () => {
    const time = ticker(kit, 1000)
    expect(time).toBe(ticker(kit, 1000))
    expect([time.getSnapshot(), vi.getTimerCount()]).toEqual([0, 0])
    const told = vi.fn()
    const stops = [time.subscribe(told), time.subscribe(told)]
    expect([time.getSnapshot(), vi.getTimerCount()]).toEqual([1000, 1])
    vi.advanceTimersByTime(3000)
    expect([time.getSnapshot(), told.mock.calls.length]).toEqual([4000, 6])
    for (const stop of stops) stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not pass where none is shown', () => {
    const room = store({ status: 'live' })
    const time = tickerWhile(kit, room, ({ status }) => status === 'stale', 1000)
    const stop = time.subscribe(() => {})
    expect([time.getSnapshot(), vi.getTimerCount()]).toEqual([0, 0])
    room.set({ status: 'stale' })
    expect([time.getSnapshot(), vi.getTimerCount()]).toEqual([1000, 1])
    room.set({ status: 'live' })
    expect([time.getSnapshot(), vi.getTimerCount()]).toEqual([0, 0])
    stop()
    expect(room.users).toBe(0)
  })
})

describe('a crowded store', () => {
  it('is shown ten times a second, and a calm one at once', () => {
    const count = store(1)
    const shown = paced(kit, count, (next) => next > 100)
    const told: number[] = []
    const stop = shown.subscribe(() => told.push(shown.getSnapshot()))
    count.set(2)
    count.set(3)
    expect(told).toEqual([2, 3])
    count.set(101)
    count.set(102)
    expect([told.at(-1), shown.getSnapshot()]).toEqual([3, 3])
    vi.advanceTimersByTime(100)
    expect([told.length, told.at(-1)]).toEqual([3, 102])
    count.set(103)
    count.set(4)
    expect(told.at(-1)).toBe(4)
    stop()
    expect([vi.getTimerCount(), count.users]).toEqual([0, 0])
  })
})

describe('several stores as one', () => {
  it('keep their snapshot while all are the same, and are made once for the same stores', () => {
    const [a, b] = [store(1), store('x')]
    const both = combine({ a, b })
    const first = both.getSnapshot()
    expect(first).toEqual({ a: 1, b: 'x' })
    expect(both.getSnapshot()).toBe(first)
    expect(combine({ a, b }, both)).toBe(both)
    expect(combine({ a }, both as never)).not.toBe(both)
    b.set('y')
    expect([both.getSnapshot(), both.getInitialSnapshot()]).toEqual([
      { a: 1, b: 'y' },
      { a: 1, b: 'x' },
    ])
  })
})

describe('rows in sight', () => {
  it('cover what one sees, stay in the list, and are few', () => {
    fc.assert(
      fc.property(
        fc.record({
          top: fc.integer({ min: -200, max: 600_000 }),
          height: fc.integer({ min: 0, max: 2000 }),
          rowHeight: fc.integer({ min: 8, max: 100 }),
          count: fc.integer({ min: 0, max: 10_000 }),
        }),
        ({ top, height, rowHeight, count }) => {
          const { from, to } = visibleRows({ top, height }, rowHeight, count)
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(count)
          expect(to - from).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 10)
          for (let row = 0; row < count; row++) {
            const seen = row * rowHeight < top + height && (row + 1) * rowHeight > top
            if (seen) expect(row >= from && row < to).toBe(true)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are walked by keys, which stop at both ends', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'a']
    expect(keys.map((key) => moved(key, 3, 10, 5))).toEqual([4, 2, 8, 0, 0, 9, undefined])
    expect([moved('ArrowUp', 0, 10, 5), moved('ArrowDown', 9, 10, 5)]).toEqual([0, 9])
  })
})
