import type { Readable } from '@channelkit/core'
import { cached } from './cached.ts'

const parts = new WeakMap<Readable<never>, Map<unknown, Readable<unknown>>>()

/**
 * A part of a store's snapshot as a store of its own, which tells only when that part changed. For what is drawn past
 * the framework, which need not render for every event.
 *
 * @param select a function that lives as long as the module, since its identity makes the store the same one
 * @param equal whether two parts are the same
 */
export function only<T, Part>(
  store: Readable<T>,
  select: (snapshot: T) => Part,
  equal: (a: Part, b: Part) => boolean = Object.is,
): Readable<Part> {
  const mine = cached(parts, store as Readable<never>, () => new Map<unknown, Readable<unknown>>())
  return cached(mine, select, () => createPart(store, select, equal)) as Readable<Part>
}

function createPart<T, Part>(
  store: Readable<T>,
  select: (snapshot: T) => Part,
  equal: (a: Part, b: Part) => boolean,
): Readable<Part> {
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
