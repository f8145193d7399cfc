import { type Readable, shallowEqual } from '@channelkit/core'

export type Stores = Readonly<Record<string, Readable<unknown>>>

export type Snapshots<S extends Stores> = {
  readonly [Name in keyof S]: S[Name] extends Readable<infer T> ? T : never
}

export interface Combined<S extends Stores = Stores> extends Readable<Snapshots<S>> {
  readonly stores: S
}

/**
 * Several stores as one, whose snapshot has each of theirs by name.
 *
 * @param before what this gave last: the same again while the stores are the same ones
 */
export function combine<S extends Stores>(stores: S, before?: Combined<S>): Combined<S> {
  if (before && shallowEqual(before.stores, stores)) return before
  const names = Object.keys(stores)
  return {
    stores,
    getSnapshot: cached(() => record(names, (name) => stores[name]!.getSnapshot())),
    getInitialSnapshot: cached(() => record(names, (name) => stores[name]!.getInitialSnapshot())),
    subscribe(listener) {
      const stops = names.map((name) => stores[name]!.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

const record = <T>(names: readonly string[], read: (name: string) => unknown) =>
  Object.fromEntries(names.map((name) => [name, read(name)])) as T

/** The same object for as long as all in it is the same. */
function cached<T extends object>(read: () => T): () => T {
  let last: T | undefined
  return () => {
    const next = read()
    if (!last || !shallowEqual(last, next)) last = next
    return last
  }
}
