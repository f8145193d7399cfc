import { createSocket } from 'node:dgram'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Pusher from 'pusher'
import { expect, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createServer, type HubHappening, type MetricsOptions, type ServerOptions } from '../../src/index.ts'

export const app = { id: 'app', key: 'app-key', secret: 'app-secret' }

export async function serve(metrics: MetricsOptions, options: Partial<ServerOptions> = {}) {
  const server = createServer({ apps: [app], port: 0, metrics, ...options })
  const failures: Extract<HubHappening, { type: 'problem' }>[] = []
  server.hub.tap((happening) => void (happening.type === 'problem' && failures.push(happening)))
  const { port } = await server.listen()
  onTestFinished(() => server.close())
  const sdk = new Pusher({
    appId: app.id,
    key: app.key,
    secret: app.secret,
    host: '127.0.0.1',
    port: String(port),
    useTLS: false,
  })
  return { server, port, sdk, failures, url: `http://127.0.0.1:${port}` }
}

/** Two people on a presence channel, an event to both, a client event to one, and one that is refused. */
export async function makeTraffic({ port, sdk }: Awaited<ReturnType<typeof serve>>) {
  const sockets = ['1', '2'].map((id) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/app/app-key?protocol=7`)
    const got: { event: string; data: string }[] = []
    onTestFinished(() => socket.terminate())
    const say = (event: string, data: unknown, channel?: string) =>
      socket.send(JSON.stringify({ event, data, channel }))
    socket.on('message', (text) => {
      const message = JSON.parse(String(text))
      got.push(message)
      if (message.event !== 'pusher:connection_established') return
      const socketId = JSON.parse(message.data).socket_id
      const auth = sdk.authorizeChannel(socketId, 'presence-a', { user_id: id })
      say('pusher:subscribe', { channel: 'presence-a', ...auth })
    })
    return { socket, got, say }
  })
  const [first, second] = sockets as [(typeof sockets)[0], (typeof sockets)[0]]
  const seen = (one: typeof first, event: string) =>
    vi.waitFor(() => expect(one.got.some((message) => message.event === event)).toBe(true))
  for (const one of sockets) await seen(one, 'pusher_internal:subscription_succeeded')
  await sdk.trigger('presence-a', 'e', 'x'.repeat(1000))
  await seen(second, 'e')
  first.say('client-e', 'x'.repeat(98), 'presence-a')
  await seen(second, 'client-e')
  first.say('client-e', 1, 'public')
  await seen(first, 'pusher:error')
}

/** Something that takes POSTs and keeps them. */
export async function collector(status: () => number = () => 200) {
  const posts: { headers: Record<string, unknown>; body: never; url: string }[] = []
  const server = createHttpServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    posts.push({ headers: request.headers, body: JSON.parse(text) as never, url: request.url! })
    response.writeHead(status()).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { posts, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** An agent that takes DogStatsD. */
export async function agent() {
  const lines: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (packet) => lines.push(...packet.toString().split('\n').filter(Boolean)))
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  onTestFinished(() => void socket.close())
  const parsed = () =>
    lines.map((line) => {
      const [, name, value, type, tags = ''] = /^([^:]+):([^|]+)\|([a-z]+)(?:\|#(.*))?$/.exec(line)!
      return { name: name!, value: Number(value), type, tags: tags.split(',').filter(Boolean).sort() }
    })
  const total = (name: string, ...tags: string[]) =>
    parsed()
      .filter((one) => one.name === name && tags.every((tag) => one.tags.includes(tag)))
      .reduce((sum, { value }) => sum + value, 0)
  const last = (name: string) => parsed().findLast((one) => one.name === name)
  return { port: socket.address().port, parsed, total, last }
}

export const scrape = async (url: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { headers })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}
