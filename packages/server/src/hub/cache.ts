/** The last event of a cache channel. */
export interface CachedEvent {
  readonly event: string
  readonly data: string
  /** Epoch ms. */
  readonly until: number
}

/** The last events of cache channels, each for as long as the app's limits say (in ms). */
export function createCache(now: () => number, ttl: number) {
  // Kept in order of expiry, since every event lives equally long: the first ones are the first to go.
  const events = new Map<string, CachedEvent>()
  return {
    get(name: string): CachedEvent | undefined {
      const cached = events.get(name)
      return cached && cached.until > now() ? cached : undefined
    },
    set(name: string, event: string, data: string): CachedEvent {
      const cached = { event, data, until: now() + ttl }
      this.put(name, cached)
      return cached
    },
    /** As another process has it. */
    put(name: string, cached: CachedEvent | undefined): void {
      events.delete(name)
      if (cached) events.set(name, cached)
      for (const [old, { until }] of events) {
        if (until > now()) break
        events.delete(old)
      }
    },
    /** How many are held, expired ones included. */
    get size() {
      return events.size
    },
  }
}
