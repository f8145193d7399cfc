import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as deferred from '../src/deferred.ts'
import {
  type ChannelKit,
  channel,
  createChannelKit,
  type Dispatch,
  latest,
  type Source,
  typing,
} from '../src/index.ts'

/** A kit on a source in memory, with frames run by hand. */
function setUp() {
  let dispatch: Dispatch = () => {}
  const sent: unknown[] = []
  const checks: unknown[] = []
  const source = {
    start: (to) => {
      dispatch = to
    },
    subscribe: (channel) => {
      dispatch({ type: 'members', at: 0, channel, me: 'ann', all: [{ id: 'ann', info: {} }] })
      dispatch({ type: 'subscribed', at: 0, channel })
    },
    send: (_channel, _event, data) => sent.push((data as { typing: boolean }).typing) > 0,
    watch() {},
    connect() {},
    disconnect() {},
    retry() {},
    check: () => void checks.push(1),
    unsubscribe() {},
    bind() {},
    unbind() {},
    signIn() {},
    destroy() {},
  } satisfies Source
  const frames: (() => void)[] = []
  const kit = createChannelKit({
    source,
    deferred,
    requestFrame: (run) => {
      frames.push(run)
      return () => {}
    },
  })
  const emit = (event: string, data: unknown, userId?: string) =>
    dispatch({ type: 'event', at: 1, channel: 'presence-a', event, data, userId })
  const state = (value: 'connected' | 'disconnected') => dispatch({ type: 'connection', at: 1, state: value })
  const left = (id: string) => dispatch({ type: 'member', at: 1, channel: 'presence-a', left: id })
  return { kit, emit, left, state, sent, checks, frame: () => frames.shift()?.() }
}

let world: ReturnType<typeof setUp>
let kit: ChannelKit
beforeEach(() => {
  vi.useFakeTimers()
  world = setUp()
  kit = world.kit
})
afterEach(() => {
  kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

describe('frames', () => {
  it('commit a lone event in the next microtask, and what follows once with the next frame', async () => {
    const store = latest(kit, 'presence-a', 'n')
    const commits: unknown[] = []
    store.subscribe(() => commits.push(store.getSnapshot()))
    kit.flush()
    world.frame()
    world.emit('n', 1)
    expect(commits).toEqual([])
    await Promise.resolve()
    expect(commits).toEqual([1])
    for (let n = 2; n < 100; n++) world.emit('n', n)
    await Promise.resolve()
    expect(commits).toEqual([1])
    world.frame()
    expect(commits).toEqual([1, 99])
  })

  it('go on when a handler or a listener throws, and report it', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
    const own = setUp()
    const got: unknown[] = []
    channel(own.kit, 'presence-a').on('n', () => {
      throw new Error('mine')
    })
    channel(own.kit, 'presence-a').on('n', (data) => got.push(data))
    own.emit('n', 1)
    expect(got).toEqual([1])
    expect(errors).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'handler-failed' }))
    own.kit.destroy()
    errors.mockRestore()
  })
})

describe('typing', () => {
  it('is sent at most every half timeout, and ends after three seconds of silence, on stop and on leave', async () => {
    const room = typing(kit, 'presence-a')
    const leave = room.subscribe(() => {})
    for (let key = 0; key < 10; key++) {
      room.input('text')
      await vi.advanceTimersByTimeAsync(250)
    }
    expect(world.sent).toEqual([true, true])
    await vi.advanceTimersByTimeAsync(2700)
    expect(world.sent).toEqual([true, true])
    await vi.advanceTimersByTimeAsync(100)
    expect(world.sent).toEqual([true, true, false])
    room.input('text')
    room.input('')
    await vi.advanceTimersByTimeAsync(0)
    expect(world.sent.slice(3)).toEqual([true, false])
    room.input('text')
    leave()
    await vi.advanceTimersByTimeAsync(1000)
    expect(world.sent.slice(5)).toEqual([true, false])
  })

  it('of others ends by itself, and when they leave; one’s own in another tab is not shown', async () => {
    const room = typing(kit, 'presence-a')
    const leave = room.subscribe(() => {})
    const names = () => {
      kit.flush()
      return room.getSnapshot().typists.map(({ id }) => id)
    }
    world.emit('client-typing', { typing: true }, 'ann')
    expect(names()).toEqual([])
    world.emit('client-typing', { typing: true }, 'bob')
    world.emit('client-typing', { typing: true }, 'eve')
    expect(names()).toEqual(['bob', 'eve'])
    world.left('eve')
    expect(names()).toEqual(['bob'])
    await vi.advanceTimersByTimeAsync(4500)
    expect(names()).toEqual([])
    leave()
    await vi.advanceTimersByTimeAsync(1000)
  })
})

describe('a network that comes back', () => {
  it('makes an open connection prove itself, and opens none that was closed on request', () => {
    const { connection } = kit
    for (const value of ['connected', 'disconnected'] as const) {
      world.state(value)
      connection.setOnline(false)
      connection.setOnline(true)
      expect(world.checks).toHaveLength(1)
    }
  })
})
