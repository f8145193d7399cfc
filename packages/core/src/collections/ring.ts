/** Holds the newest `capacity` items; adding past that forgets the oldest. */
export interface Ring<T> {
  /** Returns what had to go. */
  push(item: T): T | undefined
  /** Oldest first; the same array until something is added. */
  toArray(): readonly T[]
}

export function createRing<T>(capacity: number): Ring<T> {
  const items: T[] = []
  let next = 0
  let list: readonly T[] | undefined = []
  return {
    push(item) {
      const old = items[next]
      if (items.length < capacity) items.push(item)
      else items[next] = item
      next = (next + 1) % capacity
      list = undefined
      return old
    },
    toArray() {
      list ??= items.length < capacity ? items.slice() : [...items.slice(next), ...items.slice(0, next)]
      return list
    },
  }
}
