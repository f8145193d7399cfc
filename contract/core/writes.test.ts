import { feed, latest, type Readable, records, reduced, type WriteOptions, write } from '@channelkit/core'
import { append, liveQuery, upsert } from '@channelkit/core/query'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { QueryClient } from '@tanstack/query-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

interface Row {
  id: string
  text: string
  at?: number
  clientId?: string
}

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
const emit = async (event: string, data: unknown) => {
  world.server.emit('room', event, data)
  await settled()
}

/** A POST that the test answers. */
function post() {
  let answer = (_?: unknown) => {}
  let refuse = (_: unknown) => {}
  const calls: (string | null)[] = []
  return {
    calls,
    send({ socketId }: { socketId: string | null }) {
      calls.push(socketId)
      return new Promise<never>((resolve, reject) => {
        answer = resolve as typeof answer
        refuse = reject
      })
    },
    async answer(data?: unknown) {
      answer(data)
      await settled()
    },
    async refuse(error: unknown) {
      refuse(error)
      await settled()
    },
  }
}

const put = (event: string, data: unknown, send: ReturnType<typeof post>['send'], options: object = {}) =>
  write(world.kit, 'room', event, data, send, options as WriteOptions)

const rowsOf = (options: object = {}) => {
  const store = records<never, never, Row>(world.kit, 'room' as never, ['new', 'changed'] as never, {
    by: 'id',
    remove: 'removed' as never,
    ...options,
  })
  store.subscribe(() => {})
  return store
}
const texts = ({ getSnapshot }: ReturnType<typeof rowsOf>) => {
  const { ids, get } = getSnapshot()
  return ids.map((id) => get(id)?.text)
}

/** Everything that a store ever shows. */
function shownBy<T>(store: Readable<T>, what: () => unknown): unknown[] {
  const all: unknown[] = [what()]
  store.subscribe(() => {
    if (JSON.stringify(all.at(-1)) !== JSON.stringify(what())) all.push(what())
  })
  return all
}

