/** What sends events: the library `pusher`, or anything with its `trigger`. */
export interface Trigger {
  trigger(channel: string, event: string, data: unknown, params?: { info?: string }): Promise<unknown>
}

/** What was sent. */
export interface Sent {
  events: number
  bytes: number
  /** How many were subscribed, over all events; null unless it was asked for and is known. */
  deliveries: number | null
}

export interface SenderOptions {
  trigger: Trigger
  channel: string
  event: string
  /** How often an event is tried before it is given up. */
  attempts: number
  countDeliveries: boolean
}

/** The first wait before another attempt, in ms; each further one takes twice as long, and some chance. */
const FIRST_WAIT = 250

/** What is wrong with the request itself is wrong the next time too. */
const isFinal = (error: unknown): boolean => {
  const status = Number((error as { status?: unknown } | null)?.status)
  return status >= 400 && status < 500 && status !== 408 && status !== 429
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends one event after the other, each again until it is taken. */
export function createSender({ trigger, channel, event, attempts, countDeliveries }: SenderOptions) {
  const sent: Sent = { events: 0, bytes: 0, deliveries: countDeliveries ? 0 : null }
  return {
    sent,
    /** Rejects with what the last attempt failed with. */
    async send(data: object, bytes: number): Promise<void> {
      for (let attempt = 1; ; attempt++) {
        try {
          const params = countDeliveries ? { info: 'subscription_count' } : undefined
          const response = await trigger.trigger(channel, event, data, params)
          sent.events++
          sent.bytes += bytes
          if (sent.deliveries !== null) {
            const count = await subscribersIn(response, channel)
            sent.deliveries = count === null ? null : sent.deliveries + count
          }
          return
        } catch (error) {
          if (attempt >= attempts || isFinal(error)) throw error
          await sleep(FIRST_WAIT * 2 ** (attempt - 1) * (1 + Math.random() / 2))
        }
      }
    },
  }
}

/** How many were subscribed, as the answer says; null where it does not. */
async function subscribersIn(response: unknown, channel: string): Promise<number | null> {
  try {
    const body = await (response as Response).json()
    const count = body?.channels?.[channel]?.subscription_count
    return typeof count === 'number' ? count : null
  } catch {
    return null
  }
}
