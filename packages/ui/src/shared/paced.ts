import type { ChannelKit, Readable } from '@channelkit/core'
import { cached } from './cached.ts'
import type { Only, SnapshotOf } from './only.ts'
import { createRelay } from './relay.ts'

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
  kit: ChannelKit,
  store: Readable<T>,
  crowded: (next: T, shown: T) => boolean,
): Only<T, Readable<T>> {
  const { clock } = kit
  const timeOf = () => (clock.monotonic ?? clock.now)()
  const relay = createRelay(kit, store, () => {
    const early = relay.shownAt + PAUSE - timeOf()
    if (early <= 0 || !crowded(store.getSnapshot(), relay.shown)) relay.show()
    else relay.showIn(early)
  })
  const { getSnapshot, getInitialSnapshot, subscribe } = relay
  return { of: store, getSnapshot, getInitialSnapshot, subscribe }
}
