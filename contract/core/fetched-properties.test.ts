import { defineFeed, feed } from '@channelkit/core'
import { liveQuery } from '@channelkit/core/query'
import { createTestKit } from '@channelkit/testing'
import { QueryClient } from '@tanstack/query-core'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { end } from './end.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 100)
const timeout = 10_000 + numRuns * 200

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('whatever happens, in whatever order', () => {
  it(
    'a live query and a feed with a backfill end up with what the server has',
    async () => {
      const happens = fc.constantFrom('place', 'place', 'answer', 'cut', 'restore', 'settle', 'wait')
      await fc.assert(
        fc.asyncProperty(fc.array(happens, { maxLength: 40 }), fc.boolean(), async (steps, early) => {
          vi.clearAllTimers()
          const world = createTestKit({ onError: () => {} })
          const { kit, server } = world
          const orders: { id: number }[] = []
          const asked: (() => void)[] = []
          /** Answers with what there was when it was asked, or when it answers. */
          const fetch = () =>
            new Promise<{ id: number }[]>((resolve) => {
              const then = [...orders]
              asked.push(() => resolve(early ? then : [...orders]))
            })
          const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
          const query = liveQuery(kit, {
            client,
            queryKey: ['orders'],
            queryFn: fetch,
            channel: 'orders',
            on: {
              placed: (list: { id: number }[], order: { id: number }) =>
                list.some(({ id }) => id === order.id) ? list : [...list, order],
            },
          })
          const log = defineFeed<never, never, { id: number }>({
            channel: 'orders' as never,
            events: 'placed' as never,
            by: 'id',
            limit: 1000,
            backfill: async () => (await fetch()).map((data) => ({ data })),
          })
          const entries = feed<never, never, { id: number }>(kit, 'orders' as never, 'placed' as never, log)
          const stops = [query.subscribe(() => {}), entries.subscribe(() => {})]
          for (const what of steps) {
            if (what === 'place') {
              orders.push({ id: orders.length + 1 })
              server.emit('orders', 'placed', orders.at(-1))
            } else if (what === 'answer') asked.shift()?.()
            else if (what === 'cut') server.cut()
            else if (what === 'restore') server.restore()
            else if (what === 'settle') await server.settled()
            else await vi.advanceTimersByTimeAsync(700)
          }
          server.restore()
          for (let i = 0; i < 4; i++) {
            await server.settled()
            for (const answer of asked.splice(0)) answer()
            await vi.advanceTimersByTimeAsync(2100)
          }
          await server.settled()
          const ids = orders.map(({ id }) => id)
          expect(query.getSnapshot().data?.map(({ id }) => id)).toEqual(ids)
          expect(entries.getSnapshot().map(({ data }) => data.id)).toEqual(ids)
          for (const stop of stops) stop()
          client.clear()
          await server.settled()
          await end(world)
        }),
        { numRuns },
      )
    },
    timeout,
  )
})
