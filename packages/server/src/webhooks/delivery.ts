import { randomUUID } from 'node:crypto'
import type { WebhookEvent, WebhookEventName } from './event.ts'

/** One POST to a receiver, as often as it takes. */
export interface Delivery {
  readonly id: string
  /** The receiver's address, without what may be secret in it. */
  readonly endpoint: string
  readonly createdAt: number
  readonly body: string
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

const KEPT_ATTEMPTS = 20

export function noteAttempt(delivery: Delivery, attempt: Attempt): void {
  delivery.tried++
  delivery.attempts.push(attempt)
  if (delivery.attempts.length > KEPT_ATTEMPTS) delivery.attempts.shift()
}

/** A delivery of these events; those that have no JSON are left out. */
export function createDelivery(endpoint: string, events: readonly WebhookEvent[], now: number): Delivery {
  const sent: WebhookEvent[] = []
  const texts: string[] = []
  for (const event of events) {
    try {
      texts.push(JSON.stringify(event))
      sent.push(event)
    } catch {
      // Nothing that a client says may keep the others' events back.
    }
  }
  return {
    ...fresh(endpoint, now),
    body: `{"time_ms":${now},"events":[${texts.join(',')}]}`,
    events: sent.map(({ name, channel }) => ({ name, channel })),
    resendOf: undefined,
  }
}

/** The same body once more. */
export const repeatDelivery = ({ endpoint, body, events, id }: Delivery, now: number): Delivery => ({
  ...fresh(endpoint, now),
  body,
  events,
  resendOf: id,
})

const fresh = (endpoint: string, now: number) => ({
  id: randomUUID(),
  endpoint,
  createdAt: now,
  state: 'waiting' as const,
  tried: 0,
  attempts: [],
})
