import { liveQuery, patch, remove, replace, upsert } from '@channelkit/core/query'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { QueryClient } from '@tanstack/query-core'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 100)

interface Row {
  id: number
  text: string
}

let world: TestKit
let client: QueryClient
beforeEach(() => {
  vi.useFakeTimers()
  world = createTestKit({ onError: () => {} })
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
})
afterEach(() => {
  world.server.destroy()
  client.clear()
  vi.useRealTimers()
})
const settled = async (server = world.server) => {
  await server.settled()
  await server.settled()
}

describe('a live query with an event that carries the whole state', () => {
  const open = (queryFn: () => Promise<string>) => {
    const store = liveQuery(world.kit, {
      client,
      queryKey: ['state'],
      queryFn,
      channel: 'match',
      on: { state: replace((event: { score: string }) => event.score) },
    })
    store.subscribe(() => {})
    return store
  }

  it('shows it though the first fetch failed', async () => {
    const store = open(() => Promise.reject(new Error('down')))
    await settled()
    expect(store.getSnapshot()).toMatchObject({ status: 'error', data: undefined })
    world.server.emit('match', 'state', { score: '2:1' })
    await settled()
    expect(store.getSnapshot()).toMatchObject({ status: 'success', data: '2:1' })
  })

  it('shows it at once while the first fetch is under way, and again over its older answer', async () => {
    let answer = (_: string) => {}
    const store = open(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    await settled()
    world.server.emit('match', 'state', { score: '2:1' })
    await settled()
    expect(store.getSnapshot().data).toBe('2:1')
    answer('1:1')
    await settled()
    expect(store.getSnapshot().data).toBe('2:1')
  })
})

it('says why its channel is not live', async () => {
  world.server.refuseAuth('private-orders')
  const store = liveQuery(world.kit, {
    client,
    queryKey: ['orders'],
    queryFn: async () => [],
    channel: 'private-orders',
    on: {},
  })
  store.subscribe(() => {})
  await settled()
  expect(store.getSnapshot()).toMatchObject({ live: 'failed', liveError: { code: 'auth-denied' } })
})

it('goes on with the next event when a rule throws', async () => {
  const answers: ((rows: Row[]) => void)[] = []
  const store = liveQuery(world.kit, {
    client,
    queryKey: ['rows'],
    queryFn: () => new Promise<Row[]>((resolve) => answers.push(resolve)),
    channel: 'rows',
    on: {
      bad: () => {
        throw new Error('a rule of the application')
      },
      saved: upsert('id'),
    },
  })
  store.subscribe(() => {})
  await settled()
  world.server.emit('rows', 'bad', {})
  world.server.emit('rows', 'saved', { id: 1, text: 'a' })
  await settled()
  answers[0]!([])
  await settled()
  expect(store.getSnapshot().data).toEqual([{ id: 1, text: 'a' }])
})

it('ends up with what the server has, however its changes, fetches, cuts and answers fall', async () => {
  const change = fc.record({
    what: fc.constantFrom('save', 'save', 'patch', 'remove'),
    id: fc.integer({ min: 1, max: 4 }),
    text: fc.string({ maxLength: 3 }),
  })
  const step = fc.oneof(
    { weight: 3, arbitrary: change },
    // As in real life, what is stored is published a little later, in its order.
    {
      weight: 3,
      arbitrary: fc.record({
        what: fc.constantFrom('publish', 'answer', 'settle', 'cut', 'restore', 'wait'),
      }),
    },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.boolean(), async (steps, early) => {
      vi.clearAllTimers()
      const { kit, server } = createTestKit({ onError: () => {} })
      const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
      const stored = new Map<number, Row>()
      const outgoing: [string, unknown][] = []
      const asked: (() => void)[] = []
      const query = liveQuery(kit, {
        client: queries,
        queryKey: ['rows'],
        queryFn: () =>
          new Promise<Row[]>((resolve) => {
            const then = [...stored.values()]
            asked.push(() => resolve(early ? then : [...stored.values()]))
          }),
        channel: 'rows',
        on: { saved: upsert('id'), patched: patch('id'), removed: remove('id') },
      })
      const stop = query.subscribe(() => {})
      const publish = () => {
        const [event, data] = outgoing.shift() ?? []
        if (event) server.emit('rows', event, data)
      }
      for (const { what, ...row } of steps) {
        if (what === 'save') {
          stored.set((row as Row).id, row as Row)
          outgoing.push(['saved', row])
        } else if (what === 'patch') {
          const { id, text } = row as Row
          if (!stored.has(id)) continue
          stored.set(id, { id, text })
          outgoing.push(['patched', { id, text }])
        } else if (what === 'remove') {
          stored.delete((row as Row).id)
          outgoing.push(['removed', (row as Row).id])
        } else if (what === 'publish') publish()
        else if (what === 'answer') asked.shift()?.()
        else if (what === 'settle') await server.settled()
        else if (what === 'cut') server.cut()
        else if (what === 'restore') server.restore()
        else await vi.advanceTimersByTimeAsync(700)
      }
      server.restore()
      for (let i = 0; i < 4; i++) {
        await settled(server)
        while (outgoing.length > 0) publish()
        for (const answer of asked.splice(0)) answer()
        await vi.advanceTimersByTimeAsync(2100)
      }
      await settled(server)
      const byId = (rows: readonly Row[] = []) => [...rows].sort((a, b) => a.id - b.id)
      expect(byId(query.getSnapshot().data as Row[] | undefined)).toEqual(byId([...stored.values()]))
      stop()
      queries.clear()
      server.destroy()
    }),
    { numRuns },
  )
}, 60_000)
