import { createFollower, defineReduced, feed, latest, records, reduced, series } from '@channelkit/core'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let world: TestKit
const errors: string[] = []
beforeEach(() => {
  errors.length = 0
  vi.useFakeTimers()
  world = createTestKit({ onError: (error) => errors.push(error.code) })
})
afterEach(() => {
  world.server.destroy()
  vi.useRealTimers()
})
const settled = async () => {
  await world.server.settled()
  await world.server.settled()
}

interface Row {
  id: number
  text: string
}

describe('an initial value', () => {
  it('shows before anybody listens, and until something is heard', async () => {
    const price = latest<never, never, number>(world.kit, 'ticker' as never, 'price' as never, { initial: 1 })
    expect([price.getSnapshot(), price.getInitialSnapshot()]).toEqual([1, 1])
    const stop = price.subscribe(() => {})
    await settled()
    expect(price.getSnapshot()).toBe(1)
    world.server.emit('ticker', 'price', 2)
    await settled()
    expect(price.getSnapshot()).toBe(2)
    stop()
  })

  it('is older than anything heard, whoever comes with it', async () => {
    const open = (initial: number) =>
      latest<never, never, number>(world.kit, 'ticker' as never, 'price' as never, { initial })
    const first = open(1)
    first.subscribe(() => {})
    await settled()
    world.server.emit('ticker', 'price', 5)
    await settled()
    const second = open(0)
    expect(second).toBe(first)
    expect(second.getSnapshot()).toBe(5)
  })

  it('stands in every collection', async () => {
    const rows = records<never, never, Row>(world.kit, 'rows' as never, 'saved' as never, {
      by: 'id',
      initial: [{ id: 1, text: 'a' }],
    })
    const entries = feed<never, never, Row>(world.kit, 'rows' as never, 'saved' as never, {
      initial: [{ data: { id: 1, text: 'a' }, at: 7 }],
    })
    const points = series(world.kit, 'rows', 'point', { x: 'at', y: 'n', initial: [{ at: 1, n: 2 }] })
    const count = reduced(world.kit, 'rows', 'saved', (n: number) => n + 1, 0, { initial: 3 })
    const all = [rows, entries, points, count]
    const shown = () => [
      rows.getSnapshot().ids,
      (entries.getSnapshot() as readonly { data: Row }[]).map(({ data }) => data.id),
      [...points.getSnapshot().x],
      count.getSnapshot(),
    ]
    expect(shown()).toEqual([['1'], [1], [1], 3])
    const stops = all.map((store) => store.subscribe(() => {}))
    await settled()
    expect(shown()).toEqual([['1'], [1], [1], 3])
    world.server.emit('rows', 'saved', { id: 2, text: 'b' })
    world.server.emit('rows', 'point', { at: 2, n: 3 })
    await settled()
    expect(shown()).toEqual([['1', '2'], [1, 2], [1, 2], 4])
    for (const stop of stops) stop()
    await vi.advanceTimersByTimeAsync(1100)
    // Nobody used it for a while: what was given then is as good as nothing.
    expect(shown()).toEqual([[], [], [], 0])
  })
})

describe('an initial value of no channel, or of several', () => {
  it('shows while the channel is off', () => {
    const price = latest<never, never, number>(world.kit, null, 'price' as never, { initial: 7 })
    expect([price.getSnapshot(), price.getInitialSnapshot()]).toEqual([7, 7])
    const rows = records<never, never, Row>(world.kit, undefined, 'saved' as never, {
      by: 'id',
      initial: [{ id: 1, text: 'a' }],
    })
    expect(rows.getSnapshot().ids).toEqual(['1'])
  })

  it('waits for the channel that comes later', () => {
    const follow = createFollower()
    const shown = (channel: string | null, initial: number) => {
      const make = (options: object) => latest(world.kit, channel, 'price', options)
      return follow(channel, { initial }, make as never)[0].getSnapshot()
    }
    expect([shown(null, 7), shown('a', 7), shown('b', 7), shown('b', 8)]).toEqual([7, 7, undefined, 8])
  })

  it('is there once, however many channels there are', () => {
    const entries = feed<never, never, Row>(world.kit, ['a', 'b'] as never, 'saved' as never, {
      initial: [{ data: { id: 1, text: 'a' }, at: 7 }],
    })
    expect(entries.getSnapshot()).toHaveLength(1)
  })
})

