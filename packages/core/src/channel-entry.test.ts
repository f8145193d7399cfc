import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../test/told-kit.ts'
import { type Channel, channel } from './index.ts'

let world: ReturnType<typeof createToldKit>
let ticker: Channel
const nothing = () => {}
const told = (more: object) => world.told({ channel: 'ticker', ...more })
const live = (more: object = {}) => told({ type: 'subscribed', ...more })
const shown = () => {
  world.kit.flush()
  return ticker.getSnapshot()
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
  ticker = channel(world.kit, 'ticker')
})
afterEach(() => {
  world.kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

describe('who uses a channel', () => {
  it('connects and subscribes with the first, once, and leaves when the last has been gone for the grace period', () => {
    const [one, two] = [ticker.subscribe(nothing), ticker.on('trade', nothing)]
    expect(world.asked()).toEqual(['connect', 'subscribe "ticker"', 'bind "ticker" "trade"'])
    one()
    two()
    vi.advanceTimersByTime(99)
    expect(world.asked()).toEqual(['unbind "ticker" "trade"'])
    vi.advanceTimersByTime(1)
    expect(world.asked()).toEqual(['unsubscribe "ticker"'])
  })

  it('comes back within the grace period as if never gone', () => {
    ticker.subscribe(nothing)()
    vi.advanceTimersByTime(99)
    const stop = ticker.subscribe(nothing)
    vi.advanceTimersByTime(1000)
    expect(world.asked()).toEqual(['connect', 'subscribe "ticker"'])
    stop()
  })

  it('is in the log with its coming and its going', () => {
    const log: string[] = []
    world.kit.internals.bus.tap((one) => log.push(`${one.type} ${'channel' in one && one.channel} ${one.at}`))
    ticker.subscribe(nothing)()
    vi.advanceTimersByTime(100)
    expect(log).toEqual(['subscribe ticker 1000', 'unsubscribe ticker 1100'])
  })

  it('asks for events that are wanted before it is subscribed, and for each once', () => {
    const stops = [ticker.on('trade', nothing), ticker.on('trade', nothing), ticker.on('halt', nothing)]
    expect(world.asked().filter((what) => what.startsWith('bind'))).toEqual([
      'bind "ticker" "trade"',
      'bind "ticker" "halt"',
    ])
    stops[0]!()
    expect(world.asked()).toEqual([])
    stops[1]!()
    expect(world.asked()).toEqual(['unbind "ticker" "trade"'])
    stops[2]!()
  })
})

describe('the state of a channel', () => {
  it('goes from idle over subscribing to live, and to idle again with all forgotten', () => {
    expect(shown()).toEqual({
      name: 'ticker',
      kind: 'public',
      status: 'idle',
      since: 0,
      error: null,
      subscriptionCount: null,
      gap: null,
    })
    const stop = ticker.subscribe(nothing)
    expect(shown()).toMatchObject({ status: 'subscribing', since: 1000 })
    vi.setSystemTime(2000)
    live()
    told({ type: 'count', count: 3 })
    expect(shown()).toMatchObject({ status: 'live', since: 2000, subscriptionCount: 3 })
    world.line('lost', 5)
    live({ at: 9 })
    expect(shown().gap).toEqual({ from: 5, to: 9 })
    stop()
    vi.advanceTimersByTime(100)
    expect(shown()).toMatchObject({ status: 'idle', subscriptionCount: null, gap: null })
  })

  it('is since when its status began, whatever else changes', () => {
    const stop = ticker.subscribe(nothing)
    vi.setSystemTime(2000)
    live()
    vi.setSystemTime(3000)
    told({ type: 'count', count: 3 })
    expect(shown().since).toBe(2000)
    stop()
  })

  it('tells who listens a frame at a time', () => {
    const heard = vi.fn()
    const stop = ticker.subscribe(heard)
    world.kit.flush()
    live()
    told({ type: 'count', count: 3 })
    world.kit.flush()
    expect(heard).toHaveBeenCalledTimes(2)
    stop()
  })

  it('fails once the kit has ended, also where nobody used it, and shows the same each time', () => {
    world.kit.destroy()
    expect(shown()).toMatchObject({ status: 'failed', error: { code: 'destroyed' } })
    expect(shown()).toBe(shown())
    const stop = ticker.subscribe(nothing)
    expect([shown().status, shown().error?.code]).toEqual(['failed', 'destroyed'])
    ticker.retry()
    expect([shown().status, shown().error?.code]).toEqual(['failed', 'destroyed'])
    stop()
  })

  it('forgets with the kit what it showed to those who still look', () => {
    const stop = ticker.subscribe(nothing)
    live()
    told({ type: 'count', count: 3 })
    world.kit.destroy()
    expect(shown()).toMatchObject({ status: 'failed', subscriptionCount: null, error: { code: 'destroyed' } })
    stop()
  })
})

describe('events', () => {
  it('come to who handles them, with what is known of each', () => {
    const heard = vi.fn()
    const stop = ticker.on('trade', heard)
    live()
    told({ type: 'event', at: 7, event: 'trade', data: { price: 1 }, userId: 'ann', serial: 4 })
    told({ type: 'event', event: 'halt', data: null })
    told({ type: 'event', channel: 'other', event: 'trade', data: 2 })
    const meta = { channel: 'ticker', event: 'trade', data: { price: 1 }, at: 7, userId: 'ann', serial: 4 }
    expect(heard.mock.calls).toEqual([[{ price: 1 }, meta]])
    stop()
    told({ type: 'event', event: 'trade', data: 2 })
    expect(heard).toHaveBeenCalledOnce()
  })

  it('that one handler throws at come to the others', () => {
    const heard = vi.fn()
    const stops = [
      ticker.on('trade', () => {
        throw new Error('mine')
      }),
      ticker.on('trade', heard),
    ]
    told({ type: 'event', event: 'trade', data: 1 })
    expect([heard.mock.calls.length, world.errors]).toEqual([1, ['handler-failed']])
    for (const stop of stops) stop()
  })
})
