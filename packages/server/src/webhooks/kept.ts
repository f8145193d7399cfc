import type { ClusterQueue } from '../hub/cluster.ts'
import type { HubClock } from '../hub/index.ts'
import { createBatches } from './batches.ts'
import type { OpenDelivery } from './delivery.ts'
import { createDurable } from './durable.ts'
import { createEdges } from './edges.ts'
import type { WebhookEvent } from './event.ts'
import type { WebhookEndpoint } from './options.ts'
import { createOrdered } from './ordered.ts'

export interface KeptParts {
  readonly queue: ClusterQueue
  readonly clock: HubClock
  readonly holds: (event: WebhookEvent) => true | Promise<boolean>
  /** Makes a delivery of events and sends it; undefined if nothing of them can be sent. */
  send(events: readonly WebhookEvent[]): OpenDelivery | undefined
  alone(event: WebhookEvent): void
  dropped(events: number): void
}

/** A receiver's events on the way that outlives this process: what is held back is held back by whoever sends. */
export function createKept(
  endpoint: WebhookEndpoint,
  { queue, clock, holds, send, alone, dropped }: KeptParts,
) {
  const sent = new Map<OpenDelivery, readonly WebhookEvent[]>()
  const skip = (event: WebhookEvent) => durable.settle([event])
  const ordered = createOrdered(endpoint.batch.events, (events) => {
    const delivery = send(events)
    if (delivery) sent.set(delivery, events)
    else settle(events)
  })
  const batches = createBatches(endpoint.batch, clock, ordered.pass)
  const edges = createEdges({
    wait: endpoint.debounce,
    clock,
    pass: (event) => (endpoint.wants(event.name) ? batches.take(event) : skip(event)),
    drop: skip,
    holds,
  })
  const durable = createDurable({ queue, clock, most: endpoint.maxQueued, take: edges.take, alone, dropped })

  function settle(events: readonly WebhookEvent[], failed?: string) {
    durable.settle(events, failed)
    ordered.settled(events)
  }

  return {
    put: durable.put,
    queued: durable.queued,
    /** Something became of a delivery. */
    outcome(delivery: OpenDelivery) {
      const events = sent.get(delivery)
      const { state, attempts } = delivery
      if (!events || (state !== 'delivered' && state !== 'failed')) return
      sent.delete(delivery)
      settle(events, state === 'failed' ? (attempts.at(-1)?.error ?? 'failed') : undefined)
    },
    handOver: durable.handOver,
    close() {
      edges.close()
      batches.close()
      durable.close()
    },
  }
}
