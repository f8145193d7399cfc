import type { OpenDelivery } from './delivery.ts'

export interface DeliveryLog {
  add(delivery: OpenDelivery): void
  find(id: string): OpenDelivery | undefined
  /** Newest first. */
  list(): OpenDelivery[]
}

/** The last deliveries to a receiver, bounded in number and in bytes of their bodies. */
export function createDeliveryLog(maxDeliveries = 200, maxBytes = 2 * 1024 * 1024): DeliveryLog {
  const kept = new Map<string, { readonly delivery: OpenDelivery; readonly size: number }>()
  let bytes = 0
  return {
    add(delivery) {
      const size = delivery.parts.reduce((sum, { text }) => sum + text.length, 0)
      kept.set(delivery.id, { delivery, size })
      bytes += size
      for (const [id, one] of kept) {
        if (kept.size <= maxDeliveries && bytes <= maxBytes) break
        kept.delete(id)
        bytes -= one.size
      }
    },
    find: (id) => kept.get(id)?.delivery,
    list: () => [...kept.values()].map(({ delivery }) => delivery).reverse(),
  }
}
