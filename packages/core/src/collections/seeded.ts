import type { FoldStore } from '../fold.ts'
import type { Readable } from '../store.ts'
import type { Initial } from './initial.ts'
import type { CollectionState } from './state.ts'

/** What a collection shows, with how far it can be relied on. */
export interface Details<T> extends CollectionState {
  readonly data: T
}

/** A store over what events become. */
export interface Collection<T, Seed = T> extends FoldStore<T> {
  /**
   * Gives what to show before anything is heard, or how to fetch it; what came first counts. For bindings, which
   * call it with every render.
   */
  seed(initial: Initial<Seed> | undefined): void
  /** The same with how far it can be relied on. */
  readonly details: FoldStore<Details<T>>
}

/** Shows what was given as long as nothing runs. */
export function seeded<T>(running: FoldStore<Details<T>>, shown: () => Details<T>): FoldStore<Details<T>> {
  const empty = running.getInitialSnapshot()
  return {
    ...running,
    getSnapshot() {
      const now = running.getSnapshot()
      return now === empty ? shown() : now
    },
    getInitialSnapshot: shown,
  }
}

export function withDetails<T, Seed>(
  details: FoldStore<Details<T>>,
  seed: Collection<T, Seed>['seed'],
): Collection<T, Seed> {
  const data: Readable<T> = {
    getSnapshot: () => details.getSnapshot().data,
    getInitialSnapshot: () => details.getInitialSnapshot().data,
    subscribe(listener) {
      let told = details.getSnapshot().data
      return details.subscribe(() => {
        const now = details.getSnapshot().data
        if (Object.is(now, told)) return
        told = now
        listener()
      })
    },
  }
  return { ...data, retain: details.retain, end: details.end, seed, details }
}
