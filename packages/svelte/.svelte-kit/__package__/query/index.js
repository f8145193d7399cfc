import { liveQuery } from '@channelkit/core/query'
import { useQueryClient } from '@tanstack/svelte-query'
import { effect } from '../effect.svelte.js'
import { fromStore, get } from '../from-store.js'
import { useChannelKit } from '../kit.js'
/**
 * A query that follows a channel: fetched once the channel is live, changed by its events, fetched again after a
 * gap.
 *
 * @returns what `createQuery` returns, and `live`, the status of the channel
 *
 * @example
 * const orders = useLiveQuery(() => ({
 *   queryKey: ['orders', id], queryFn: () => api.orders(id), channel: `private-orders-${id}`,
 *   on: { placed: (orders, order) => [...orders, order], imported: 'refetch' },
 * }))
 * {orders.current.data?.length}
 */
export function useLiveQuery(options) {
  const kit = useChannelKit()
  const client = get(options).client ?? useQueryClient()
  const all = () => ({ ...get(options), client })
  const store = () => liveQuery(kit, all())
  effect(() => void store().setOptions(all()))
  return fromStore(store)
}
