import type { FoldStore } from './fold.ts'

/**
 * A store that shows something made of another one's snapshot, in the same frame: made anew only when that changed.
 *
 * @param make also gets what it made last, so that it can keep what stayed the same
 */
export function derive<T, U>(
  store: FoldStore<T>,
  make: (snapshot: T, previous: U | undefined) => U,
): FoldStore<U> {
  let made: { of: T; value: U } | undefined
  const initial = make(store.getInitialSnapshot(), undefined)
  return {
    getSnapshot() {
      const of = store.getSnapshot()
      if (of === store.getInitialSnapshot()) {
        made = undefined
        return initial
      }
      if (made?.of !== of) made = { of, value: make(of, made?.value) }
      return made.value
    },
    getInitialSnapshot: () => initial,
    subscribe: store.subscribe,
    retain: store.retain,
    end: store.end,
  }
}
