import * as z from 'zod'
import { ServerError } from '../hub/index.ts'
import type { Delivery } from '../webhooks/delivery.ts'
import { WEBHOOK_EVENTS } from '../webhooks/event.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import { route } from './route.ts'
import { count, text } from './schemas.ts'

/** A delivery as the API shows it. The signature and headers of one's own stay out of it. */
const shown = (delivery: Delivery) => ({
  id: delivery.id,
  endpoint: delivery.endpoint,
  state: delivery.state,
  created_at: delivery.createdAt,
  tried: delivery.tried,
  events: delivery.events,
  attempts: delivery.attempts.map(({ at, duration, status, error }) => ({ at, duration, status, error })),
  resend_of: delivery.resendOf,
})

/** Where no webhooks are sent, there is none. */
function sent(webhooks: Webhooks | undefined, id: string): Webhooks {
  if (!webhooks)
    throw new ServerError('unknown-delivery', `There is no delivery ${id}: no webhooks are sent.`)
  return webhooks
}

const DELIVERY = z.object({
  id: text('Id of the delivery.'),
  endpoint: text('Where it goes, without query and password.'),
  state: z
    .enum(['waiting', 'sending', 'retrying', 'delivered', 'failed', 'dropped'])
    .describe('What became of it.'),
  created_at: count('When, in ms of the epoch.'),
  tried: count('How often it was tried.'),
  events: z
    .array(
      z.object({ name: z.enum(WEBHOOK_EVENTS).describe('Type.'), channel: text('Name of the channel.') }),
    )
    .readonly(),
  attempts: z
    .array(
      z.object({
        at: count('When, in ms of the epoch.'),
        duration: z.number().min(0).describe('In ms.'),
        status: count('What the receiver answered.').optional(),
        error: text('What went wrong.').optional(),
      }),
    )
    .describe('The last attempts, oldest first.'),
  resend_of: text('The delivery that it repeats.').optional(),
})

const PATH = z.object({ delivery_id: text('Id of the delivery.') })
const UNKNOWN = 'There is no such delivery, or not any more: only the last ones are kept.'

/** What the HTTP API does with webhooks, below `/apps/{app_id}`. */
export const WEBHOOK_ROUTES = [
  route({
    method: 'GET',
    path: '/webhooks/deliveries',
    id: 'getWebhookDeliveries',
    summary: 'The last webhooks, newest first, and what became of them',
    request: z.object({}),
    answer: z.object({ deliveries: z.array(DELIVERY) }),
    run: (_, { webhooks, state }) => ({
      deliveries: (webhooks?.deliveries(state.app.id) ?? []).map(shown),
    }),
  }),
  route({
    method: 'GET',
    path: '/webhooks/deliveries/{delivery_id}',
    id: 'getWebhookDelivery',
    summary: 'One webhook with its body',
    request: z.object({ path: PATH }),
    answer: DELIVERY.extend({ body: text('The JSON that is sent.') }),
    refusals: { 404: UNKNOWN },
    run({ path: { delivery_id: id } }, { webhooks, state }) {
      const delivery = sent(webhooks, id).delivery(state.app.id, id)
      return { ...shown(delivery), body: delivery.body }
    },
  }),
  route({
    method: 'POST',
    path: '/webhooks/deliveries/{delivery_id}/resend',
    id: 'resendWebhook',
    summary: 'Sends a webhook again, as a delivery of its own',
    request: z.object({ path: PATH }),
    answer: z.object({ id: text('Id of the new delivery.') }),
    refusals: { 404: UNKNOWN, 409: 'It is still under way.' },
    run: ({ path: { delivery_id: id } }, { webhooks, state }) => ({
      id: sent(webhooks, id).resend(state.app.id, id).id,
    }),
  }),
]
