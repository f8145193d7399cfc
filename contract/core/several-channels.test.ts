import { listen, type MissedEvents } from '@channelkit/core'
import { liveQuery, patchQueries } from '@channelkit/core/query'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { QueryClient } from '@tanstack/query-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let world: TestKit
let client: QueryClient
beforeEach(() => {
  vi.useFakeTimers()
  world = createTestKit({ onError: () => {} })
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
})
afterEach(() => {
  client.clear()
  world.server.destroy()
  vi.useRealTimers()
})
const settled = async () => {
  await world.server.settled()
  await world.server.settled()
}
async function lose() {
  world.server.cut()
  await settled()
  await vi.advanceTimersByTimeAsync(500)
  world.server.restore()
  await vi.advanceTimersByTimeAsync(3000)
  await settled()
}
type Counts = Record<string, number>
const conversations = ['a', 'b', 'c']

describe('a live query of several channels', () => {
  const open = (queryFn: () => Promise<Counts>) => {
    const store = liveQuery(world.kit, {
      client,
      queryKey: ['unread'],
      queryFn,
      channel: conversations,
      on: {
        message: (counts: Counts, _: unknown, { channel }) => ({
          ...counts,
          [channel]: (counts[channel] ?? 0) + 1,
        }),
      },
    })
    store.subscribe(() => {})
    return store
  }

  it('is fetched when all are live, and changed by the events of each', async () => {
    let asked = 0
    const store = open(async () => {
      asked++
      return { a: 1 }
    })
    await settled()
    expect([asked, store.getSnapshot().live, world.server.channels]).toEqual([1, 'live', conversations])
    for (const name of ['a', 'c']) world.server.emit(name, 'message')
    await settled()
    expect(store.getSnapshot().data).toEqual({ a: 2, c: 1 })
  })

  it('is fetched once after a gap, however many channels come back', async () => {
    let asked = 0
    open(async () => ({ a: ++asked }))
    await settled()
    await lose()
    expect(asked).toBe(2)
  })

  it('is no better than the worst of them', async () => {
    world.server.refuseAuth('private-b')
    const store = liveQuery(world.kit, {
      client,
      queryKey: ['n'],
      queryFn: async () => 1,
      channel: ['a', 'private-b'],
      on: {},
    })
    store.subscribe(() => {})
    await settled()
    await settled()
    expect(store.getSnapshot()).toMatchObject({ live: 'failed', liveError: { code: 'auth-denied' }, data: 1 })
  })

  it('patches a cache too, and has it fetched once after a gap', async () => {
    client.setQueryData(['unread'], { a: 1 })
    const refreshed = vi.spyOn(client, 'invalidateQueries')
    const stop = patchQueries(world.kit, client, {
      channel: conversations,
      queryKey: ['unread'],
      on: { message: (counts: Counts, _: unknown, { channel }) => ({ ...counts, [channel]: 9 }) },
    })
    await settled()
    world.server.emit('b', 'message')
    await settled()
    expect(client.getQueryData(['unread'])).toEqual({ a: 1, b: 9 })
    await lose()
    expect(refreshed).toHaveBeenCalledTimes(1)
    stop()
    await vi.advanceTimersByTimeAsync(1100)
    expect(world.server.channels).toEqual([])
  })
})

it('who listens is told of each channel that missed events, before what comes next', async () => {
  const told: (MissedEvents | string)[] = []
  const stop = listen(world.kit, ['a', 'b'], 'message', (_, { channel }) => told.push(channel), {
    onGap: (missed) => told.push(missed),
  })
  await settled()
  expect(told).toEqual([])
  const before = Date.now()
  await lose()
  world.server.emit('b', 'message')
  await settled()
  expect(told).toMatchObject([{ channel: 'a' }, { channel: 'b' }, 'b'])
  const { from, to } = told[0] as MissedEvents
  expect(from).toBeLessThanOrEqual(before)
  expect(to).toBeGreaterThan(before)
  stop()
  await lose()
  expect(told).toHaveLength(3)
})
