import type { HubClock } from '../hub/index.ts'
import { noteAttempt, type OpenDelivery, type Part } from './delivery.ts'
import { groupOf } from './event.ts'
import type { WebhookEndpoint } from './options.ts'
import type { PostResult } from './post.ts'
import { createShares, type Waiting } from './shares.ts'

export interface Sender {
  /** @param kept whether it waits elsewhere too: then it makes no room for others */
  add(delivery: OpenDelivery, kept?: boolean): void
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
  readonly attempt: (delivery: OpenDelivery) => Promise<PostResult>
  /** Something became of a delivery: of the attempt at it, or without one when it is dropped. */
  readonly onOutcome: (delivery: OpenDelivery) => void
  /** So many events had to make room for others. */
  readonly onDropped: (events: number) => void
}

/** An event in its delivery. */
interface Queued extends Waiting {
  readonly part: Part
  readonly delivery: OpenDelivery
}

/** The wait before the next attempt, in ms: exponential with full jitter, so that senders do not fall into step. */
export const backoff = (tried: number, random: () => number) =>
  random() * Math.min(60_000, 1000 * 2 ** (tried - 1))

/** Sends deliveries to one receiver, in order; one that fails is tried again without holding up the next. */
export function createSender(endpoint: WebhookEndpoint, parts: SenderParts): Sender {
  const { clock, random, attempt, onOutcome, onDropped } = parts
  /** All that are not settled, oldest first, with when they came by the monotonic clock, and their events. */
  const open = new Map<OpenDelivery, { readonly since: number; readonly queued: Queued[] }>()
  const shares = createShares<Queued>()
  const ready = new Set<OpenDelivery>()
  const retries = new Map<OpenDelivery, unknown>()
  let waiters: (() => void)[] = []
  let flying = 0
  let events = 0
  let ended = false

  function settle(delivery: OpenDelivery, state: 'delivered' | 'failed' | 'dropped', tell = true) {
    for (const one of open.get(delivery)?.queued ?? []) shares.remove(one)
    open.delete(delivery)
    ready.delete(delivery)
    clock.clearTimeout(retries.get(delivery))
    retries.delete(delivery)
    delivery.state = state
    if (tell) {
      events -= delivery.parts.length
      onOutcome(delivery)
    }
    if (open.size > 0) return
    for (const done of waiters) done()
    waiters = []
  }

  /** Of the kind and sort of channel that has most, of its channel that has most, the oldest goes. */
  function makeRoom() {
    let dropped = 0
    while (events > endpoint.maxQueued) {
      const one = shares.next(({ delivery }) => delivery.state !== 'sending')
      if (!one) break
      shares.remove(one)
      events--
      dropped++
      if (one.delivery.parts.length === 1) settle(one.delivery, 'dropped', false)
      else one.delivery.takeOut(one.part)
    }
    if (dropped > 0) onDropped(dropped)
  }

  function pump() {
    for (const delivery of ready) {
      if (flying >= endpoint.concurrency) return
      ready.delete(delivery)
      void send(delivery)
    }
  }

  async function send(delivery: OpenDelivery) {
    flying++
    delivery.state = 'sending'
    const at = clock.now()
    const began = clock.monotonic()
    const result = await attempt(delivery)
    flying--
    noteAttempt(delivery, { at, duration: Math.round(clock.monotonic() - began), ...result })
    if (ended) return
    const wait = backoff(delivery.tried, random)
    const since = open.get(delivery)?.since ?? 0
    if (result.error === undefined) settle(delivery, 'delivered')
    else if (clock.monotonic() + wait > since + endpoint.retryFor) settle(delivery, 'failed')
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

  function again(delivery: OpenDelivery) {
    retries.delete(delivery)
    delivery.state = 'waiting'
    ready.add(delivery)
    pump()
  }

  return {
    add(delivery, kept = false) {
      if (ended) return
      const queued = delivery.parts.map((part) => ({
        group: groupOf(part),
        channel: part.channel,
        part,
        delivery,
      }))
      open.set(delivery, { since: clock.monotonic(), queued })
      if (!kept) for (const one of queued) shares.add(one)
      ready.add(delivery)
      events += queued.length
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
