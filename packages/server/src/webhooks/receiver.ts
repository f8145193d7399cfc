import type { HubClock } from '../hub/index.ts'
import { createBatches } from './batches.ts'
import { createDelivery, type OpenDelivery, repeatDelivery } from './delivery.ts'
import { createDeliveryLog, type DeliveryLog } from './delivery-log.ts'
import { createEdges } from './edges.ts'
import type { WebhookEvent } from './event.ts'
import type { WebhookEndpoint } from './options.ts'
import { post, type WebhookSigner } from './post.ts'
import { createSender } from './sender.ts'

/** One app's events on their way to one address. */
export interface Receiver {
  readonly label: string
  readonly log: DeliveryLog
  take(event: WebhookEvent): void
  resend(delivery: OpenDelivery): OpenDelivery
  queued(): number
  /** Sends all that waits; resolves once it is delivered or given up. */
  flush(): Promise<void>
  close(): void
}

export interface ReceiverParts {
  readonly clock: HubClock
  readonly fetch: typeof globalThis.fetch
  readonly random: () => number
  readonly onOutcome: (delivery: OpenDelivery) => void
  /** So many events to a receiver had to make room for others. */
  readonly onDropped: (endpoint: string, events: number) => void
  /** Whether an end holds after its wait. */
  readonly holds: (event: WebhookEvent) => true | Promise<boolean>
}

export function createReceiver(
  signer: WebhookSigner,
  endpoint: WebhookEndpoint,
  parts: ReceiverParts,
): Receiver {
  const { clock, fetch, random, onOutcome, onDropped } = parts
  const log = createDeliveryLog()
  const stop = new AbortController()
  const attempt = ({ body }: OpenDelivery) =>
    post(endpoint, signer, body, { clock, fetch, stop: stop.signal })
  const sender = createSender(endpoint, {
    clock,
    random,
    attempt,
    onOutcome,
    onDropped: (events) => onDropped(endpoint.label, events),
  })

  function send(delivery: OpenDelivery) {
    log.add(delivery)
    sender.add(delivery)
    return delivery
  }
  const batches = createBatches(endpoint.batch, clock, (events) => {
    const delivery = createDelivery(endpoint.label, events, clock.now())
    if (delivery.parts.length > 0) send(delivery)
  })
  const pass = (event: WebhookEvent) => {
    if (endpoint.wants(event.name)) batches.take(event)
  }
  const edges = createEdges({ wait: endpoint.debounce, clock, pass, holds: parts.holds })

  return {
    label: endpoint.label,
    log,
    take(event) {
      if (endpoint.covers(event.channel)) edges.take(event)
    },
    resend: (delivery) => send(repeatDelivery(delivery, clock.now())),
    queued: sender.queued,
    async flush() {
      sender.hurry()
      await edges.settle()
      batches.settle()
      await sender.idle()
    },
    close() {
      edges.close()
      batches.close()
      sender.close()
      stop.abort()
    },
  }
}
