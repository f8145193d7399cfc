import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../test/told-kit.ts'
import { dataOf } from './error-data.ts'
import { type Channel, ChannelKitError, channel } from './index.ts'

let world: ReturnType<typeof createToldKit>
let ticker: Channel
const nothing = () => {}
const told = (more: object) => world.told({ channel: 'ticker', ...more })
const live = (more: object = {}) => told({ type: 'subscribed', ...more })
const denied = () => new ChannelKitError('auth-denied', 'Not for you.')
const refuse = () => told({ type: 'refused', error: dataOf(denied()) })
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

describe('a line that is lost', () => {
  const loses = (at: number) => world.line('lost', at)
  let stop: () => void
  beforeEach(() => {
    stop = ticker.subscribe(nothing)
  })
  afterEach(() => stop())

  it('leaves a channel stale that was live, and one subscribing that was not', () => {
    loses(5)
    expect(shown().status).toBe('subscribing')
    world.line('connected', 6)
    live()
    loses(7)
    expect(shown().status).toBe('stale')
  })

  it('makes a gap, from when it was lost first to when the channel was live again', () => {
    live()
    loses(5)
    world.line('connecting', 6)
    loses(8)
    world.line('connected', 9)
    expect(shown().gap).toBeNull()
    live({ at: 10 })
    expect(shown().gap).toEqual({ from: 5, to: 10 })
    told({ type: 'count', count: 1 })
    expect(shown().gap).toEqual({ from: 5, to: 10 })
  })

  it('counts from when something was last heard, where that is known', () => {
    live()
    world.line('lost', 50, { heardAt: 20 })
    live({ at: 60 })
    expect(shown().gap).toEqual({ from: 20, to: 60 })
  })

  it('leaves no gap where what was missed was told, nor before it was live for the first time', () => {
    loses(2)
    live({ at: 3 })
    expect(shown().gap).toBeNull()
    loses(5)
    live({ at: 9, resumed: true })
    expect(shown().gap).toBeNull()
  })

  it('need not be lost for a gap: a server may say since when it has told nothing', () => {
    live({ at: 3, since: 1 })
    expect(shown().gap).toBeNull()
    live({ at: 9, since: 4 })
    expect(shown().gap).toEqual({ from: 4, to: 9 })
  })

  it('fails for good with a line that has ended, and asks nobody to connect for those who come later', () => {
    live()
    world.lineFails(new ChannelKitError('terminated', 'Gone.', { retryable: false }))
    world.line('disconnected')
    expect(shown()).toMatchObject({ status: 'failed', error: { code: 'terminated' } })
    world.asked()
    const later = channel(world.kit, 'later').subscribe(nothing)
    expect(world.asked()).toEqual(['subscribe "later"'])
    later()
  })
})

describe('a refusal', () => {
  let stop: () => void
  beforeEach(() => {
    stop = ticker.subscribe(nothing)
  })
  afterEach(() => stop())

  it('is the state, is told once, and is over with the next success', () => {
    refuse()
    expect(shown()).toMatchObject({ status: 'failed', error: { code: 'auth-denied' } })
    refuse()
    expect(world.errors).toEqual(['auth-denied'])
    live()
    expect(shown()).toMatchObject({ status: 'live', error: null })
    refuse()
    expect(world.errors).toEqual(['auth-denied', 'auth-denied'])
  })

  it('can be tried again, and nothing else can', () => {
    world.asked()
    ticker.retry()
    live()
    ticker.retry()
    expect(world.asked()).toEqual([])
    told({ type: 'channel-error', error: dataOf(new ChannelKitError('decryption-failed', 'What?')) })
    ticker.retry()
    expect(world.asked()).toEqual([])
    live()
    world.line('lost')
    world.line('connected')
    refuse()
    ticker.retry()
    expect(world.asked()).toEqual(['subscribe "ticker"'])
    expect(shown()).toMatchObject({ status: 'stale', error: null })
  })

  it('tries the line itself where that is in the way', () => {
    world.asked()
    world.lineFails(new ChannelKitError('connection-unavailable', 'No.'))
    world.kit.flush()
    expect(shown().error?.code).toBe('connection-unavailable')
    ticker.retry()
    expect(world.asked()).toEqual(['retry'])
  })

  it('holds no longer on a new connection, which asks for all channels again', () => {
    refuse()
    world.line('connected')
    expect(shown()).toMatchObject({ status: 'subscribing', error: null })
  })
})
