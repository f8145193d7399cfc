import { QueryClient } from '@tanstack/query-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../../test/told-kit.ts'
import { type LiveQueryOptions, liveQuery } from './live-query.ts'
import { replace } from './rules.ts'

interface Order {
  id: number
}
type Options = LiveQueryOptions<never, Order[]>

const CHANNEL = 'private-orders'
let world: ReturnType<typeof createToldKit>
let client: QueryClient
let fetches: { answer(orders: Order[]): void; refuse(error: unknown): void }[]
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  fetches = []
})
afterEach(() => {
  world.kit.destroy()
  client.clear()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const queryFn = () =>
  new Promise<Order[]>((answer, refuse) => {
    fetches.push({ answer, refuse })
  })
const add = (orders: Order[], order: Order) => [...orders, order]
const options = (more: object = {}) =>
  ({
    client,
    queryKey: ['orders'],
    queryFn,
    channel: CHANNEL,
    on: { placed: add },
    ...more,
  }) as unknown as Options
const open = (more?: object) => {
  const store = liveQuery(world.kit, options(more))
  return { store, stop: store.subscribe(() => {}) }
}
const settle = async (ms = 0) => {
  await vi.advanceTimersByTimeAsync(ms)
  world.kit.flush()
}
const live = async (...channels: string[]) => {
  world.line('connected')
  for (const channel of channels.length > 0 ? channels : [CHANNEL])
    world.told({ type: 'subscribed', channel })
  await settle()
}
const answers = async (...ids: number[]) => {
  fetches.at(-1)!.answer(ids.map((id) => ({ id })))
  await settle()
}
const placed = (id: number) => world.told({ type: 'event', channel: CHANNEL, event: 'placed', data: { id } })
const ids = (store: { getSnapshot(): { data?: Order[] | undefined } }) =>
  store.getSnapshot().data?.map(({ id }) => id)

describe('a live query that nobody uses yet', () => {
  it('shows what is cached, the same until that changes', () => {
    const store = liveQuery(world.kit, options())
    const before = store.getSnapshot()
    expect(before).toMatchObject({ status: 'pending', live: 'idle', liveError: null, writes: [] })
    expect(store.getSnapshot()).toBe(before)
    client.setQueryData(['orders'], [{ id: 1 }])
    expect(ids(store)).toEqual([1])
    expect(store.getSnapshot()).toBe(store.getSnapshot())
  })

  it('says that the kit has ended, and is a plain query still where it has no channel', () => {
    const [store, plain] = [liveQuery(world.kit, options()), liveQuery(world.kit, options({ channel: null }))]
    world.kit.destroy()
    expect(store.getSnapshot()).toMatchObject({
      live: 'failed',
      liveError: { code: 'destroyed' },
      status: 'pending',
    })
    expect(plain.getSnapshot()).toMatchObject({ live: 'idle', liveError: null })
  })
})

describe('a live query in use', () => {
  it('is one for all who ask the same, and follows what its channel is', async () => {
    const { store, stop } = open()
    expect(liveQuery(world.kit, options({ on: { placed: () => [] } }))).toBe(store)
    await settle()
    expect(store.getSnapshot()).toMatchObject({ live: 'subscribing', fetchStatus: 'fetching' })
    await live()
    expect(store.getSnapshot()).toMatchObject({ live: 'live', status: 'pending' })
    await answers(1)
    placed(2)
    await settle()
    expect(ids(store)).toEqual([1, 2])
    stop()
  })

  it('takes the rules and options that were given last', async () => {
    const { store } = open()
    await live()
    await answers(1)
    store.setOptions(
      options({ on: { placed: (orders: Order[], { id }: Order) => [{ id: -id }, ...orders] } }),
    )
    placed(2)
    await settle()
    expect(ids(store)).toEqual([-2, 1])
    store.setOptions(options({ on: { placed: 'refetch' }, queryFn: async () => [{ id: 9 }] }))
    placed(3)
    await settle()
    expect(ids(store)).toEqual([-2, 1])
    await client.invalidateQueries({ queryKey: ['orders'] })
    await settle()
    expect([ids(store), fetches.length]).toEqual([[9], 1])
  })

  it('touches no query whose key only begins like its own', async () => {
    client.setQueryData(['orders', 'mine'], [{ id: 7 }])
    open()
    await live()
    await answers(1)
    placed(2)
    world.kit.reauthorize()
    await settle()
    expect(client.getQueryData(['orders', 'mine'])).toEqual([{ id: 7 }])
  })

  it('begins anew with nothing when somebody else is there', async () => {
    const { store } = open()
    await live()
    await answers(1)
    world.kit.reauthorize()
    expect(client.getQueryData(['orders'])).toBeUndefined()
    await live()
    await answers(2)
    expect(ids(store)).toEqual([2])
  })

  it('lets a fetch go on that waits for the channel to come back', async () => {
    const { store } = open()
    await live()
    await answers(1)
    world.line('lost', 2000)
    void client.invalidateQueries({ queryKey: ['orders'] })
    await settle(100)
    expect(fetches).toHaveLength(1)
    world.line('connected', 3000)
    world.told({ type: 'subscribed', channel: CHANNEL })
    await settle()
    expect(fetches).toHaveLength(2)
    await answers(1, 2)
    expect(ids(store)).toEqual([1, 2])
  })

  it('fetches without a channel that does not come in time', async () => {
    open()
    await settle(1999)
    expect(fetches).toHaveLength(0)
    await settle(1)
    expect(fetches).toHaveLength(1)
    await answers(1)
  })

  it('runs no rule before there is data, unless its event says all', async () => {
    const placedRule = vi.fn(add)
    const { store } = open({ on: { placed: placedRule, state: replace() }, retry: false })
    await live()
    fetches[0]!.refuse(new Error('no'))
    await settle()
    placed(2)
    await settle()
    expect([placedRule.mock.calls, world.errors]).toEqual([[], []])
    world.told({ type: 'event', channel: CHANNEL, event: 'state', data: [{ id: 5 }] })
    await settle()
    expect(ids(store)).toEqual([5])
  })
})

describe('what waits for data', () => {
  it('keeps the channel for a second, in which somebody may come', async () => {
    const store = liveQuery(world.kit, options())
    let done = false
    void store.ensure().then(() => {
      done = true
    })
    await live()
    expect(done).toBe(false)
    await answers(1)
    expect(done).toBe(true)
    world.asked()
    await settle(999)
    placed(2)
    await settle()
    expect([ids(store), world.asked()]).toEqual([[1, 2], []])
    await settle(200)
    expect(world.asked()).toContain(`unsubscribe "${CHANNEL}"`)
  })

  it('resolves too when the fetch failed, and leaves no timer where the kit has ended', async () => {
    const store = liveQuery(world.kit, options())
    const ready = store.ensure()
    await live()
    world.kit.destroy()
    fetches[0]!.refuse(new Error('no'))
    await settle()
    await ready
    client.clear()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('knows why there is no data, unless it is being fetched again', async () => {
    const { store } = open()
    expect(store.failure()).toBeNull()
    await live()
    expect(store.failure()).toBeNull()
    const error = new Error('no')
    fetches[0]!.refuse(error)
    await settle()
    expect(store.failure()).toBe(error)
    void store.getSnapshot().refetch()
    await settle()
    expect(store.failure()).toBeNull()
    await answers(1)
    expect(store.failure()).toBeNull()
  })

  it('knows of no failure of a query that is gone', () => {
    const { store, stop } = open()
    stop()
    client.clear()
    expect(store.failure()).toBeNull()
  })
})

it('is plain where it has no channel', async () => {
  const { store } = open({ channel: null })
  await settle()
  expect([fetches.length, world.asked()]).toEqual([1, []])
  await answers(1)
  expect(ids(store)).toEqual([1])
})
