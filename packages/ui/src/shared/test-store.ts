import type { Readable } from '@channelkit/core'

/** A store for tests, which is set by hand and counts who follows it. */
export function testStore<T>(initial: T): Readable<T> & { set(value: T): void; readonly users: number } {
  const listeners = new Set<() => void>()
  let value = initial
  return {
    getSnapshot: () => value,
    getInitialSnapshot: () => initial,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(next) {
      value = next
      for (const listener of [...listeners]) listener()
    },
    get users() {
      return listeners.size
    },
  }
}