describe('an initial function', () => {
  it('fetches for its channel; what comes meanwhile is applied after', async () => {
    const asked: [string, (rows: Row[]) => void][] = []
    const rows = records<never, never, Row>(world.kit, 'rows' as never, 'saved' as never, {
      by: 'id',
      initial: ({ channel }) => new Promise<Row[]>((resolve) => asked.push([channel, resolve])),
    })
    rows.subscribe(() => {})
    await settled()
    expect(asked.map(([channel]) => channel)).toEqual(['rows'])
    world.server.emit('rows', 'saved', { id: 1, text: 'new' })
    await settled()
    asked[0]![1]([{ id: 1, text: 'old' }])
    await settled()
    expect(rows.getSnapshot().get('1')?.text).toBe('new')
  })

  it('does not hold back the newest event of a single value', async () => {
    let answer = (_: number) => {}
    const price = latest<never, never, number>(world.kit, 'ticker' as never, 'price' as never, {
      initial: () =>
        new Promise<number>((resolve) => {
          answer = resolve
        }),
    })
    price.subscribe(() => {})
    await settled()
    world.server.emit('ticker', 'price', 2)
    await settled()
    expect(price.getSnapshot()).toBe(2)
    answer(1)
    await settled()
    expect(price.getSnapshot()).toBe(2)
  })

  it('asks though the server is down, and again once it is there', async () => {
    world.server.cut()
    const asked: (number | null)[] = []
    const total = defineReduced({
      channel: 'orders',
      events: 'placed',
      reduce: (n: number) => n + 1,
      initial: 0,
      backfill: async (from) => asked.push(from) * 10,
    })
    const store = reduced(world.kit, 'orders', 'placed', total.reduce, total.initial, total)
    store.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(2100)
    expect([store.getSnapshot(), asked]).toEqual([10, [null]])
    world.server.restore()
    await vi.advanceTimersByTimeAsync(3000)
    await settled()
    expect(asked).toHaveLength(2)
    expect(asked[1]).toBeGreaterThan(0)
    expect(store.getSnapshot()).toBe(20)
  })

  it('asks at once where the channel is refused, and says why it is not live', async () => {
    world.server.refuseAuth('private-orders')
    const store = latest<never, never, number>(world.kit, 'private-orders' as never, 'total' as never, {
      initial: () => 7,
    })
    store.subscribe(() => {})
    await settled()
    await settled()
    expect(store.details.getSnapshot()).toMatchObject({
      data: 7,
      status: 'failed',
      error: { code: 'auth-denied' },
    })
  })

  it('says when it failed, and goes on with events', async () => {
    const store = feed(world.kit, 'room', 'message', { initial: () => Promise.reject(new Error('down')) })
    store.subscribe(() => {})
    await settled()
    world.server.emit('room', 'message', 1)
    await settled()
    expect(store.details.getSnapshot()).toMatchObject({ status: 'live', error: { code: 'backfill-failed' } })
    expect(store.getSnapshot()).toHaveLength(1)
    expect(errors).toEqual(['backfill-failed'])
  })
})

describe('a reduced state with a backfill', () => {
  it('is fetched again after a gap, and its version keeps an event from counting twice', async () => {
    const server = { total: 5, version: 5 }
    const votes = defineReduced({
      channel: 'poll',
      events: 'vote',
      reduce: (state: typeof server, { version }: { version: number }) => ({
        total: state.total + 1,
        version,
      }),
      initial: { total: 0, version: 0 },
      version: 'version',
      backfill: async () => ({ ...server }),
    } as never)
    const { reduce, initial } = votes as never as { reduce: never; initial: typeof server }
    const store = reduced(world.kit, 'poll', 'vote', reduce, initial, votes as never)
    const vote = () => {
      server.total++
      world.server.emit('poll', 'vote', { version: ++server.version })
    }
    store.subscribe(() => {})
    vote()
    await settled()
    vote()
    await settled()
    expect(store.getSnapshot()).toEqual(server)
    world.server.cut()
    await settled()
    vote()
    world.server.restore()
    await vi.advanceTimersByTimeAsync(3000)
    await settled()
    expect(store.getSnapshot()).toEqual(server)
    expect(store.details.getSnapshot()).toMatchObject({ status: 'live', gap: null, error: null })
  })
})
