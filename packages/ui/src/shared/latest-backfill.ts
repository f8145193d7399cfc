import type { ChannelKit } from '@channelkit/core'
import { cached } from './cached.ts'

// biome-ignore lint/suspicious/noExplicitAny: whatever a function of the application takes and gives
type AnyFunction = (...args: any[]) => any
type Holder = { latest: AnyFunction; stable: AnyFunction }
const holders = new WeakMap<ChannelKit, Map<string, Holder>>()

/**
 * One function for as long as a component shows the same, which calls the one given last: a function written inline
 * is another one in each render, and would make another store each time.
 */
export function latestBackfill<F extends AnyFunction>(kit: ChannelKit, key: string, given: F): F {
  const mine = cached(holders, kit, () => new Map<string, Holder>())
  const holder = cached(mine, key, () => {
    const made: Holder = { latest: given, stable: (...args) => made.latest(...args) }
    return made
  })
  holder.latest = given
  return holder.stable as F
}
