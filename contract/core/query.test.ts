import { liveQuery, patchQueries } from '@channelkit/core/query'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { QueryClient } from '@tanstack/query-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

interface Order {
  id: number
}
let world: TestKit
let client: QueryClient
const asked: ((orders: Order[]) => void)[] = []
const queryFn = () => new Promise<Order[]>((resolve) => asked.push(resolve))
const on = {
  placed: (orders: Order[], order: Order) => [...orders, order],
  imported: 'refetch' as const,
}
beforeEach(() => {
  asked.length = 0
  world = createTestKit()
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
})
afterEach(() => {
  world.server.destroy()
  client.clear()
  vi.useRealTimers()
})
const settled = async () => {
  await world.server.settled()
  await world.server.settled()
}
const emit = (event: string, data?: unknown) => world.server.emit('private-orders', event, data)
const open = () => {
  const store = liveQuery(world.kit, { client, queryKey: ['orders'], queryFn, channel: 'private-orders', on })
  const stop = store.subscribe(() => {})
  return { store, stop, ids: () => store.getSnapshot().data?.map(({ id }) => id) }
}

describe('a live query', () => {
  it('subscribes first, then fetches; events that come meanwhile are applied after, in order and once', async () => {
    const { store, ids } = open()
    expect(asked).toHaveLength(0)
    await settled()
    expect(asked).toHaveLength(1)
    expect(store.getSnapshot()).toMatchObject({ isPending: true, live: 'live' })
    emit('placed', { id: 3 })
    emit('placed', { id: 4 })
    await settled()
    expect(ids()).toBeUndefined()
    asked[0]!([{ id: 1 }, { id: 2 }])
    await settled()
    expect(ids()).toEqual([1, 2, 3, 4])
    emit('placed', { id: 5 })
    await settled()
    expect(ids()).toEqual([1, 2, 3, 4, 5])
    expect(asked).toHaveLength(1)
  })

  it('is fetched again after a gap and where a rule says so', async () => {
    const { ids } = open()
    await settled()
    asked[0]!([{ id: 1 }])
    await settled()
    world.server.cut()
    await settled()
    emit('placed', { id: 2 })
    world.server.restore()
    await settled()
    expect(asked).toHaveLength(2)
    emit('placed', { id: 3 })
    await settled()
    asked[1]!([{ id: 1 }, { id: 2 }])
    await settled()
    expect(ids()).toEqual([1, 2, 3])
    emit('imported')
    await settled()
    expect(asked).toHaveLength(3)
  })

  it('does not apply what its version says is known already', async () => {
    const store = liveQuery(world.kit, {
      client,
      queryKey: ['score'],
      queryFn: async () => ({ goals: 2, version: 7 }),
      channel: 'match',
      version: 'version',
      on: { goal: (_, next: { goals: number; version: number }) => next },
    })
    store.subscribe(() => {})
    await settled()
    world.server.emit('match', 'goal', { goals: 1, version: 6 })
    await settled()
    expect(store.getSnapshot().data).toEqual({ goals: 2, version: 7 })
    world.server.emit('match', 'goal', { goals: 3, version: 8 })
    await settled()
    expect(store.getSnapshot().data).toEqual({ goals: 3, version: 8 })
  })

  it('follows its channel from the first fetch for whoever waits for data before using it', async () => {
    const store = liveQuery(world.kit, {
      client,
      queryKey: ['orders'],
      queryFn,
      channel: 'private-orders',
      on,
    })
    const ready = store.ensure()
    await settled()
    asked[0]!([{ id: 1 }])
    await ready
    emit('placed', { id: 2 })
    await settled()
    store.subscribe(() => {})
    await settled()
    expect([store.getSnapshot().data, asked.length]).toEqual([[{ id: 1 }, { id: 2 }], 1])
  })

  it('is left again when nobody came to use what was waited for', async () => {
    vi.useFakeTimers()
    const store = liveQuery(world.kit, {
      client,
      queryKey: ['orders'],
      queryFn: async (): Promise<Order[]> => [],
      channel: 'private-orders',
      on,
    })
    const ready = store.ensure()
    await vi.advanceTimersByTimeAsync(100)
    await ready
    expect(world.server.channels).toEqual(['private-orders'])
    await vi.advanceTimersByTimeAsync(1100)
    expect(world.server.channels).toEqual([])
  })

  it('fetches anew what was there before its channel was live', async () => {
    client.setQueryData(['orders'], [{ id: 1 }])
    const { store, ids } = open()
    expect(store.getInitialSnapshot().data).toEqual([{ id: 1 }])
    expect(ids()).toEqual([1])
    await settled()
    expect(asked).toHaveLength(1)
    asked[0]!([{ id: 1 }, { id: 2 }])
    await settled()
    expect(ids()).toEqual([1, 2])
  })

  it('fetches without its channel when that fails or does not come', async () => {
    world.server.refuseAuth()
    const { store } = open()
    await settled()
    asked[0]!([])
    await settled()
    expect(store.getSnapshot()).toMatchObject({ data: [], live: 'failed' })
    vi.useFakeTimers()
    world.server.cut()
    const other = liveQuery(world.kit, { client, queryKey: ['other'], queryFn, channel: 'other', on })
    other.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(1900)
    expect(asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(200)
    expect(asked).toHaveLength(2)
    // Begun before the channel was live, it may miss events: it begins anew.
    world.server.restore()
    await settled()
    expect(asked).toHaveLength(3)
    asked[1]!([{ id: 1 }])
    asked[2]!([{ id: 2 }])
    await settled()
    await vi.advanceTimersByTimeAsync(100)
    expect(other.getSnapshot()).toMatchObject({ data: [{ id: 2 }], live: 'live' })
  })

  it('leaves channel and cache when nobody looks any more', async () => {
    const { stop } = open()
    await settled()
    asked[0]!([])
    await settled()
    stop()
    await settled()
    expect(world.server.channels).toEqual([])
    expect(
      client
        .getQueryCache()
        .find({ queryKey: ['orders'] })
        ?.getObserversCount(),
    ).toBe(0)
  })
})

describe('patchQueries', () => {
  it('changes every query under a key, waits for fetches, and stops', async () => {
    client.setQueryData(['orders', 'mine'], [{ id: 1 }])
    client.setQueryData(['orders', 'all'], [{ id: 1 }, { id: 2 }])
    const stop = patchQueries(world.kit, client, { channel: 'private-orders', queryKey: ['orders'], on })
    await settled()
    emit('placed', { id: 3 })
    await settled()
    expect(client.getQueryData(['orders', 'mine'])).toEqual([{ id: 1 }, { id: 3 }])
    expect(client.getQueryData(['orders', 'all'])).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
    const fetching = client.fetchQuery({ queryKey: ['orders', 'mine'], queryFn })
    emit('placed', { id: 4 })
    await settled()
    asked[0]!([{ id: 1 }, { id: 3 }])
    await fetching
    await settled()
    expect(client.getQueryData(['orders', 'mine'])).toEqual([{ id: 1 }, { id: 3 }, { id: 4 }])
    stop()
    await settled()
    expect(world.server.channels).toEqual([])
  })
})
