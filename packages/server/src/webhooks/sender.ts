import type { HubClock } from '../hub/index.ts'
import { type Delivery, noteAttempt } from './delivery.ts'
import type { WebhookEndpoint } from './options.ts'
import type { PostResult } from './post.ts'

export interface Sender {
  add(delivery: Delivery): void
  /** Tries those that wait for their next attempt now. */
  hurry(): void
  /** Resolves once nothing is left to send. */
  idle(): Promise<void>
  /** Events that are not delivered yet. */
  queued(): number
  /** Drops what is left. */
  close(): void
}

export interface SenderParts {
  readonly clock: HubClock
  readonly random: () => number
  /** One attempt; never rejects. */
  readonly attempt: (delivery: Delivery) => Promise<PostResult>
  /** Something became of a delivery: of the attempt at it, or without one when it is dropped. */
  readonly onOutcome: (delivery: Delivery) => void
}

/** The wait before the next attempt, in ms: exponential with full jitter, so that senders do not fall into step. */
export const backoff = (tried: number, random: () => number) =>
  random() * Math.min(60_000, 1000 * 2 ** (tried - 1))

/** Sends deliveries to one receiver, in order; one that fails is tried again without holding up the next. */
export function createSender(endpoint: WebhookEndpoint, parts: SenderParts): Sender {
  const { clock, random, attempt, onOutcome } = parts
  /** All that are not settled, oldest first, with when they came by the monotonic clock. */
  const open = new Map<Delivery, number>()
  const ready = new Set<Delivery>()
  const retries = new Map<Delivery, unknown>()
  let waiters: (() => void)[] = []
  let flying = 0
  let events = 0
  let ended = false

  function settle(delivery: Delivery, state: 'delivered' | 'failed' | 'dropped') {
    open.delete(delivery)
    ready.delete(delivery)
    clock.clearTimeout(retries.get(delivery))
    retries.delete(delivery)
    events -= delivery.events.length
    delivery.state = state
    onOutcome(delivery)
    if (open.size > 0) return
    for (const done of waiters) done()
    waiters = []
  }

  function makeRoom() {
    for (const delivery of open.keys()) {
      if (events <= endpoint.maxQueued || open.size === 1) return
      // The oldest goes: to a receiver that comes back, what is true now is worth more than what was true first.
      if (delivery.state !== 'sending') settle(delivery, 'dropped')
    }
  }

  function pump() {
    for (const delivery of ready) {
      if (flying >= endpoint.concurrency) return
      ready.delete(delivery)
      void send(delivery)
    }
  }

  async function send(delivery: Delivery) {
    flying++
    delivery.state = 'sending'
    const at = clock.now()
    const began = clock.monotonic()
    const result = await attempt(delivery)
    flying--
    noteAttempt(delivery, { at, duration: Math.round(clock.monotonic() - began), ...result })
    if (ended) return
    const wait = backoff(delivery.tried, random)
    if (result.error === undefined) settle(delivery, 'delivered')
    else if (clock.monotonic() + wait > (open.get(delivery) ?? 0) + endpoint.retryFor)
      settle(delivery, 'failed')
    else {
      delivery.state = 'retrying'
      retries.set(
        delivery,
        clock.setTimeout(() => again(delivery), wait),
      )
      onOutcome(delivery)
    }
    pump()
  }

  function again(delivery: Delivery) {
    retries.delete(delivery)
    delivery.state = 'waiting'
    ready.add(delivery)
    pump()
  }

  return {
    add(delivery) {
      if (ended) return
      open.set(delivery, clock.monotonic())
      ready.add(delivery)
      events += delivery.events.length
      makeRoom()
      pump()
    },
    hurry() {
      for (const [delivery, timer] of [...retries]) {
        clock.clearTimeout(timer)
        again(delivery)
      }
    },
    idle: () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
    queued: () => events,
    close() {
      ended = true
      for (const delivery of [...open.keys()]) settle(delivery, 'dropped')
    },
  }
}
