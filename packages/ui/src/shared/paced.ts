import type { ChannelKit, Readable } from '@channelkit/core'
import { cached } from './cached.ts'
import type { Only, SnapshotOf } from './only.ts'

const stores = new WeakMap<Readable<unknown>, Only<unknown, unknown>>()

/** How often one sees changes that nobody could read any faster, in ms. */
const PAUSE = 100

/**
 * A store that tells of a change at once, or together with others ten times a second where `crowded` says that
 * nobody could follow: so that ten thousand members cost little, however many come and go.
 *
 * @param crowded a function that lives as long as the module; gets what is and what is shown
 */
export function paced<Store extends Readable<unknown>>(
  kit: ChannelKit,
  store: Store,
  crowded: (next: SnapshotOf<Store>, shown: SnapshotOf<Store>) => boolean,
): Only<SnapshotOf<Store>, Store> {
  return cached(stores, store, () => create(kit, store, crowded as never)) as never
}

function create<T>(
  { clock, guard }: ChannelKit,
  store: Readable<T>,
  crowded: (next: T, shown: T) => boolean,
): Only<T, Readable<T>> {
  const listeners = new Set<() => void>()
  let shown = store.getSnapshot()
  let at = Number.NEGATIVE_INFINITY
  const timeOf = () => (clock.monotonic ?? clock.now)()
  let timer: unknown
  let leave = () => {}

  function show() {
    clock.clearTimeout(timer)
    timer = undefined
    at = timeOf()
    shown = store.getSnapshot()
    for (const listener of [...listeners]) guard(listener)
  }
  function follow() {
    const early = at + PAUSE - timeOf()
    if (early <= 0 || !crowded(store.getSnapshot(), shown)) show()
    else timer ??= clock.setTimeout(show, early)
  }
  return {
    of: store,
    getSnapshot: () => (listeners.size > 0 ? shown : store.getSnapshot()),
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe(listener) {
      const mine = () => listener()
      if (listeners.size === 0) {
        leave = store.subscribe(follow)
        shown = store.getSnapshot()
      }
      listeners.add(mine)
      return () => {
        if (!listeners.delete(mine) || listeners.size > 0) return
        leave()
        clock.clearTimeout(timer)
        timer = undefined
      }
    },
  }
}
