import { createRegistry } from './registry.ts'
import type { Guard, Readable } from './store.ts'

/** Subscriptions to single items of a store, told only when their item changed. */
export interface Keyed<T> {
  item(id: string): Readable<T | undefined>
  /**
   * Tells those whose item is not what they were shown last.
   *
   * @param changed the ids that can have changed; default all
   */
  notify(changed?: Iterable<string>): void
}

interface Watched<T> {
  shown: T | undefined
  readonly listeners: Set<() => void>
}

/**
 * @param get the item as last published
 * @param retain keeps the store alive; called once per listener
 */
export function createKeyed<T>(
  guard: Guard,
  get: (id: string) => T | undefined,
  retain: () => () => void,
): Keyed<T> {
  const watched = new Map<string, Watched<T>>()
  const items = createRegistry<Readable<T | undefined>>()
  const itemOf = (id: string): Readable<T | undefined> => ({
    getSnapshot: () => get(id),
    getInitialSnapshot: () => undefined,
    subscribe(listener) {
      const release = retain()
      const watch = watched.get(id) ?? { shown: get(id), listeners: new Set() }
      watched.set(id, watch)
      const { listeners } = watch
      const tell = () => listener()
      listeners.add(tell)
      return () => {
        listeners.delete(tell)
        if (listeners.size === 0 && watched.get(id)?.listeners === listeners) watched.delete(id)
        release()
      }
    },
  })
  return {
    // The same store for the same id each time: whoever asks anew with every render must not subscribe anew.
    item: (id) => items.get(id, () => itemOf(id)),
    notify(changed = watched.keys()) {
      for (const id of changed) {
        const watch = watched.get(id)
        const now = get(id)
        if (!watch || Object.is(now, watch.shown)) continue
        watch.shown = now
        for (const listener of [...watch.listeners]) guard(listener)
      }
    },
  }
}
