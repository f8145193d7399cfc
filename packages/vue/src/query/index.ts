export { append, patch, prepend, remove, replace, upsert } from '@channelkit/core/query'

import type { ChannelName } from '@channelkit/core'
import { type LiveQueryOptions, type LiveQueryResult, liveQuery } from '@channelkit/core/query'
import { useQueryClient } from '@tanstack/vue-query'
import { computed, type MaybeRefOrGetter, toRaw, toValue, watch } from 'vue'
import { fromStore, type Refs, toRefs } from '../from-store.ts'
import { useChannelKit } from '../kit.ts'

export interface UseLiveQueryOptions<Name extends ChannelName, Data, Failure = Error>
  extends Omit<LiveQueryOptions<Name, Data, Failure>, 'client'> {
  /** Default: that of `VueQueryPlugin`. */
  client?: LiveQueryOptions<Name, Data, Failure>['client']
}

/**
 * A query that follows a channel: fetched once the channel is live, changed by its events, fetched again after a
 * gap.
 *
 * @returns what `useQuery` returns, as refs, and `live`, the status of the channel
 *
 * @example
 * const { data, isPending, live } = useLiveQuery(() => ({
 *   queryKey: ['orders', props.id], queryFn: () => api.orders(props.id), channel: `private-orders-${props.id}`,
 *   on: { placed: (orders, order) => [...orders, order], imported: 'refetch' },
 * }))
 */
export function useLiveQuery<Name extends ChannelName, Data, Failure = Error>(
  options: MaybeRefOrGetter<UseLiveQueryOptions<Name, Data, Failure>>,
): Refs<LiveQueryResult<Data, Failure>> {
  const kit = useChannelKit()
  const client = toRaw(toValue(options).client ?? useQueryClient()) as never
  const all = computed((): LiveQueryOptions<Name, Data, Failure> => ({ ...toValue(options), client }))
  const store = computed(() => liveQuery(kit, all.value))
  const result = toRefs(fromStore<LiveQueryResult<Data, Failure>>(() => store.value))
  if (typeof window !== 'undefined')
    watch([store, all], () => store.value.setOptions(all.value), { flush: 'sync' })
  return result
}
