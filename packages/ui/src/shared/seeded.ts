import type { Readable } from '@channelkit/core'
import { cached } from './cached.ts'

interface Seedable extends Readable<unknown> {
  seed(initial: never): void
}
interface Holder {
  initial: unknown
  readonly store: Readable<unknown>
}

const holders = new WeakMap<Readable<unknown>, Holder>()

/**
 * A store that is given again what to begin with whenever somebody follows it: it may have ended since, for a strict
 * mode mounts twice and renders once. The same one for the same store.
 */
export function seeded<Store extends Seedable>(store: Store, initial: unknown): Store {
  if (initial === undefined) return store
  const holder = cached(holders, store, (): Holder => {
    const made: Holder = {
      initial,
      store: {
        ...store,
        subscribe(listener) {
          store.seed(made.initial as never)
          return store.subscribe(listener)
        },
      },
    }
    return made
  })
  holder.initial = initial
  return holder.store as Store
}
