import type { ChannelKit, Readable } from '@channelkit/core'
import { cached } from './cached.ts'

const tickers = new WeakMap<ChannelKit, Map<number, Readable<number>>>()

/**
 * The time in epoch ms, as a store that changes every `ms`. All that follow it share one timer, which runs only
 * while somebody does. Before that, and on a server, the time is 0.
 */
export function ticker(kit: ChannelKit, ms: number): Readable<number> {
  const mine = cached(tickers, kit, () => new Map<number, Readable<number>>())
  return cached(mine, ms, () => createTicker(kit, ms))
}

function createTicker({ clock, guard }: ChannelKit, ms: number): Readable<number> {
  const listeners = new Set<() => void>()
  let now = 0
  let timer: unknown
  const tick = () => {
    now = clock.now()
    timer = clock.setTimeout(tick, ms)
    for (const listener of [...listeners]) guard(listener)
  }
  return {
    getSnapshot: () => now,
    getInitialSnapshot: () => 0,
    subscribe(listener) {
      const mine = () => listener()
      if (listeners.size === 0) tick()
      listeners.add(mine)
      return () => {
        if (listeners.delete(mine) && listeners.size === 0) clock.clearTimeout(timer)
      }
    },
  }
}

const followers = new WeakMap<Readable<never>, Map<unknown, Readable<number>>>()

/**
 * The time as `ticker` has it while `when` is so of the store's snapshot, 0 otherwise: no timer runs for what shows
 * no time.
 *
 * @param when a function that lives as long as the module, since its identity makes the store the same one
 */
export function tickerWhile<T>(
  kit: ChannelKit,
  store: Readable<T>,
  when: (snapshot: T) => boolean,
  ms = 10_000,
): Readable<number> {
  const mine = cached(followers, store as Readable<never>, () => new Map<unknown, Readable<number>>())
  return cached(mine, when, () => createFollower(ticker(kit, ms), store, when))
}

function createFollower<T>(
  time: Readable<number>,
  store: Readable<T>,
  when: (snapshot: T) => boolean,
): Readable<number> {
  return {
    getSnapshot: () => (when(store.getSnapshot()) ? time.getSnapshot() : 0),
    getInitialSnapshot: () => 0,
    subscribe(listener) {
      let stop: (() => void) | undefined
      const follow = () => {
        const follows = when(store.getSnapshot())
        if (follows === (stop !== undefined)) return false
        stop?.()
        stop = follows ? time.subscribe(listener) : undefined
        return true
      }
      // From then on it is another time, which nobody else tells of.
      const leave = store.subscribe(() => follow() && listener())
      follow()
      return () => {
        leave()
        stop?.()
      }
    },
  }
}

/** For `tickerWhile`: whether what is shown is of the past. */
export const isStale = ({ status }: { status: string }) => status === 'stale'
