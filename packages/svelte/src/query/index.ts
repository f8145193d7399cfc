export { append, patch, prepend, remove, replace, upsert } from '@channelkit/core/query'

import type { ChannelName } from '@channelkit/core'
import { type LiveQueryOptions, type LiveQueryResult, liveQuery } from '@channelkit/core/query'
import { useQueryClient } from '@tanstack/svelte-query'
import { effect } from '../effect.svelte.ts'
import { fromStore, get, type Live, type MaybeGetter } from '../from-store.ts'
import { useChannelKit } from '../kit.ts'

export interface UseLiveQueryOptions<Name extends ChannelName, Data, Failure = Error>
  extends Omit<LiveQueryOptions<Name, Data, Failure>, 'client'> {
  /** Default: that of the nearest `QueryClientProvider`. */
  client?: LiveQueryOptions<Name, Data, Failure>['client']
}

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
export function useLiveQuery<Name extends ChannelName, Data, Failure = Error>(
  options: MaybeGetter<UseLiveQueryOptions<Name, Data, Failure>>,
): Live<LiveQueryResult<Data, Failure>> {
  const kit = useChannelKit()
  const client = (get(options).client ?? useQueryClient()) as never
  const all = (): LiveQueryOptions<Name, Data, Failure> => ({ ...get(options), client })
  const store = () => liveQuery(kit, all())
  effect(() => void store().setOptions(all()))
  return fromStore(store)
}
