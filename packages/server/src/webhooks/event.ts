import type { HubHappening } from '../hub/index.ts'
import { isPresence, isPrivate } from '../hub/names.ts'

/** Every type of webhook event, named as on the Channels documentation's page on webhooks. */
export const WEBHOOK_EVENTS = [
  'channel_occupied',
  'channel_vacated',
  'member_added',
  'member_removed',
  'client_event',
  'cache_miss',
  'subscription_count',
] as const

export type WebhookEventName = (typeof WEBHOOK_EVENTS)[number]

/** One event as a receiver gets it. */
export interface WebhookEvent {
  readonly name: WebhookEventName
  readonly channel: string
  readonly user_id?: string
  readonly event?: string
  readonly data?: string
  readonly socket_id?: string
  readonly subscription_count?: number
}

/** What shares a queue equally: a kind of event, on channels for everybody, on private ones, or on presence channels. */
export const groupOf = ({ name, channel }: Pick<WebhookEvent, 'name' | 'channel'>): string =>
  `${name} ${isPresence(channel) ? 'presence' : isPrivate(channel) ? 'private' : 'public'}`

const PLAIN = {
  occupied: 'channel_occupied',
  vacated: 'channel_vacated',
  'cache-miss': 'cache_miss',
  'member-added': 'member_added',
  'member-removed': 'member_removed',
} as const

/** What a happening is to a receiver of webhooks; undefined if it is nothing to them. */
export function webhookEvent(happening: HubHappening): WebhookEvent | undefined {
  // A user's own channel is plumbing of the protocol, not a channel of the app.
  if (!('channel' in happening) || happening.channel.startsWith('#')) return undefined
  const { channel } = happening
  switch (happening.type) {
    case 'occupied':
    case 'vacated':
    case 'cache-miss':
      return { name: PLAIN[happening.type], channel }
    case 'member-added':
    case 'member-removed':
      return { name: PLAIN[happening.type], channel, user_id: happening.userId }
    case 'subscription-count':
      return { name: 'subscription_count', channel, subscription_count: happening.count }
    case 'client-event': {
      const { event, socketId: socket_id, userId: user_id } = happening
      return { name: 'client_event', channel, event, data: textOf(happening.data), socket_id, user_id }
    }
    default:
      return undefined
  }
}

/** The server SDKs with types expect text here, so anything else goes as its JSON. */
const textOf = (data: unknown) => (typeof data === 'string' ? data : (JSON.stringify(data) ?? ''))
