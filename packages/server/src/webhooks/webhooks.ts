import { type App, type Hub, type HubClock, hostClock, ServerError } from '../hub/index.ts'
import type { Delivery } from './delivery.ts'
import { type WebhookEvent, webhookEvent } from './event.ts'
import { createLosses } from './losses.ts'
import { resolveEndpoint, type WebhookEndpoint, type WebhookOptions } from './options.ts'
import { createReceiver, type Receiver } from './receiver.ts'

/** Tells receivers over HTTP what happens in a hub. */
export interface Webhooks {
  /** The last deliveries of an app, newest first. */
  deliveries(appId: string): readonly Delivery[]
  /** @throws ServerError `unknown-delivery` */
  delivery(appId: string, id: string): Delivery
  /**
   * Sends what a delivery held once more, as a delivery of its own.
   *
   * @throws ServerError `unknown-delivery`, or `delivery-under-way` for one that is not settled
   */
  resend(appId: string, id: string): Delivery
  /** Events that wait to be delivered, by app and receiver. */
  queues(): { readonly appId: string; readonly endpoint: string; readonly events: number }[]
  /** Lets other processes send what waits for all of them. */
  handOver(): Promise<void>
  /** Sends all that waits now, for so many ms at most; returns how many events are then not delivered. */
  flush(timeout: number): Promise<number>
  /**
   * Takes other apps and receivers from now on. A receiver that is gone or changed still gets what waits for it.
   *
   * @throws ServerError `invalid-options`; then all stays as it was
   */
  reload(parts: Pick<WebhooksParts, 'apps' | 'webhooks'>): void
  /** Stops; what is not delivered by now is dropped. */
  close(): void
}

export interface WebhooksParts {
  /** The apps, with the receivers of each. */
  readonly apps: readonly (App & { readonly webhooks?: readonly WebhookOptions[] })[]
  /** Receivers of every app. */
  readonly webhooks?: readonly WebhookOptions[]
  readonly clock?: HubClock
  readonly fetch?: typeof globalThis.fetch
  /** From 0 to 1, as `Math.random`. */
  readonly random?: () => number
}

/** An app's receivers, and what they were made of. */
interface Served {
  readonly receivers: readonly Receiver[]
  readonly options: string
  /** Read at each attempt, since secrets are replaced. */
  readonly signer: { key: string; secret: string }
}

/**
 * Watches a hub and sends what happens there to receivers, as the protocol's webhooks. Nothing of it is waited for: in
 * the hub's own call an event is at most put in a list.
 *
 * @throws ServerError `invalid-options`
 * @example
 * const webhooks = createWebhooks(hub, { apps, webhooks: [{ url: 'http://127.0.0.1:3000/hooks' }] })
 */
