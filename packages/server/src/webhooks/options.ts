import { createHash } from 'node:crypto'
import { DEFAULTS } from '../defaults.ts'
import { ServerError } from '../hub/index.ts'
import { WEBHOOK_EVENTS, type WebhookEventName } from './event.ts'

/** One receiver of webhooks. Times in ms. */
export interface WebhookOptions {
  /** Where events are POSTed: `http:` or `https:`. A user and password in it become basic authentication. */
  url: string
  /** The types that it gets. Default all. */
  events?: readonly WebhookEventName[]
  /** Only channels whose name begins with this, or with one of these. Default all. */
  channelPrefix?: string | readonly string[]
  /** Sent along, for instance to authenticate. The signature's own headers cannot be replaced. */
  headers?: Readonly<Record<string, string>>
  /** Events that come close together share a POST; false sends each alone. Default at most 250 ms or 20 events. */
  batch?: boolean | { time?: number; events?: number }
  /**
   * How long `channel_vacated` and `member_removed` wait: who is back by then was never gone, and neither that nor the
   * return is sent. 0 sends at once. Default 3000.
   */
  debounce?: number
  /** How long an answer may take. Default 4000. */
  timeout?: number
  /** How long a POST that was not answered with 2xx is tried again. Default 300000. */
  retryFor?: number
  /** Events that may wait; beyond that some are dropped, of which there are most, which is told as a problem. Default 10000. */
  maxQueued?: number
  /** POSTs under way at a time. More than 1 is faster, but may change the order. Default 1. */
  concurrency?: number
}

/** The options of one receiver, complete and checked. */
export interface WebhookEndpoint {
  readonly url: string
  /** The address without what may be secret in it: for logs and lists. */
  readonly label: string
  /** What its queue is called, where processes share one: alike for one address that gets the same. */
  readonly queue: string
  readonly headers: Readonly<Record<string, string>>
  readonly batch: { readonly time: number; readonly events: number }
  readonly debounce: number
  readonly timeout: number
  readonly retryFor: number
  readonly maxQueued: number
  readonly concurrency: number
  wants(name: WebhookEventName): boolean
  covers(channel: string): boolean
}

/** @throws ServerError `invalid-options` */
export function resolveEndpoint(options: WebhookOptions): WebhookEndpoint {
  const url = parseUrl(options?.url)
  const { events = WEBHOOK_EVENTS, channelPrefix = '', batch = true } = options
  for (const name of events) {
    if (!WEBHOOK_EVENTS.includes(name)) bad(`events has ${name}; there are ${WEBHOOK_EVENTS.join(', ')}.`)
  }
  const wanted = new Set(events)
  const prefixes = [channelPrefix].flat()
  const auth = url.username && `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  const headers = checkHeaders(options.headers ?? {})
  if (auth) headers.authorization ??= `Basic ${Buffer.from(auth).toString('base64')}`
  url.username = ''
  url.password = ''
  const usual = DEFAULTS.webhooks
  const { time = usual.batch.time, events: size = usual.batch.events } =
    typeof batch === 'object' ? batch : {}
  return {
    url: url.href,
    label: url.origin + url.pathname,
    queue: hash(JSON.stringify([url.href, [...events].sort(), prefixes])),
    headers,
    batch:
      batch === false
        ? { time: 0, events: 1 }
        : { time: number('batch.time', time), events: count('batch.events', size) },
    debounce: number('debounce', options.debounce ?? usual.debounce),
    timeout: count('timeout', options.timeout ?? usual.timeout),
    retryFor: number('retryFor', options.retryFor ?? usual.retryFor),
    maxQueued: count('maxQueued', options.maxQueued ?? usual.maxQueued),
    concurrency: count('concurrency', options.concurrency ?? usual.concurrency),
    wants: (name) => wanted.has(name),
    covers: (channel) => prefixes.some((prefix) => channel.startsWith(prefix)),
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16)

function bad(why: string): never {
  throw new ServerError('invalid-options', `A webhook's options are wrong: ${why}`)
}

function parseUrl(text: unknown): URL {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    bad('url must be an address that begins with http:// or https://.')
  return url
}

/** Header names in lower case. A message never holds a value, which may be secret. */
function checkHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    try {
      new Headers([[name, value]])
    } catch {
      bad(`headers has one that cannot be sent, ${JSON.stringify(name)}.`)
    }
    headers[name.toLowerCase()] = value
  }
  return headers
}

function number(name: string, value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0) || value > 2 ** 31 - 1)
    bad(`${name} must be a number of 0 or more.`)
  return value
}

function count(name: string, value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 1) bad(`${name} must be a whole number of 1 or more.`)
  return number(name, value)
}
