import { createChannelKit, feed, latest, records, reduced, series } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import { record, replay } from '@channelkit/core/recording'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setUp } from './history-world.ts'

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

describe('a collection that begins with what was', () => {
  const past = async (server: ReturnType<typeof setUp>['server']) => {
    for (let n = 1; n <= 20; n++) {
      server.emit('market', 'quote', { symbol: n % 2 ? 'A' : 'B', price: n })
      server.emit('market', 'noise', n)
      await vi.advanceTimersByTimeAsync(1000)
    }
  }
  const prices = (list: readonly { data: unknown }[]) =>
    list.map(({ data }) => (data as { price: number }).price)

  it('has them on its first frame, each kind of store by its own rules', async () => {
    const { server, kit } = setUp()
    await past(server)
    const log = feed(kit, 'market', ['quote'], { rewind: { events: 10 } })
    const rows = records(kit, 'market', ['quote'], { by: 'symbol', rewind: 40 } as never)
    const newest = latest(kit, 'market', 'quote', { rewind: 3 })
    const line = series(kit, 'market', 'quote', { y: 'price', rewind: { seconds: 6 } } as never)
    const sum = reduced(kit, 'market', 'quote', ((all: number) => all + 1) as never, 0 as never, {
      rewind: 1000,
    })
    const frames: number[] = []
    log.subscribe(() => frames.push(log.getSnapshot().length))
    for (const store of [rows, newest, line, sum]) store.subscribe(() => {})
    await server.settled()
    // Of the last ten events, every other one is another's.
    expect(prices(log.getSnapshot())).toEqual([16, 17, 18, 19, 20])
    expect(frames.filter((length) => length > 0)).toEqual([5])
    expect(rows.getSnapshot().get('A')).toEqual({ symbol: 'A', price: 19 })
    expect(newest.getSnapshot()).toEqual({ symbol: 'B', price: 20 })
    expect([...line.getSnapshot().y.price!]).toEqual([16, 17, 18, 19, 20])
    const { x } = line.getSnapshot()
    for (let n = 1; n < x.length; n++) expect(x[n]! - x[n - 1]!).toBeGreaterThan(900)
    expect(sum.getSnapshot()).toBe(20)
    server.destroy()
  })

  it('has each once, though some come while they are asked for, and goes on after a lost line', async () => {
    const { server, kit, come, cut } = setUp()
    await past(server)
    const log = feed(kit, 'market', ['quote'], { rewind: 100 })
    log.subscribe(() => {})
    // One after the other while the line opens, is subscribed and asks.
    for (let n = 21; n <= 60; n++) {
      server.emit('market', 'quote', { symbol: 'A', price: n })
      await vi.advanceTimersByTimeAsync(n % 3)
    }
    await server.settled()
    expect(prices(log.getSnapshot())).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
    await cut()
    server.emit('market', 'quote', { symbol: 'A', price: 61 })
    await come()
    expect(prices(log.getSnapshot())).toEqual(Array.from({ length: 61 }, (_, n) => n + 1))
    server.destroy()
  })

  it('has them again when it is played back from a recording', async () => {
    const { server, kit } = setUp()
    await past(server)
    const recorder = record(kit)
    const log = feed(kit, 'market', ['quote'], { rewind: 10 })
    log.subscribe(() => {})
    await server.settled()
    server.emit('market', 'quote', { symbol: 'A', price: 21 })
    await server.settled()
    const source = replay(recorder.stop(), { times: 'recorded' })
    const again = createChannelKit({ source, deferred, clock: source.clock })
    const played = feed(again, 'market', ['quote'], { rewind: 10 })
    played.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(source.duration + 100)
    expect(played.getSnapshot().map(({ data, serial }) => [data, serial])).toEqual(
      log.getSnapshot().map(({ data, serial }) => [data, serial]),
    )
    again.destroy()
    server.destroy()
  })

  it('begins with nothing where nothing is kept, and refuses nonsense', async () => {
    const { server, kit } = setUp({})
    await past(server)
    const log = feed(kit, 'market', ['quote'], { rewind: 100 })
    log.subscribe(() => {})
    await server.settled()
    expect(log.getSnapshot()).toEqual([])
    server.emit('market', 'quote', { symbol: 'A', price: 21 })
    await server.settled()
    expect(prices(log.getSnapshot())).toEqual([21])
    for (const rewind of [0, -1, Number.NaN, {}, { seconds: Number.POSITIVE_INFINITY }])
      expect(() => feed(kit, 'market', ['quote'], { rewind })).toThrow(
        expect.objectContaining({ code: 'invalid-options' }),
      )
    server.destroy()
  })
})
