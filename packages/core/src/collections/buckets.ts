/** Items by id, in a form that shares with its earlier forms all that did not change. */
export interface Buckets<T> {
  get(id: string): T | undefined
}

/** The owner's side: changes gather until `publish` gives the next form. */
export interface BucketsDraft<T> {
  get(id: string): T | undefined
  set(id: string, item: T): void
  delete(id: string): void
  publish(): Buckets<T>
}

/** So many that one changed item among 10,000 copies some twenty entries, and not so many that copying them costs. */
const COUNT = 512

/**
 * A map that can be published once a frame without copying it whole: ids are spread over buckets, and only the
 * buckets that changed are copied. What was published never changes.
 */
export function createBuckets<T>(): BucketsDraft<T> {
  let buckets: (Map<string, T> | undefined)[] = new Array(COUNT)
  /** Buckets that nobody has seen, and that may be changed in place. */
  let own = new Set<number>()
  let fresh = true

  function writable(id: string): Map<string, T> {
    const at = bucketOf(id)
    if (!fresh) {
      buckets = buckets.slice()
      fresh = true
    }
    if (own.has(at)) return buckets[at]!
    own.add(at)
    const bucket = new Map(buckets[at])
    buckets[at] = bucket
    return bucket
  }

  return {
    get: (id) => buckets[bucketOf(id)]?.get(id),
    set: (id, item) => void writable(id).set(id, item),
    delete: (id) => void writable(id).delete(id),
    publish() {
      own = new Set()
      fresh = false
      const shown = buckets
      return { get: (id) => shown[bucketOf(id)]?.get(id) }
    },
  }
}

/** FNV-1a, which spreads ids that differ in little. */
function bucketOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash >>> 8) & (COUNT - 1)
}