export function createWebhooks(hub: Hub, parts: WebhooksParts): Webhooks {
  const { clock = hostClock, random = Math.random } = parts
  // Read at each call, so that a test's replacement takes effect.
  const fetch: typeof globalThis.fetch = parts.fetch ?? ((input, init) => globalThis.fetch(input, init))
  let served = new Map<string, Served>()
  serve(parts)
  const all = () =>
    [...served].flatMap(([appId, { receivers }]) => receivers.map((receiver) => ({ appId, receiver })))
  const receiversOf = (appId: string) => served.get(appId)?.receivers ?? []

  function serve({ apps, webhooks = [] }: Pick<WebhooksParts, 'apps' | 'webhooks'>) {
    const next = apps.map((app) => {
      const options = [...webhooks, ...(app.webhooks ?? [])]
      return { app, endpoints: options.map(resolveEndpoint), options: JSON.stringify(options) }
    })
    const gone = new Set(served.values())
    served = new Map(
      next.map(({ app, endpoints, options }) => {
        const known = served.get(app.id)
        if (known?.options !== options) return [app.id, begin(app, endpoints, options)]
        gone.delete(known)
        Object.assign(known.signer, { key: app.key, secret: app.secret })
        return [app.id, known]
      }),
    )
    // What waits is sent first.
    for (const { receivers } of gone)
      for (const one of receivers)
        void one
          .handOver()
          .then(() => one.flush())
          .then(() => one.close())
  }

  function begin(app: App, endpoints: readonly WebhookEndpoint[], options: string): Served {
    const signer = { key: app.key, secret: app.secret }
    const losses = createLosses(clock, (message) =>
      hub.tell({ type: 'problem', where: 'webhooks', message }, app.id),
    )
    const onOutcome = (delivery: Delivery) => {
      const { state, endpoint, events } = delivery
      tell(app.id, delivery)
      if (state === 'failed' || state === 'dropped') losses.note(endpoint, state, events.length)
    }
    const onDropped = (endpoint: string, events: number) => {
      hub.tell(
        {
          type: 'webhook',
          endpoint,
          events,
          outcome: 'dropped',
          duration: 0,
          status: undefined,
          error: undefined,
        },
        app.id,
      )
      losses.note(endpoint, 'dropped', events)
    }
    const holding = (event: WebhookEvent) => holds(hub, app.id, event)
    const its = { clock, fetch, random, onOutcome, onDropped, holds: holding }
    const queueOf = ({ queue }: WebhookEndpoint) =>
      hub.apps.find((state) => state.app.id === app.id)?.link?.queue(queue)
    const receivers = endpoints.map((one) =>
      createReceiver(signer, one, { ...its, queue: () => queueOf(one) }),
    )
    return { signer, options, receivers }
  }

  function tell(appId: string, { endpoint, events, state, attempts }: Delivery) {
    if (state === 'waiting' || state === 'sending') return
    const last = state === 'dropped' ? undefined : attempts.at(-1)
    const { duration = 0, status, error } = last ?? {}
    hub.tell(
      { type: 'webhook', endpoint, events: events.length, outcome: state, duration, status, error },
      appId,
    )
  }

  /** The delivery, and who made it. */
  function find(appId: string, id: string) {
    for (const receiver of receiversOf(appId)) {
      const delivery = receiver.log.find(id)
      if (delivery) return { delivery, receiver }
    }
    throw new ServerError('unknown-delivery', `There is no delivery ${id}.`)
  }

  const untap = hub.tap((happening) => {
    const theirs = receiversOf(happening.appId)
    if (theirs.length === 0) return
    const event = webhookEvent(happening)
    if (event) for (const receiver of theirs) receiver.take(event)
  })

  return {
    deliveries: (appId) =>
      receiversOf(appId)
        .flatMap(({ log }) => log.list())
        .sort((a, b) => b.createdAt - a.createdAt),
    delivery: (appId, id) => find(appId, id).delivery,
    resend(appId, id) {
      const { delivery, receiver } = find(appId, id)
      if (!SETTLED.has(delivery.state))
        throw new ServerError('delivery-under-way', `Delivery ${id} is still under way: ${delivery.state}.`)
      return receiver.resend(delivery)
    },
    queues: () =>
      all().map(({ appId, receiver }) => ({ appId, endpoint: receiver.label, events: receiver.queued() })),
    async flush(timeout) {
      const flushed = all().map(({ receiver }) => receiver.flush())
      let timer: ReturnType<HubClock['setTimeout']>
      const late = new Promise<void>((resolve) => {
        timer = clock.setTimeout(resolve, timeout)
        // Others' timers let a process end; what is flushed is what it waits for.
        ;(timer as { ref?(): void }).ref?.()
      })
      await Promise.race([Promise.all(flushed), late])
      clock.clearTimeout(timer)
      return all().reduce((sum, { receiver }) => sum + receiver.queued(), 0)
    },
    handOver: async () => void (await Promise.all(all().map(({ receiver }) => receiver.handOver()))),
    reload: serve,
    close() {
      untap()
      for (const { receiver } of all()) receiver.close()
    },
  }
}

/** In a cluster, another process may have the channel or the member by now. Where nobody can be asked, an end holds. */
function holds(hub: Hub, appId: string, event: WebhookEvent): true | Promise<boolean> {
  const { link } = hub.app(appId)
  if (!link) return true
  const { name, channel, user_id } = event
  const asked =
    name === 'channel_vacated'
      ? link.channel(channel).then((summary) => !summary || summary.subscriptions === 0)
      : link.users(channel).then((users) => !users?.includes(user_id ?? ''))
  return asked.catch(() => true)
}

const SETTLED: ReadonlySet<Delivery['state']> = new Set(['delivered', 'failed', 'dropped'])
