import { QueryClient } from '@tanstack/query-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../../test/told-kit.ts'
import type { EventMeta } from '../routes.ts'
import { type WriteOptions, write } from '../write.ts'
import { type LiveQuery, type LiveQueryOptions, liveQuery } from './live-query.ts'

interface Row {
  id: number
  text?: string
}

const CHANNEL = 'room'
let world: ReturnType<typeof createToldKit>
let client: QueryClient
let store: LiveQuery<Row[]>
let fetches: ((rows: Row[]) => void)[]
let metas: EventMeta[]
beforeEach(async () => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  fetches = []
  metas = []
  const add = (rows: Row[], row: Row, meta: EventMeta) => {
    metas.push(meta)
    return [...rows, row]
  }
  const queryFn = () => new Promise<Row[]>((resolve) => fetches.push(resolve))
  const options = { client, queryKey: ['rows'], queryFn, channel: CHANNEL, on: { new: add, all: 'refetch' } }
  store = liveQuery(world.kit, options as unknown as LiveQueryOptions<never, Row[]>)
  store.subscribe(() => {})
  await live()
})
afterEach(() => {
  world.kit.destroy()
  client.clear()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const settle = async (ms = 0) => {
  await vi.advanceTimersByTimeAsync(ms)
  world.kit.flush()
}
const live = async (at = 1) => {
  world.line('connected', at)
  world.told({ type: 'subscribed', channel: CHANNEL, at })
  await settle()
}
const answers = async (...ids: number[]) => {
  fetches.at(-1)!(ids.map((id) => ({ id })))
  await settle()
}
/** Writes a row, and gives the way in which the server answers. */
const put = async (id: number, options: WriteOptions = {}, event = 'new') => {
  let answer: (row: unknown) => void = () => {}
  const send = () => new Promise<undefined>((resolve) => (answer = resolve as typeof answer))
  void write(world.kit, CHANNEL as never, event as never, { id } as never, send as never, options as never)
  await settle()
  return async (row?: unknown) => {
    answer(row)
    await settle()
  }
}
const says = (id: number) => {
  world.told({ type: 'event', channel: CHANNEL, event: 'new', data: { id }, at: 5 })
  return settle()
}
const ids = () => store.getSnapshot().data?.map(({ id }) => id)
const cached = () => client.getQueryData<Row[]>(['rows'])?.map(({ id }) => id)
const state = () => ({ ids: ids(), cached: cached(), writes: store.getSnapshot().writes.length })

describe('a write over a live query', () => {
  it('lies over what is cached until its event comes, then counts once', async () => {
    await answers(1)
    await put(2)
    expect(state()).toEqual({ ids: [1, 2], cached: [1], writes: 1 })
    expect(metas.at(-1)).toMatchObject({ channel: CHANNEL, event: 'new', data: { id: 2 } })
    await says(2)
    expect(state()).toEqual({ ids: [1, 2], cached: [1, 2], writes: 0 })
  })

  it('shows nothing before there is anything, nor where its event has it fetched again', async () => {
    await put(2)
    expect([ids(), world.errors]).toEqual([undefined, []])
    await answers(1)
    expect(ids()).toEqual([1, 2])
    await put(3, {}, 'all')
    expect([state(), world.errors]).toEqual([{ ids: [1, 2], cached: [1], writes: 2 }, []])
  })

  it('becomes part of what is cached as the server has it, where no event will come', async () => {
    await answers(1)
    const answer = await put(2, { echo: false })
    await answer({ id: 20 })
    expect(state()).toEqual({ ids: [1, 20], cached: [1, 20], writes: 0 })
    expect(metas.at(-1)).toMatchObject({ event: 'new', data: { id: 20 } })
  })

  it('shows what the server made of it until the event comes', async () => {
    await answers(1)
    const answer = await put(2)
    await answer({ id: 20 })
    expect(state()).toEqual({ ids: [1, 20], cached: [1], writes: 0 })
    expect(metas.at(-1)?.data).toEqual({ id: 20 })
    await says(20)
    expect(state()).toEqual({ ids: [1, 20], cached: [1, 20], writes: 0 })
  })

  it('keeps its own where the server answers with something that has no id', async () => {
    await answers(1)
    const answer = await put(2)
    await answer('stored')
    expect(ids()).toEqual([1, 2])
    await answer(null)
    expect(ids()).toEqual([1, 2])
    await says(2)
    expect(state()).toEqual({ ids: [1, 2], cached: [1, 2], writes: 0 })
  })

  it('is known to a fetch that began after its answer, and to no other', async () => {
    await answers(1)
    void client.invalidateQueries({ queryKey: ['rows'] })
    await settle()
    const answer = await put(2)
    await answer({ id: 2 })
    await answers(1)
    expect(ids()).toEqual([1, 2])
    client.setQueryData(['rows'], [{ id: 1 }])
    void client.fetchQuery({ queryKey: ['other'], queryFn: async () => [] })
    await settle()
    expect(ids()).toEqual([1, 2])
    void client.invalidateQueries({ queryKey: ['rows'] })
    await settle()
    await answers(1, 2, 3)
    expect(state()).toEqual({ ids: [1, 2, 3], cached: [1, 2, 3], writes: 0 })
  })

  it('has a fetch begun anew that was under way when the answer came, where no event will', async () => {
    await answers(1)
    void client.invalidateQueries({ queryKey: ['rows'] })
    await settle()
    const answer = await put(2, { echo: false })
    await answer({ id: 2 })
    expect([fetches.length, cached()]).toEqual([3, [1]])
    await answers(1, 2)
    expect(state()).toEqual({ ids: [1, 2], cached: [1, 2], writes: 0 })
  })

  it('does not wait for an event that was missed', async () => {
    await answers(1)
    const answer = await put(2)
    await answer({ id: 2 })
    expect(cached()).toEqual([1])
    world.line('lost', 6)
    await live(7)
    await answers(1, 2)
    expect(state()).toEqual({ ids: [1, 2], cached: [1, 2], writes: 0 })
  })

  it('has all fetched again where its event was missed before its answer', async () => {
    await answers(1)
    const answer = await put(2)
    world.line('lost', 6)
    await live(7)
    await answers(1)
    expect(ids()).toEqual([1, 2])
    await answer({ id: 2 })
    expect(fetches).toHaveLength(3)
    await answers(1, 2)
    expect(state()).toEqual({ ids: [1, 2], cached: [1, 2], writes: 0 })
  })

  it('knows the event of a new row by its id alone', async () => {
    await answers(1)
    const answer = await put(2)
    await answer({ id: 2, text: 'as stored' })
    world.told({ type: 'event', channel: CHANNEL, event: 'new', data: { id: 2, text: 'as told' }, at: 5 })
    await settle()
    expect(state()).toEqual({ ids: [1, 2], cached: [1, 2], writes: 0 })
  })

  it('and its timers end with the last who looks', async () => {
    await answers(1)
    const answer = await put(2)
    await answer({ id: 2 })
    world.kit.destroy()
    client.clear()
    expect(vi.getTimerCount()).toBe(0)
  })
})
