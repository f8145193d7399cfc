import type { ChannelName } from '@channelkit/core'
import {
  type LiveQuery,
  type LiveQueryOptions,
  type LiveQueryResult,
  liveQuery,
} from '@channelkit/core/query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useChannelKit } from '../context.ts'
import { useStore } from '../use-store.ts'

export interface UseLiveQueryOptions<Name extends ChannelName, Data, Failure = Error>
  extends Omit<LiveQueryOptions<Name, Data, Failure>, 'client'> {
  /** Default: that of the nearest `QueryClientProvider`. */
  client?: LiveQueryOptions<Name, Data, Failure>['client']
}

/**
 * A query that follows a channel: fetched once the channel is live, changed by its events, fetched again after a
 * gap. Options may be inline functions.
 *
 * @returns what `useQuery` returns, and `live`, the status of the channel
 *
 * @example
 * const { data, isPending, live } = useLiveQuery({
 *   queryKey: ['orders'], queryFn: api.orders, channel: 'private-orders',
 *   on: { placed: (orders, order) => [...orders, order], imported: 'refetch' },
 * })
 */
export function useLiveQuery<Name extends ChannelName, Data, Failure = Error>(
  options: UseLiveQueryOptions<Name, Data, Failure>,
): LiveQueryResult<Data, Failure> {
  return useStore(useLiveQueryStore(options))
}

/**
 * As `useLiveQuery`, for a component within `Suspense` and an error boundary: `data` is always there.
 *
 * @example
 * const { data } = useSuspenseLiveQuery({ queryKey: ['orders'], queryFn: api.orders, channel: 'private-orders', on })
 */
export function useSuspenseLiveQuery<Name extends ChannelName, Data, Failure = Error>(
  options: UseLiveQueryOptions<Name, Data, Failure>,
): LiveQueryResult<Data, Failure> & { data: Data } {
  const store = useLiveQueryStore(options)
  const result = useStore(store)
  const { data } = result
  if (data === undefined) throw store.failure() ?? store.ensure()
  return { ...result, data } as LiveQueryResult<Data, Failure> & { data: Data }
}

function useLiveQueryStore<Name extends ChannelName, Data, Failure>(
  options: UseLiveQueryOptions<Name, Data, Failure>,
): LiveQuery<Data, Failure> {
  const client = useQueryClient(options.client as never)
  const all = { ...options, client } as unknown as LiveQueryOptions<Name, Data, Failure>
  const store = liveQuery(useChannelKit(), all)
  useEffect(() => store.setOptions(all))
  return store
}
