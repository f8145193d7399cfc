import { type ChannelKit, createChannelKit } from '@channelkit/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paced } from './paced.ts'
import { testStore } from './test-store.ts'

let kit: ChannelKit
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  kit = createChannelKit({ key: 'app', cluster: 'eu' })
})
afterEach(() => {
  kit.destroy()
  vi.useRealTimers()
})

describe('a crowded store', () => {
  it('is shown ten times a second, and a calm one at once', () => {
    const count = testStore(1)
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
