import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { type ChannelKit, typing } from '../index.ts'

let world: ReturnType<typeof createHandKit>
let kit: ChannelKit
beforeEach(() => {
  vi.useFakeTimers()
  world = createHandKit()
  kit = world.kit
})
afterEach(() => {
  kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
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

describe('who types', () => {
  const open = (options?: Parameters<typeof typing>[2], channel: string | null = 'presence-a') => {
    const store = typing(kit, channel as never, options)
    const told: boolean[] = []
    store.subscribe(() => told.push(store.getSnapshot().me))
    const shown = () => {
      kit.flush()
      return store.getSnapshot()
    }
    return { store, told, shown }
  }
  const type = (data: object, userId?: string, at = 1) =>
    world.tell({ type: 'event', at, channel: 'presence-a', event: 'client-typing', data, userId })

  it('says so in the state as soon as they begin, until they end', async () => {
    const { store, shown, told } = open()
    expect(shown()).toEqual({ typists: [], me: false, status: 'live', error: null })
    store.start()
    store.start()
    expect(shown().me).toBe(true)
    store.stop()
    store.stop()
    await vi.advanceTimersByTimeAsync(0)
    expect([shown().me, told, world.sent]).toEqual([false, [false, true, false], [true, false]])
  })

  it('tells who they are, by another event when they end', async () => {
    const { store } = open({ me: { id: 7, name: 'Ann' } })
    store.start()
    await vi.advanceTimersByTimeAsync(1500)
    store.start()
    store.stop()
    await vi.advanceTimersByTimeAsync(0)
    const me = { id: '7', name: 'Ann' }
    expect(world.said.map(({ event, data }) => [event, data])).toEqual([
      ['client-typing', { ...me, typing: true }],
      ['client-typing', { ...me, typing: true }],
      ['client-typing-end', { ...me, typing: false }],
    ])
  })

  it('is shown with since when, also while they go on, and not under one’s own name', async () => {
    const { shown } = open({ me: { name: 'Ann' } })
    type({ typing: true }, 'bob', 5)
    await vi.advanceTimersByTimeAsync(4000)
    type({ typing: true }, 'bob', 4005)
    type({ name: 'Ann' })
    type({})
    await vi.advanceTimersByTimeAsync(4000)
    expect(shown().typists).toEqual([{ id: 'bob', name: null, since: 5 }])
    world.tell({
      ...({ type: 'event', at: 1, channel: 'presence-a', event: 'client-typing-end' } as const),
      ...{ data: { typing: false }, userId: 'bob' },
    })
    world.left('nobody')
    expect(shown().typists).toEqual([])
  })

  it('is not known any more where the line is lost', () => {
    const { shown } = open()
    type({ typing: true }, 'bob')
    type({ typing: true }, 'eve')
    world.tell({ type: 'connection', at: 9, state: 'lost' })
    expect(shown()).toMatchObject({ typists: [], status: 'stale' })
  })

  it('is nobody without a channel, or on one of a kind on which nobody can', () => {
    const off = open({}, null)
    off.store.input('text')
    off.store.stop()
    expect(off.shown()).toEqual({ typists: [], me: false, status: 'idle', error: null })
    const wrong = typing(kit, 'public')
    expect(wrong.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'invalid-channel' } })
    const { store } = open()
    expect([open().store === store, open({ timeout: 5 }).store === store]).toEqual([true, false])
  })
})
