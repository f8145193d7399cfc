import type { Backfill, ChannelKit } from '@channelkit/core'
import { cached } from './cached.ts'

type Holder = { latest: Backfill<readonly unknown[]>; stable: Backfill<readonly unknown[]> }
const holders = new WeakMap<ChannelKit, Map<string, Holder>>()

/**
 * One function for as long as the chart shows the same, which calls the one given last: a function written inline
 * is another one in each render, and would make another store each time.
 */
export function latestBackfill(kit: ChannelKit, key: string, given: Backfill<readonly unknown[]>) {
  const mine = cached(holders, kit, () => new Map<string, Holder>())
  const holder = cached(mine, key, () => {
    const made: Holder = { latest: given, stable: (from, context) => made.latest(from, context) }
    return made
  })
  holder.latest = given
  return holder.stable
}
