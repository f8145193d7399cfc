import type { QueryClient } from '@tanstack/query-core'
import type { ChannelKit } from '../kit.ts'
import { channelsOf } from '../name-check.ts'
import type { ChannelName, ChannelNames } from '../schema-types.ts'
import { createPatcher, type PatchTarget } from './patcher.ts'
import { together } from './together.ts'

export interface PatchQueriesOptions<Name extends ChannelName, Data> extends PatchTarget<Data, Name> {
  /** One channel or several. */
  channel: ChannelNames<Name>
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
  const { bus, channels } = kit.internals
  const patcher = createPatcher(client, target as PatchTarget<Data>, bus.guard)
  const names = channelsOf(channel)
  const observers = together(names, {
    events: Object.keys(target.on),
    apply: patcher.apply,
    back: (lost) => lost.length > 0 && patcher.refresh(true),
  })
  const leaves = Object.entries(observers).map(([name, observer]) => channels.get(name).observe(observer))
  return () => {
    for (const leave of leaves) leave()
    patcher.stop()
  }
}
