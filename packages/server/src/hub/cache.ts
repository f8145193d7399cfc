/** The last event of a cache channel. */
export interface CachedEvent {
  readonly event: string
  readonly data: string
  /** By the monotonic clock. */
  readonly until: number
}

/** The last events of an app's cache channels. */
export interface Cache {
  get(name: string): CachedEvent | undefined
  set(name: string, event: string, data: string): CachedEvent
  /** As another process has it. */
  put(name: string, cached: CachedEvent | undefined): void
  /** How many are held, expired ones included. */
  readonly size: number
}

/** The last events of cache channels, each for as long as the app's limits say (in ms). */
export function createCache(now: () => number, ttl: number): Cache {
  // Kept in order of expiry, since every event lives equally long: the first ones are the first to go.
  const events = new Map<string, CachedEvent>()
  return {
    get(name) {
      const cached = events.get(name)
      return cached && cached.until > now() ? cached : undefined
    },
    set(name, event, data) {
      const cached = { event, data, until: now() + ttl }
      this.put(name, cached)
      return cached
    },
    put(name, cached) {
      events.delete(name)
      if (cached) events.set(name, cached)
      for (const [old, { until }] of events) {
        if (until > now()) break
        events.delete(old)
      }
    },
    get size() {
      return events.size
    },
  }
}
