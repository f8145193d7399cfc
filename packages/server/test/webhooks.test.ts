import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Pusher from 'pusher'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type ChannelsServer, createServer, type ServerOptions } from '../src/index.ts'

const app = { id: 'app', key: 'app-key', secret: 'app-secret' }
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

interface Received {
  path: string
  headers: IncomingMessage['headers']
  rawBody: string
}

interface Shown {
  id: string
  attempts: unknown[]
  events: unknown[]
}

/** A receiver of webhooks on a socket of its own. */
async function receiver(answer: (received: Received, n: number) => { status: number; location?: string }) {
  const received: Received[] = []
  const server: Server = createHttpServer(async (request, response) => {
    let rawBody = ''
    for await (const chunk of request) rawBody += chunk
    const one = { path: request.url!, headers: request.headers, rawBody }
    const { status, location } = answer(one, received.push(one))
    response.writeHead(status, location ? { location } : {}).end('whatever')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function serve(options: Partial<ServerOptions>) {
  const server: ChannelsServer = createServer({ apps: [app], port: 0, ...options })
  const { port } = await server.listen()
  ends.push(() => server.close())
  const sdk = new Pusher({
    appId: app.id,
    key: app.key,
    secret: app.secret,
    host: '127.0.0.1',
    port: String(port),
    useTLS: false,
  })
  const socket = new WebSocket(`ws://127.0.0.1:${port}/app/app-key?protocol=7`)
  await new Promise((resolve) => socket.once('message', resolve))
  const join = (channel: string) =>
    socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel } }))
  return { server, sdk, socket, join }
}

const events = ['channel_occupied', 'channel_vacated'] as const

describe('webhooks over HTTP', () => {
  it("pass the server SDK's own check", async () => {
    const { received, url } = await receiver(() => ({ status: 200 }))
    const { sdk, join } = await serve({ webhooks: [{ url: `${url}/hooks`, headers: { 'X-Mine': '1' } }] })
    join('cache-e')
    await vi.waitFor(() => expect(received).toHaveLength(1))
    const { headers, rawBody, path } = received[0]!
    const webhook = sdk.webhook({ headers: headers as Record<string, string>, rawBody })
    expect(webhook.isValid()).toBe(true)
    expect(webhook.getEvents()).toEqual([
      { name: 'channel_occupied', channel: 'cache-e' },
      { name: 'subscription_count', channel: 'cache-e', subscription_count: 1 },
      { name: 'cache_miss', channel: 'cache-e' },
    ])
    expect(Math.abs(webhook.getTime().getTime() - Date.now())).toBeLessThan(60_000)
    expect([path, headers['x-mine']]).toEqual(['/hooks', '1'])
    const altered = {
      headers: headers as Record<string, string>,
      rawBody: rawBody.replace('cache-e', 'cache-f'),
    }
    expect(sdk.webhook(altered).isValid()).toBe(false)
  })

  it('do not follow a redirect', async () => {
    const { received, url } = await receiver(({ path }) =>
      path === '/' ? { status: 307, location: '/elsewhere' } : { status: 200 },
    )
    const { server, join } = await serve({ apps: [{ ...app, webhooks: [{ url, events, retryFor: 0 }] }] })
    join('a')
    await vi.waitFor(() => expect(server.webhooks.deliveries('app')).toMatchObject([{ state: 'failed' }]))
    expect(received.map(({ path }) => path)).toEqual(['/'])
  })

  it('are listed and sent again over the HTTP API', async () => {
    const { received, url } = await receiver(() => ({ status: 204 }))
    const { sdk, join } = await serve({ webhooks: [{ url, events }] })
    join('a')
    const get = async (path: string) =>
      (await sdk.get({ path })).json() as Promise<{ body?: string; deliveries: Shown[] }>
    await vi.waitFor(async () =>
      expect(await get('/webhooks/deliveries')).toMatchObject({ deliveries: [{ state: 'delivered' }] }),
    )
    const { deliveries } = await get('/webhooks/deliveries')
    const { id, attempts, events: sent } = deliveries[0]!
    expect(attempts).toMatchObject([{ status: 204 }])
    expect(sent).toEqual([{ name: 'channel_occupied', channel: 'a' }])
    expect((await get(`/webhooks/deliveries/${id}`)).body).toBe(received[0]!.rawBody)
    const answer = await sdk.post({ path: `/webhooks/deliveries/${id}/resend`, body: {} as never })
    const again = (await answer.json()) as { id: string }
    await vi.waitFor(() => expect(received).toHaveLength(2))
    expect(received[1]!.rawBody).toBe(received[0]!.rawBody)
    await vi.waitFor(async () =>
      expect(await get('/webhooks/deliveries')).toMatchObject({
        deliveries: [{ id: again.id, resend_of: id }, { id }],
      }),
    )
    await expect(sdk.get({ path: '/webhooks/deliveries/none' })).rejects.toMatchObject({ status: 404 })
  })

  it('are sent before the server ends', async () => {
    const { received, url } = await receiver(() => ({ status: 200 }))
    const { server, socket, join } = await serve({ webhooks: [{ url, events }] })
    join('a')
    await vi.waitFor(() => expect(server.hub.app('app').channels.size).toBe(1))
    await server.close()
    expect(received.flatMap(({ rawBody }) => JSON.parse(rawBody).events)).toEqual([
      { name: 'channel_occupied', channel: 'a' },
      { name: 'channel_vacated', channel: 'a' },
    ])
    socket.terminate()
  })
})
