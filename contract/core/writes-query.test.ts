import { append, liveQuery, upsert } from '@channelkit/core/query'
import { QueryClient } from '@tanstack/query-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Row, shownBy, useWrites } from './writes-world.ts'

const world = useWrites()
const { emit, post, put, settled } = world
let client: QueryClient
beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
})
afterEach(() => client.clear())

describe('a write of a live query', () => {
  const open = (queryFn: () => Promise<Row[]>) => {
    const store = liveQuery(world.kit, {
      client,
      queryKey: ['rows'],
      queryFn,
      channel: 'room',
      on: { new: append('id'), changed: upsert('id') },
    })
    store.subscribe(() => {})
    return { store, texts: () => store.getSnapshot().data?.map(({ text }) => text) }
  }

  it('lies over what is cached, which holds only what came from the server', async () => {
    const { store, texts } = open(async () => [{ id: 'a', text: 'A' }])
    await settled()
    const { send, refuse } = post()
    void put('new', { id: 'b', text: 'B' }, send)
    await settled()
    expect([texts(), client.getQueryData<Row[]>(['rows'])?.length]).toEqual([['A', 'B'], 1])
    expect(store.getSnapshot().writes).toMatchObject([{ status: 'pending' }])
    await refuse(new Error('no'))
    expect([texts(), store.getSnapshot().writes[0]?.status]).toEqual([['A'], 'failed'])
  })

  it('is confirmed by its event, and by what is fetched after its answer', async () => {
    const server: Row[] = []
    const { store, texts } = open(async () => [...server])
    const shown = shownBy(store, texts)
    await settled()
    const [first, second] = [post(), post()]
    void put('new', { id: 'a', text: 'A' }, first.send)
    void put('new', { id: 'tmp', text: 'B', clientId: 'c' }, second.send, { clientId: 'clientId' })
    await settled()
    await emit('new', { id: 'a', text: 'A' })
    server.push({ id: 'a', text: 'A' }, { id: '8', text: 'B', clientId: 'c' })
    await client.invalidateQueries({ queryKey: ['rows'] })
    await settled()
    expect(store.getSnapshot().data?.map(({ id }) => id)).toEqual(['a', '8'])
    await second.answer({ id: '8', text: 'B' })
    expect(texts()).toEqual(['A', 'B'])
    expect(shown.every((one) => new Set(one as string[]).size === ((one as string[])?.length ?? 0))).toBe(
      true,
    )
  })
})
