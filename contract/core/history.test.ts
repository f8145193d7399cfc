import { channel, feed, latest } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setUp } from './history-world.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 60)

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

describe('a server that keeps events', () => {
  it('tells whoever comes back exactly what they missed, and no gap opens', async () => {
    const { server, kit, come, cut, errors } = setUp()
    const messages = feed(kit, 'chat', ['message'])
    messages.subscribe(() => {})
    const room = channel(kit, 'chat')
    const statuses: string[] = []
    room.subscribe(() => statuses.push(room.getSnapshot().status))
    await server.settled()
    server.emit('chat', 'message', 1)
    await server.settled()
    await cut()
    server.emit('chat', 'message', 2)
    server.emit('chat', 'other', 'x')
    server.emit('chat', 'message', 3)
    await vi.advanceTimersByTimeAsync(10_000)
    const missedAt = Date.now() - 10_000
    await come()
    server.emit('chat', 'message', 4)
    await server.settled()
    const entries = messages.getSnapshot()
    expect(entries.map(({ data }) => data)).toEqual([1, 2, 3, 4])
    // When it was, not when it was told.
    expect(Math.abs(entries[1]!.at - missedAt)).toBeLessThan(100)
    expect(entries.every(({ gap }) => !gap)).toBe(true)
    expect(room.getSnapshot()).toMatchObject({ status: 'live', gap: null })
    expect(statuses.filter((status, n) => status !== statuses[n - 1])).toEqual([
      'subscribing',
      'live',
      'stale',
      'live',
    ])
    expect(errors).toEqual([])
    server.destroy()
  })

  it('says that there is a gap where it no longer has all of it, and tells what it has', async () => {
    const { server, kit, come, cut } = setUp({ history: [{ channels: 'chat', events: 2 }] })
    const heard: unknown[] = []
    channel(kit, 'chat').on('message', (data) => heard.push(data))
    await server.settled()
    await cut()
    for (let n = 1; n <= 5; n++) server.emit('chat', 'message', n)
    await come()
    expect(heard).toEqual([4, 5])
    expect(channel(kit, 'chat').getSnapshot().gap).toMatchObject({ from: expect.any(Number) })
    server.destroy()
  })

  it('misses nothing either of a channel whose events were all forgotten', async () => {
    const { server, kit, come, cut } = setUp({ history: [{ channels: '*', age: 5000 }] })
    const heard: unknown[] = []
    channel(kit, 'chat').on('message', (data) => heard.push(data))
    await server.settled()
    server.emit('chat', 'message', 1)
    await server.settled()
    await cut()
    await vi.advanceTimersByTimeAsync(60_000)
    server.emit('other', 'message', 1)
    server.emit('chat', 'message', 2)
    await come()
    expect(heard).toEqual([1, 2])
    expect(channel(kit, 'chat').getSnapshot().gap).toBe(null)
    server.destroy()
  })

  it('goes on telling whoever stayed on a channel that was quiet for so long that it was forgotten', async () => {
    const { server, kit, come, cut } = setUp({ history: [{ channels: '*', age: 5000 }] })
    const heard: unknown[] = []
    channel(kit, 'chat').on('message', (data) => heard.push(data))
    await server.settled()
    for (let n = 1; n <= 3; n++) server.emit('chat', 'message', n)
    await server.settled()
    await vi.advanceTimersByTimeAsync(60_000)
    server.emit('other', 'message', 1)
    server.emit('chat', 'message', 4)
    await server.settled()
    expect(heard).toEqual([1, 2, 3, 4])
    await cut()
    server.emit('chat', 'message', 5)
    await come()
    expect(heard).toEqual([1, 2, 3, 4, 5])
    server.destroy()
  })

  it('does not tell a sender what it wanted not to hear, back on another connection', async () => {
    const { server, kit, come, cut } = setUp()
    const heard: unknown[] = []
    channel(kit, 'chat').on('message', (data) => heard.push(data))
    await server.settled()
    const { socketId } = kit.connection.getSnapshot()
    await cut()
    server.hub.app('test').publish('chat', 'message', '"mine"', socketId!)
    server.emit('chat', 'message', 'theirs')
    await come()
    expect(heard).toEqual(['theirs'])
    server.destroy()
  })

  it('never loses, doubles or turns around an event, whenever the line goes', {
    timeout: 60_000,
  }, async () => {
    const act = fc.constantFrom(
      'kept',
      'kept',
      'kept',
      'plain',
      'client',
      'cut',
      'come',
      'wait',
      'settle',
      'leave',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
        const { server, errors } = setUp()
        const world = createTestKit({ server, user: { id: 'eve' } })
        const heard: unknown[] = []
        channel(world.kit, 'private-chat').on('message', (data, { serial }) =>
          heard.push([data, serial !== undefined]),
        )
        const said: unknown[] = []
        channel(world.kit, 'private-chat').on('client-said', (data) => said.push(data))
        await server.settled()
        const wanted: unknown[] = []
        for (const [n, what] of acts.entries()) {
          if (what === 'kept') {
            server.emit('private-chat', 'message', n)
            wanted.push([n, true])
          } else if (what === 'plain') server.emit('private-chat', 'other', n)
          else if (what === 'client') {
            server.hub
              .app('test')
              .relay(
                server.hub.app('test').open('private-chat'),
                { socketId: '0.0', subscriptions: new Map() } as never,
                'client-said',
                n,
                1,
              )
          } else if (what === 'cut') {
            world.line.cut()
            await server.settled()
          } else if (what === 'come') {
            world.line.restore()
            world.kit.connection.retry()
          } else if (what === 'wait') await vi.advanceTimersByTimeAsync(300)
          else if (what === 'settle') await server.settled()
        }
        world.line.restore()
        world.kit.connection.retry()
        await server.settled()
        await vi.advanceTimersByTimeAsync(100)
        await server.settled()
        expect(heard).toEqual(wanted)
        expect(channel(world.kit, 'private-chat').getSnapshot()).toMatchObject({ status: 'live', gap: null })
        expect(new Set(said).size).toBe(said.length)
        expect(errors).toEqual([])
        server.destroy()
      }),
      { numRuns },
    )
  })

  it('is asked for nothing where it keeps nothing', async () => {
    const { server, kit, come, cut } = setUp({})
    const told: string[] = []
    server.hub.tap(({ type }) => told.push(type))
    const price = latest(kit, 'ticker', 'price')
    price.subscribe(() => {})
    await server.settled()
    await cut()
    await come()
    expect(told).not.toContain('error')
    server.destroy()
  })
})