describe('a write', () => {
  it('shows at once everywhere, and is confirmed by its event', async () => {
    const rows = rowsOf()
    const entries = feed(world.kit, 'room', 'new', { by: 'id' as never })
    const newest = latest(world.kit, 'room', 'new')
    const count = reduced(world.kit, 'room', 'new', (n: number) => n + 1, 0)
    for (const store of [entries, newest, count]) store.subscribe(() => {})
    await settled()
    const { send } = post()
    void put('new', { id: 'a', text: 'A' }, send)
    await settled()
    const shown = () => [
      texts(rows),
      entries.getSnapshot().map(({ id }) => id),
      newest.getSnapshot(),
      count.getSnapshot(),
    ]
    expect(shown()).toEqual([['A'], [1], { id: 'a', text: 'A' }, 1])
    expect(rows.getSnapshot().writeOf('a')).toMatchObject({ status: 'pending', error: null })
    expect(entries.getSnapshot()[0]?.write?.status).toBe('pending')
    expect(newest.details.getSnapshot().writes).toHaveLength(1)
    const before = shown()
    await emit('new', { id: 'a', text: 'A', at: 7 })
    expect(rows.getSnapshot().writeOf('a')).toBeUndefined()
    expect(rows.getSnapshot().get('a')).toEqual({ id: 'a', text: 'A', at: 7 })
    expect(entries.getSnapshot()[0]).not.toHaveProperty('write')
    expect(shown()).toEqual([before[0], before[1], { id: 'a', text: 'A', at: 7 }, 1])
  })

  it('is confirmed by the answer, and its event changes nothing after', async () => {
    const rows = rowsOf()
    await settled()
    const { send, answer } = post()
    const result = put('new', { id: 'a', text: 'A' }, send)
    await answer({ id: 'a', text: 'A!' })
    expect(await result).toEqual({ status: 'stored', error: null })
    expect([texts(rows), rows.getSnapshot().writes]).toEqual([['A!'], []])
    await emit('new', { id: 'a', text: 'A!' })
    expect(texts(rows)).toEqual(['A!'])
  })

  it('is taken back with its error, and can be tried again', async () => {
    const rows = rowsOf({ initial: [{ id: 'a', text: 'old' }] })
    await settled()
    const first = post()
    const result = put('changed', { id: 'a', text: 'new' }, first.send)
    await settled()
    expect(texts(rows)).toEqual(['new'])
    await first.refuse(new Error('no network'))
    expect(texts(rows)).toEqual(['old'])
    expect(await result).toMatchObject({ status: 'failed', error: { code: 'write-failed' } })
    const failed = rows.getSnapshot().writeOf('a')!
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'write-failed', retryable: true } })
    expect(failed.error?.message).toContain('changed could not be written to room: Error: no network.')
    const again = failed.retry()
    await settled()
    expect([texts(rows), first.calls.length]).toEqual([['new'], 2])
    await first.answer()
    expect(await again).toEqual({ status: 'stored', error: null })
    expect([texts(rows), rows.getSnapshot().writes]).toEqual([['new'], []])
  })

  it('stays where it is asked to, until it is discarded', async () => {
    const rows = rowsOf()
    await settled()
    const { send, refuse } = post()
    void put('new', { id: 'a', text: 'A' }, send, { keep: true })
    await refuse(new Error('no'))
    expect([texts(rows), rows.getSnapshot().writeOf('a')?.status]).toEqual([['A'], 'failed'])
    rows.getSnapshot().writeOf('a')?.discard()
    await settled()
    expect([texts(rows), rows.getSnapshot().writes]).toEqual([[], []])
  })

  it('fails by the status of a fetch, and is stored by its event all the same', async () => {
    const rows = rowsOf()
    await settled()
    const { send, answer } = post()
    const result = put('new', { id: 'a', text: 'A' }, send)
    await answer({ ok: false, status: 422, json: () => {} })
    expect(await result).toMatchObject({ status: 'failed', error: { httpStatus: 422 } })
    expect(texts(rows)).toEqual([])
    await emit('new', { id: 'a', text: 'A' })
    expect([texts(rows), rows.getSnapshot().writes]).toEqual([['A'], []])
  })

  it('of a removal takes the row away, and brings it back where it fails', async () => {
    const rows = rowsOf({ initial: [{ id: 'a', text: 'A' }] })
    await settled()
    const { send, refuse } = post()
    void put('removed', 'a', send)
    await settled()
    expect(texts(rows)).toEqual([])
    await refuse(new Error('no'))
    expect(texts(rows)).toEqual(['A'])
  })

  it('stays over what others do until its own event has come', async () => {
    const newest = latest<never, never, { price: number }>(world.kit, 'room' as never, 'price' as never)
    const shown = shownBy(newest, () => newest.getSnapshot()?.price)
    await settled()
    await emit('price', { price: 150 })
    const { send, answer } = post()
    void put('price', { price: 160 }, send)
    await settled()
    await emit('price', { price: 155 })
    await answer({ price: 160 })
    await emit('price', { price: 158 })
    await emit('price', { price: 160 })
    await emit('price', { price: 170 })
    expect(shown).toEqual([undefined, 150, 160, 170])
  })

  it('with an id of the page is found where the server makes the row’s own', async () => {
    const rows = rowsOf()
    const sizes = shownBy(rows, () => texts(rows))
    await settled()
    const { send, answer } = post()
    void put('new', { id: 'tmp', text: ' A ', clientId: 'c1' }, send, { clientId: 'clientId' })
    await settled()
    await emit('changed', { id: 'other', text: 'B' })
    await emit('new', { id: '7', text: 'A', clientId: 'c1' })
    await answer({ id: '7', text: 'A' })
    expect(sizes).toEqual([[], [' A '], ['B', ' A '], ['B', 'A']])
    expect(rows.getSnapshot().ids).toEqual(['other', '7'])
  })

  it('needs no event where the sender is left out, and tells the server who that is', async () => {
    const rows = rowsOf()
    await settled()
    const { send, answer, calls } = post()
    void put('new', { text: 'A' }, send, { echo: false })
    await settled()
    expect(calls).toEqual([world.kit.socketId])
    expect(world.kit.socketId).toMatch(/^\d+\.\d+$/)
    expect(texts(rows)).toEqual(['A'])
    await answer({ id: '7', text: 'A' })
    expect(rows.getSnapshot().ids).toEqual(['7'])
    await emit('changed', { id: '7', text: 'B' })
    expect(texts(rows)).toEqual(['B'])
  })

  it('counts after a while though its event never comes', async () => {
    const rows = rowsOf()
    await settled()
    const { send, answer } = post()
    void put('new', { id: 'a', text: 'A' }, send)
    await answer()
    await vi.advanceTimersByTimeAsync(11_000)
    await emit('changed', { id: 'a', text: 'B' })
    expect(texts(rows)).toEqual(['B'])
  })

  it('lost its event with the line, and stays without a fetch', async () => {
    const rows = rowsOf()
    await settled()
    const { send, answer } = post()
    void put('new', { id: 'a', text: 'A' }, send)
    await settled()
    world.server.cut()
    await settled()
    world.server.restore()
    await vi.advanceTimersByTimeAsync(3000)
    await settled()
    await answer()
    expect(texts(rows)).toEqual(['A'])
    await emit('changed', { id: 'a', text: 'B' })
    expect(texts(rows)).toEqual(['B'])
  })

  it('without a send, of no channel or without its client id is refused', async () => {
    const result = await write(world.kit, null, 'new', {}, async () => {})
    expect(result).toMatchObject({ status: 'failed', error: { code: 'invalid-channel' } })
    const wrong = [put('new', {}, undefined as never), put('new', {}, post().send, { clientId: 'nope' })]
    for (const one of wrong)
      expect(await one).toMatchObject({ status: 'failed', error: { code: 'invalid-options' } })
  })

  it('keeps the identity of rows that show the same', async () => {
    const rows = rowsOf({ initial: [{ id: 'a', text: 'A' }] })
    await settled()
    const a = rows.getSnapshot().get('a')
    const told: string[] = []
    rows.record('a').subscribe(() => told.push('a'))
    rows.record('b').subscribe(() => told.push('b'))
    void put('new', { id: 'b', text: 'B' }, post().send)
    await settled()
    const b = rows.getSnapshot().get('b')
    await emit('new', { id: 'b', text: 'B' })
    expect([rows.getSnapshot().get('a') === a, rows.getSnapshot().get('b') === b, told]).toEqual([
      true,
      true,
      ['b'],
    ])
  })
})

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

