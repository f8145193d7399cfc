import type { QueryClient } from '@tanstack/query-core'
import type { ChannelKit } from '../kit.ts'
import type { ChannelName } from '../schema-types.ts'
import { createPatcher, type PatchTarget } from './patcher.ts'

export interface PatchQueriesOptions<Name extends ChannelName, Data> extends PatchTarget<Data, Name> {
  channel: Name
}

/**
 * Lets events change, or fetch again, what an app already has in its query cache. After the line was lost, what is
 * cached is fetched again.
 *
 * @returns the way to stop
 *
 * @example
 * const stop = patchQueries(kit, queryClient, {
 *   channel: 'private-orders',
 *   queryKey: ['orders'],
 *   on: { placed: (orders: Order[], order: Order) => [...orders, order], imported: 'refetch' },
 * })
 */
export function patchQueries<Name extends ChannelName, Data>(
  kit: ChannelKit,
  client: QueryClient,
  { channel, ...target }: PatchQueriesOptions<Name, Data>,
): () => void {
  const { bus, channels, clock } = kit.internals
  const patcher = createPatcher(client, target as PatchTarget<Data>, bus.guard)
  const leave = channels.get(channel).observe({
    events: Object.keys(target.on),
    apply: patcher.apply,
    live: (gap) => gap && patcher.refresh(clock.now(), true),
  })
  let active = true
  return () => {
    if (!active) return
    active = false
    leave()
    patcher.stop()
  }
}
