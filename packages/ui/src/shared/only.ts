import type { Readable } from '@channelkit/core'
import { cached } from './cached.ts'

const parts = new WeakMap<Readable<never>, Map<unknown, Readable<unknown>>>()

/**
 * A part of a store's snapshot as a store of its own, which tells only when that part changed. For what is drawn past
 * the framework, which need not render for every event.
 *
 * @param select a function that lives as long as the module, since its identity makes the store the same one
 */
export function only<T, Part>(store: Readable<T>, select: (snapshot: T) => Part): Readable<Part> {
  const mine = cached(parts, store as Readable<never>, () => new Map<unknown, Readable<unknown>>())
  return cached(mine, select, () => createPart(store, select)) as Readable<Part>
}

function createPart<T, Part>(store: Readable<T>, select: (snapshot: T) => Part): Readable<Part> {
  const read = () => select(store.getSnapshot())
  return {
    getSnapshot: read,
    getInitialSnapshot: () => select(store.getInitialSnapshot()),
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