it('what somebody wrote is gone with them', async () => {
  const open = (name: string) => {
    const store = records<never, never, Row>(world.kit, name as never, 'new' as never, { by: 'id' })
    store.subscribe(() => {})
    return store
  }
  const [mine, everyones] = [open('private-room'), open('room')]
  await settled()
  for (const name of ['private-room', 'room'])
    void write(world.kit, name, 'new', { id: 'a' }, () => Promise.reject(new Error('no')), { keep: true })
  await settled()
  expect([mine.getSnapshot().size, everyones.getSnapshot().size]).toEqual([1, 1])
  world.kit.reauthorize()
  await settled()
  expect([mine.getSnapshot().size, mine.getSnapshot().writes.length, everyones.getSnapshot().size]).toEqual([
    0, 0, 1,
  ])
  world.kit.destroy()
  expect(everyones.getSnapshot().size).toBe(0)
})

it('the id of the connection is that of now', async () => {
  expect(world.kit.socketId).toBeNull()
  rowsOf()
  await settled()
  const first = world.kit.socketId
  expect(first).toBe(world.kit.connection.getSnapshot().socketId)
  world.server.cut()
  await settled()
  expect(world.kit.socketId).toBeNull()
  world.server.restore()
  await vi.advanceTimersByTimeAsync(3000)
  expect(world.kit.socketId).not.toBe(first)
})
