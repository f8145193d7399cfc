import type { ClusterQueue } from '../hub/cluster.ts'
import type { HubClock } from '../hub/index.ts'
import { createBatches } from './batches.ts'
import { createDelivery, type OpenDelivery, repeatDelivery } from './delivery.ts'
import { createDeliveryLog, type DeliveryLog } from './delivery-log.ts'
import { createEdges, isEdge } from './edges.ts'
import type { WebhookEvent } from './event.ts'
import { createKept } from './kept.ts'
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
  /** Lets another process send what waits for all, once what is under way is done. */
  handOver(): Promise<void>
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
  /** What all processes fill and one sends, where there are several. */
  readonly queue: () => ClusterQueue | undefined
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
    onOutcome(delivery) {
      onOutcome(delivery)
      kept?.outcome(delivery)
    },
    onDropped: (events) => onDropped(endpoint.label, events),
  })

  function send(delivery: OpenDelivery, kept = false) {
    log.add(delivery)
    sender.add(delivery, kept)
    return delivery
  }
  function sendAll(events: readonly WebhookEvent[], kept: boolean) {
    const delivery = createDelivery(endpoint.label, events, clock.now())
    return delivery.parts.length > 0 ? send(delivery, kept) : undefined
  }
  const batches = createBatches(endpoint.batch, clock, (events) => void sendAll(events, false))
  const pass = (event: WebhookEvent) => {
    if (endpoint.wants(event.name)) batches.take(event)
  }
  const edges = createEdges({ wait: endpoint.debounce, clock, pass, holds: parts.holds })

  function keep() {
    const queue = parts.queue()
    if (!queue) return undefined
    return createKept(endpoint, {
      queue,
      clock,
      holds: parts.holds,
      send: (events) => sendAll(events, true),
      alone: edges.take,
      dropped: (events) => onDropped(endpoint.label, events),
    })
  }
  let kept = keep()

  return {
    label: endpoint.label,
    log,
    take(event) {
      if (!endpoint.covers(event.channel)) return
      // An app that was added to a running server comes after its receivers.
      kept ??= keep()
      if (!kept) edges.take(event)
      // Ends and starts undo each other, whether they are wanted or not.
      else if (isEdge(event) || endpoint.wants(event.name)) kept.put(event)
    },
    async handOver() {
      if (!kept) return
      // What is under way need not be sent twice.
      const late = pause(clock, endpoint.timeout)
      await Promise.race([sender.idle(), late.over])
      late.end()
      await kept.handOver()
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
      kept?.close()
      edges.close()
      batches.close()
      sender.close()
      stop.abort()
    },
  }
}

function pause(clock: HubClock, ms: number) {
  let timer: unknown
  const over = new Promise<void>((resolve) => {
    timer = clock.setTimeout(resolve, ms)
  })
  return { over, end: () => clock.clearTimeout(timer) }
}
