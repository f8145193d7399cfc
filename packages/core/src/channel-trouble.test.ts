import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../test/told-kit.ts'
import { dataOf } from './error-data.ts'
import type { ErrorCode } from './errors.ts'
import { type Channel, ChannelKitError, channel } from './index.ts'

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

describe('what is wrong while it is live', () => {
  const wrong = () =>
    told({ type: 'channel-error', error: dataOf(new ChannelKitError('decryption-failed', 'What?')) })

  it('shows until the next event, or until it is live anew', () => {
    const stop = ticker.subscribe(nothing)
    live()
    wrong()
    expect(shown()).toMatchObject({ status: 'live', error: { code: 'decryption-failed' } })
    told({ type: 'event', event: 'trade', data: 1 })
    expect(shown()).toMatchObject({ status: 'live', error: null })
    wrong()
    live()
    expect(shown().error).toBeNull()
    stop()
  })

  it('is told once, until the channel is live anew', () => {
    const stop = ticker.subscribe(nothing)
    live()
    wrong()
    wrong()
    expect(world.errors).toEqual(['decryption-failed'])
    live()
    wrong()
    expect(world.errors).toHaveLength(2)
    stop()
  })
})

describe('a refusal', () => {
  const refused = (channel: string, code: ErrorCode) =>
    world.told({ type: 'refused', channel, error: dataOf(new ChannelKitError(code, 'No.')) })
  const use = (...names: string[]) => {
    const stops = names.map((name) => channel(world.kit, name).subscribe(nothing))
    world.line('connected')
    return () => stops.forEach((stop) => void stop())
  }
  const pair = ['private-a', 'private-b']

  it.each(['auth-unavailable', 'auth-timeout', 'auth-bad-response'] as const)(
    'with %s is of what authorises all channels: told once, until a private channel is live',
    (code) => {
      const stop = use(...pair, 'ticker')
      for (const name of pair) refused(name, code)
      expect(world.errors).toEqual([code])
      world.told({ type: 'subscribed', channel: 'ticker' })
      refused('private-b', code)
      expect(world.errors).toHaveLength(1)
      world.told({ type: 'subscribed', channel: 'private-a' })
      refused('private-b', code)
      expect(world.errors).toHaveLength(2)
      stop()
    },
  )

  it('with anything else is of its channel, and news for whoever is there next', () => {
    const stop = use(...pair)
    for (const name of [...pair, ...pair]) refused(name, 'auth-denied')
    expect(world.errors).toEqual(['auth-denied', 'auth-denied'])
    world.kit.reauthorize()
    refused('private-a', 'auth-denied')
    expect(world.errors).toHaveLength(3)
    stop()
  })
})

describe('a channel that has no answer', () => {
  const LONG = 15_000
  const code = () => shown().error?.code ?? null

  it('says so after a while, once it is asked for on a line that holds', () => {
    const stop = ticker.subscribe(nothing)
    world.line('connected')
    vi.advanceTimersByTime(LONG - 1)
    expect(code()).toBeNull()
    vi.advanceTimersByTime(1)
    expect([code(), world.errors]).toEqual(['subscription-unanswered', ['subscription-unanswered']])
    live()
    expect(code()).toBeNull()
    stop()
  })

  it('says so too where nothing was told of a line yet, and not where the line says what is wrong', () => {
    const stop = ticker.subscribe(nothing)
    vi.advanceTimersByTime(LONG)
    expect(code()).toBe('subscription-unanswered')
    stop()
    vi.advanceTimersByTime(100)
    const again = ticker.subscribe(nothing)
    world.line('connecting')
    vi.advanceTimersByTime(2 * LONG)
    expect(code()).not.toBe('subscription-unanswered')
    again()
  })

  it('says so after the line came back, and never while it is live or left', () => {
    const stop = ticker.subscribe(nothing)
    world.line('connected')
    live()
    vi.advanceTimersByTime(2 * LONG)
    expect(code()).toBeNull()
    world.line('lost')
    world.line('connected')
    vi.advanceTimersByTime(LONG)
    expect(code()).toBe('subscription-unanswered')
    stop()
    vi.advanceTimersByTime(2 * LONG)
    expect([code(), world.errors]).toEqual([null, ['subscription-unanswered']])
  })

  it('shows of the line what is wrong there', () => {
    const stop = ticker.subscribe(nothing)
    world.lineFails(new ChannelKitError('connection-unavailable', 'No way.'))
    expect(code()).toBe('connection-unavailable')
    world.line('connected')
    live()
    expect(code()).toBeNull()
    stop()
  })
})
