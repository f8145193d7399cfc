/** One shared object per key, for as long as anybody holds it. */
export interface Registry<T extends object> {
  /** @param keep holds it itself from then on: for what outlives whoever asked */
  get(key: string, create: () => T, keep?: boolean): T
  /** All by key; some may be gone by now. */
  readonly entries: ReadonlyMap<string, { deref(): T | undefined }>
}

/**
 * Keeps what is shared without keeping it alive: a store made during a render that never mounted is simply
 * collected. Hosts without weak references keep every entry.
 */
export function createRegistry<T extends object>(): Registry<T> {
  const entries = new Map<string, { deref(): T | undefined }>()
  const weak = typeof WeakRef === 'function'
  const collected =
    weak && typeof FinalizationRegistry === 'function'
      ? new FinalizationRegistry<string>((key) => {
          if (!entries.get(key)?.deref()) entries.delete(key)
        })
      : undefined
  return {
    entries,
    get(key, create, keep = false) {
      const known = entries.get(key)?.deref()
      if (known) return known
      const made = create()
      const held = weak && !keep ? new WeakRef(made) : { deref: () => made }
      entries.set(key, held)
      if (!keep) collected?.register(made, key)
      return made
    },
  }
}
