import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../test/told-kit.ts'
import { dataOf } from './error-data.ts'
import { type ChannelKit, ChannelKitError, channel } from './index.ts'
import type { SourceState } from './source/source.ts'

let world: ReturnType<typeof createToldKit>
let kit: ChannelKit
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
  kit = world.kit
})
afterEach(() => {
  kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const is = (state: SourceState, at?: number, more?: object) => world.line(state, at, more)
const shown = () => {
  kit.flush()
  return kit.connection.getSnapshot()
}
const refused = () =>
  new ChannelKitError('connection-refused', 'The server refused it.', { retryable: false })

describe('what a connection shows', () => {
  it('is idle and on line from the start, with nothing known', () => {
    expect(kit.connection.getInitialSnapshot()).toEqual({
      status: 'idle',
      socketId: null,
      since: 0,
      attempt: 0,
      transport: null,
      error: null,
      online: true,
      retryAt: null,
    })
    expect(shown()).toBe(kit.connection.getInitialSnapshot())
  })

  it('is connecting for the first time, reconnecting ever after', () => {
    const seen = (['connecting', 'lost', 'connecting', 'connected', 'lost', 'connecting'] as const).map(
      (state) => {
        is(state)
        return shown().status
      },
    )
    expect(seen).toEqual([
      ...['connecting', 'reconnecting', 'connecting'],
      ...['connected', 'reconnecting', 'reconnecting'],
    ])
  })

  it.each(['unavailable', 'disconnected', 'failed'] as const)('is %s as the line is', (state) => {
    is(state)
    expect(shown().status).toBe(state)
  })

  it('says by what it is connected, and nothing of that once it is lost', () => {
    is('connected', 1, { socketId: '1.2', transport: 'wss' })
    expect(kit.socketId).toBe('1.2')
    expect(shown()).toMatchObject({ socketId: '1.2', transport: 'wss', retryAt: null })
    is('lost', 2, { retryAt: 5000 })
    expect(kit.socketId).toBeNull()
    expect(shown()).toMatchObject({ socketId: null, transport: null, retryAt: 5000 })
  })

  it('is since when its status began, whatever else changes', () => {
    is('connecting', 10)
    is('connecting', 20)
    expect(shown().since).toBe(10)
    is('connected', 30)
    expect(shown().since).toBe(30)
  })

  it('counts attempts until one succeeds', () => {
    is('connecting')
    is('lost')
    is('connecting')
    is('unavailable')
    expect(shown().attempt).toBe(2)
    is('connected')
    expect(shown().attempt).toBe(0)
    is('connecting')
    expect(shown().attempt).toBe(1)
  })

  it('has what is wrong until it is connected', () => {
    is('connecting')
    world.lineFails(refused())
    expect(shown().error?.code).toBe('connection-refused')
    is('connected')
    expect(shown().error).toBeNull()
  })

  it('is closed, and says why, once the kit has ended', () => {
    is('connected', 1, { socketId: '1.2', retryAt: 7 })
    vi.setSystemTime(4000)
    kit.destroy()
    const { status, since, socketId, retryAt, error } = kit.connection.getSnapshot()
    expect([status, since, socketId, retryAt, error?.code]).toEqual([
      ...['disconnected', 4000, null, null, 'destroyed'],
    ])
  })

  it('tells who listens, a frame at a time, and nothing of channels', () => {
    const heard = vi.fn()
    const stop = kit.connection.subscribe(heard)
    is('connecting')
    is('connected')
    kit.flush()
    world.told({ type: 'count', channel: 'news', count: 2 })
    kit.flush()
    expect(heard).toHaveBeenCalledOnce()
    stop()
    is('lost')
    kit.flush()
    expect(heard).toHaveBeenCalledOnce()
  })
})

it('asks the source for what it is asked for', () => {
  const { connection } = kit
  connection.connect()
  connection.retry()
  connection.check()
  connection.disconnect()
  expect(world.asked()).toEqual(['connect', 'retry', 'check', 'disconnect'])
})

it('reports what the server did not take, and stays as it is', () => {
  is('connected')
  const before = shown()
  world.told({
    type: 'server-error',
    error: dataOf(new ChannelKitError('client-event-rejected', 'Too many.')),
  })
  expect([world.errors, shown()]).toEqual([['client-event-rejected'], before])
})

describe('a network that goes and comes back', () => {
  const comesBack = () => {
    kit.connection.setOnline(false)
    kit.connection.setOnline(true)
  }

  it.each(['connecting', 'connected', 'lost', 'unavailable'] as const)(
    'makes a connection that is %s prove itself',
    (state) => {
      is(state)
      kit.connection.setOnline(false)
      expect(world.asked()).toEqual([])
      kit.connection.setOnline(true)
      expect(world.asked()).toEqual(['check'])
    },
  )

  it('opens none that was never open, or was closed on request', () => {
    comesBack()
    is('disconnected')
    comesBack()
    expect(world.asked()).toEqual([])
  })

  it('tries again what failed, unless trying again can change nothing', () => {
    world.lineFails(new ChannelKitError('load-failed', 'It did not arrive.'))
    is('failed')
    comesBack()
    expect(world.asked()).toEqual(['retry'])
    is('connected')
    world.lineFails(new ChannelKitError('invalid-options', 'No key.'))
    is('failed')
    comesBack()
    expect(world.asked()).toEqual([])
  })

  it('shows, also in channels, and is told once', () => {
    const ticker = channel(kit, 'ticker')
    const stop = ticker.subscribe(() => {})
    const told: unknown[] = []
    kit.internals.bus.tap((one) => one.type === 'network' && told.push(one))
    kit.connection.setOnline(true)
    kit.connection.setOnline(false)
    kit.connection.setOnline(false)
    expect(shown().online).toBe(false)
    expect(ticker.getSnapshot().error?.code).toBe('offline')
    expect(told).toEqual([{ type: 'network', at: 1000, online: false }])
    stop()
  })

  it('is nothing to a kit that has ended', () => {
    is('connected')
    kit.destroy()
    const before = kit.connection.getSnapshot()
    comesBack()
    expect([kit.connection.getSnapshot(), world.asked()]).toEqual([before, ['destroy']])
  })
})
