import { QueryClient } from '@tanstack/query-core'
import { describe, expect, it } from 'vitest'
import type { Setup } from './setup.ts'

/** Live queries. */
export function queries(on: Setup): void {
  const { emit, use } = on
  describe('live queries', () => {
    it('run on the app’s own client', async () => {
      const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
      const asked: string[] = []
      const options = (id: string) => ({
        queryKey: ['orders', id],
        queryFn: async () => {
          asked.push(id)
          return [{ id: `${id}1` }]
        },
        channel: `private-orders-${id}`,
        on: { placed: (orders: { id: string }[], order: { id: string }) => [...orders, order] },
      })
      const { shown, set, unmount } = await use('useLiveQuery', [options('a')], {
        client,
        show: ({ data, live }: { data?: { id: string }[]; live: string }) => [
          data?.map(({ id }) => id),
          live,
        ],
      })
      await on.server.settled()
      expect(shown()).toEqual([['a1'], 'live'])
      await emit('private-orders-a', 'placed', { id: 'a2' })
      await on.server.settled()
      expect(shown()).toEqual([['a1', 'a2'], 'live'])
      await set(options('b'))
      await on.server.settled()
      await on.server.settled()
      expect(shown()).toEqual([['b1'], 'live'])
      expect([asked, on.server.channels]).toEqual([['a', 'b'], ['private-orders-b']])
      unmount()
      await on.server.settled()
      expect(on.server.channels).toEqual([])
      client.clear()
    })
  })
}
