import { type ChannelKit, createChannelKit } from '@channelkit/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { testStore } from './test-store.ts'
import { ticker, tickerWhile } from './ticker.ts'

let kit: ChannelKit
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  kit = createChannelKit({ key: 'app', cluster: 'eu' })
})
afterEach(() => {
  kit.destroy()
  vi.useRealTimers()
})

describe('the time', () => {
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
    const room = testStore({ status: 'live' })
    const time = tickerWhile(kit, room, ({ status }) => status === 'stale', 1000)
    const told: number[] = []
    const stop = time.subscribe(() => told.push(time.getSnapshot()))
    expect([time.getSnapshot(), vi.getTimerCount()]).toEqual([0, 0])
    room.set({ status: 'stale' })
    expect([time.getSnapshot(), vi.getTimerCount()]).toEqual([1000, 1])
    room.set({ status: 'live' })
    expect([time.getSnapshot(), vi.getTimerCount()]).toEqual([0, 0])
    // Whoever looks is told, and not only of the next second.
    expect(told).toEqual([1000, 0])
    stop()
    expect(room.users).toBe(0)
  })
})
