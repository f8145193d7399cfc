import type { Delivery } from './delivery.ts'

export interface DeliveryLog {
  add(delivery: Delivery): void
  find(id: string): Delivery | undefined
  /** Newest first. */
  list(): Delivery[]
}

/** The last deliveries to a receiver, bounded in number and in bytes of their bodies. */
export function createDeliveryLog(maxDeliveries = 200, maxBytes = 2 * 1024 * 1024): DeliveryLog {
  const kept = new Map<string, Delivery>()
  let bytes = 0
  return {
    add(delivery) {
      kept.set(delivery.id, delivery)
      bytes += delivery.body.length
      for (const [id, { body }] of kept) {
        if (kept.size <= maxDeliveries && bytes <= maxBytes) break
        kept.delete(id)
        bytes -= body.length
      }
    },
    find: (id) => kept.get(id),
    list: () => [...kept.values()].reverse(),
  }
}
