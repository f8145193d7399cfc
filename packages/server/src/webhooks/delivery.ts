import { randomUUID } from 'node:crypto'
import type { WebhookEvent, WebhookEventName } from './event.ts'

/** One POST to a receiver, as often as it takes. */
export interface Delivery {
  readonly id: string
  /** The receiver's address, without what may be secret in it. */
  readonly endpoint: string
  readonly createdAt: number
  /** The JSON that is sent. */
  readonly body: string
  /** Those that are sent: without those that had to make room for others. */
  readonly events: readonly { readonly name: WebhookEventName; readonly channel: string }[]
  /** The delivery that this repeats on request. */
  readonly resendOf: string | undefined
  state: 'waiting' | 'sending' | 'retrying' | 'delivered' | 'failed' | 'dropped'
  /** How often it was tried. */
  tried: number
  /** The last attempts, oldest first. */
  readonly attempts: Attempt[]
}

export interface Attempt {
  readonly at: number
  /** In ms. */
  readonly duration: number
  /** What the receiver answered; undefined if it did not. */
  readonly status: number | undefined
  readonly error: string | undefined
}

/** An event with its JSON. */
export interface Part {
  readonly name: WebhookEventName
  readonly channel: string
  readonly text: string
}

const KEPT_ATTEMPTS = 20

export function noteAttempt(delivery: Delivery, attempt: Attempt): void {
  delivery.tried++
  delivery.attempts.push(attempt)
  if (delivery.attempts.length > KEPT_ATTEMPTS) delivery.attempts.shift()
}

/** A delivery whose events can be taken out again one by one. */
export interface OpenDelivery extends Delivery {
  readonly parts: readonly Part[]
  /** What its body says when it was made. */
  readonly time: number
  /** Takes an event out, unless it is the last one: a delivery that has none is never sent. */
  takeOut(part: Part): void
}

/** A delivery of these events; those that have no JSON are left out. */
export function createDelivery(endpoint: string, events: readonly WebhookEvent[], now: number): OpenDelivery {
  const parts: Part[] = []
  for (const event of events) {
    try {
      parts.push({ name: event.name, channel: event.channel, text: JSON.stringify(event) })
    } catch {
      // Nothing that a client says may keep the others' events back.
    }
  }
  return open(endpoint, parts, now)
}

/** The same body once more. */
export const repeatDelivery = ({ endpoint, parts, time, id }: OpenDelivery, now: number): OpenDelivery =>
  open(endpoint, parts, now, time, id)

function open(
  endpoint: string,
  given: readonly Part[],
  now: number,
  time = now,
  resendOf?: string,
): OpenDelivery {
  let parts = given
  return {
    id: randomUUID(),
    endpoint,
    createdAt: now,
    time,
    get parts() {
      return parts
    },
    get events() {
      return parts.map(({ name, channel }) => ({ name, channel }))
    },
    get body() {
      return `{"time_ms":${time},"events":[${parts.map(({ text }) => text).join(',')}]}`
    },
    takeOut(part) {
      if (parts.length > 1) parts = parts.filter((one) => one !== part)
    },
    resendOf,
    state: 'waiting',
    tried: 0,
    attempts: [],
  }
}
