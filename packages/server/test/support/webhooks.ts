import { onTestFinished, vi } from 'vitest'
import { createHub, type HubHappening } from '../../src/hub/index.ts'
import { sign } from '../../src/hub/signatures.ts'
import type { WebhookOptions } from '../../src/webhooks/options.ts'
import { createWebhooks } from '../../src/webhooks/webhooks.ts'

export const app = { id: 'app', key: 'app-key', secret: 'app-secret' }
export const url = 'https://hooks.test/in'

export interface Sent {
  time_ms: number
  events: ({ name: string; channel: string } & Record<string, unknown>)[]
}
export type Answer = number | Error | 'never'

/** A hub whose webhooks go to a receiver that answers as told, with time that stands still until the test ends. */
export function setUp(
  options: Partial<WebhookOptions> = {},
  answer: (n: number, body: string) => Answer = () => 200,
) {
  vi.useFakeTimers({ now: 1_000_000 })
  onTestFinished(() => void vi.useRealTimers())
  const hub = createHub({ apps: [app] })
  const posts: {
    at: number
    body: string
    headers: Record<string, string>
    url: string
    accepted: boolean
  }[] = []
  const fetch = vi.fn(async (input: unknown, init?: RequestInit) => {
    const result = answer(posts.length, String(init?.body))
    const accepted = typeof result === 'number' && result < 300
    const headers = init?.headers as Record<string, string>
    posts.push({ at: Date.now(), body: String(init?.body), headers, url: String(input), accepted })
    if (result instanceof Error) throw result
    if (result !== 'never') return new Response(null, { status: result })
    return new Promise<Response>((_, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError'))),
    )
  })
  const told: Extract<HubHappening, { type: 'webhook' }>[] = []
  const problems: string[] = []
  hub.tap((happening) => {
    if (happening.type === 'webhook') told.push(happening)
    if (happening.type === 'problem') problems.push(happening.message)
  })
  const webhooks = createWebhooks(hub, {
    apps: [app],
    webhooks: [{ url, ...options }],
    fetch: fetch as typeof globalThis.fetch,
    random: () => 1,
  })
  const connect = () => {
    const client = hub.connect({ appKey: app.key, protocol: 7 }, { send() {}, close() {} })
    const say = (event: string, data: unknown, channel?: string) =>
      client.receive(JSON.stringify({ event, data, channel }))
    return {
      client,
      say,
      join(channel: string, userId?: string) {
        const channel_data = userId && JSON.stringify({ user_id: userId })
        const text = [client.socketId, channel, channel_data].filter(Boolean).join(':')
        say('pusher:subscribe', { channel, channel_data, auth: `${app.key}:${sign(app.secret, text)}` })
      },
      leave: (channel: string) => say('pusher:unsubscribe', { channel }),
    }
  }
  const bodies = () => posts.map(({ body }) => JSON.parse(body) as Sent)
  const events = () => bodies().flatMap((body) => body.events)
  const names = () => events().map(({ name, channel }) => `${name} ${channel}`)
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  return { hub, webhooks, problems, posts, fetch, told, connect, bodies, events, names, pass }
}
