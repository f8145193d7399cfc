import type { Readable } from '@channelkit/core'
import { cached } from './cached.ts'

const slices = new WeakMap<Readable<unknown>, Map<unknown, Only<unknown, Readable<unknown>>>>()

/** A part of a store, which is at hand in full. */
export interface Only<Part, Store> extends Readable<Part> {
  readonly of: Store
}

/** What a store's snapshot is. */
export type SnapshotOf<Store> = Store extends Readable<infer T> ? T : never

/**
 * A part of a store's snapshot as a store of its own, which tells only when that part changed. For what is drawn past
 * the framework, which need not render for every event.
 *
 * @param select a function that lives as long as the module, since its identity makes the store the same one
 * @param equal whether two parts are the same
 */
export function only<Store extends Readable<unknown>, Part>(
  store: Store,
  select: (snapshot: SnapshotOf<Store>) => Part,
  equal: (a: Part, b: Part) => boolean = Object.is,
): Only<Part, Store> {
  const mine = cached(slices, store, () => new Map<unknown, Only<unknown, Readable<unknown>>>())
  return cached(mine, select, () => createPart(store, select as never, equal as never)) as Only<Part, Store>
}

const nothing = () => null

/** A store that is used, and asked what it can do, while nothing of its snapshot is shown. */
export const unseen = <Store extends Readable<unknown>>(store: Store): Only<null, Store> =>
  only(store, nothing)

function createPart<T, Part>(
  store: Readable<T>,
  select: (snapshot: T) => Part,
  equal: (a: Part, b: Part) => boolean,
): Only<Part, Readable<T>> {
  // The same object for as long as it says the same.
  const keeping = (read: () => T) => {
    let last: { of: T; part: Part } | undefined
    return () => {
      const of = read()
      if (last?.of === of) return last.part
      const next = select(of)
      last = { of, part: last && equal(last.part, next) ? last.part : next }
      return last.part
    }
  }
  const read = keeping(store.getSnapshot)
  return {
    of: store,
    getSnapshot: read,
    getInitialSnapshot: keeping(store.getInitialSnapshot),
    subscribe(listener) {
      let last = read()
      return store.subscribe(() => {
        const next = read()
        if (Object.is(next, last)) return
        last = next
        listener()
      })
    },
  }
}
