import { createSocket } from 'node:dgram'
import { createServer as createHttpServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import Pusher from 'pusher'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createServer, type HubHappening, type MetricsOptions, type ServerOptions } from '../src/index.ts'
import { METRICS } from '../src/metrics/definitions.ts'
import { HOSTED_NAMES } from '../src/metrics/hosted-names.ts'
import { parseExposition } from './support/exposition.ts'

const app = { id: 'app', key: 'app-key', secret: 'app-secret' }
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function serve(metrics: MetricsOptions, options: Partial<ServerOptions> = {}) {
  const server = createServer({ apps: [app], port: 0, metrics, ...options })
  const failures: Extract<HubHappening, { type: 'problem' }>[] = []
  server.hub.tap((happening) => void (happening.type === 'problem' && failures.push(happening)))
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
  return { server, port, sdk, failures, url: `http://127.0.0.1:${port}` }
}

/** Two people on a presence channel, an event to both, a client event to one, and one that is refused. */
async function makeTraffic({ port, sdk }: Awaited<ReturnType<typeof serve>>) {
  const sockets = ['1', '2'].map((id) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/app/app-key?protocol=7`)
    const got: { event: string; data: string }[] = []
    ends.push(() => socket.terminate())
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
async function collector(status: () => number = () => 200) {
  const posts: { headers: Record<string, unknown>; body: never; url: string }[] = []
  const server = createHttpServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    posts.push({ headers: request.headers, body: JSON.parse(text) as never, url: request.url! })
    response.writeHead(status()).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { posts, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** An agent that takes DogStatsD. */
async function agent() {
  const lines: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (packet) => lines.push(...packet.toString().split('\n').filter(Boolean)))
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  ends.push(() => socket.close())
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

const scrape = async (url: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { headers })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

describe('Prometheus', () => {
  it('reads all that happened, in its text format', async () => {
    const set = await serve({ prometheus: { open: true } })
    await makeTraffic(set)
    const { status, type, text } = await scrape(`${set.url}/metrics`)
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    const { value, families } = parseExposition(text)
    const own = { app: 'app' }
    expect(value('channelkit_slow_readers_total', own)).toBe(0)
    expect(value('channelkit_send_queue_bytes', own)).toBe(0)
    expect(value('channelkit_connections', { ...own, transport: 'websocket', tls: 'false' })).toBe(2)
    expect(
      value('channelkit_connections_opened_total', { ...own, transport: 'websocket', tls: 'false' }),
    ).toBe(2)
    expect(value('channelkit_events_published_total', own)).toBe(1)
    expect(value('channelkit_events_delivered_total', own)).toBe(2)
    expect(value('channelkit_client_events_received_total', own)).toBe(1)
    expect(value('channelkit_client_events_sent_total', own)).toBe(1)
    expect(value('channelkit_client_events_rejected_total', own)).toBe(1)
    expect(value('channelkit_presence_events_total', { ...own, event: 'member_added' })).toBe(2)
    expect(value('channelkit_channels', own)).toBe(1)
    expect(value('channelkit_members', own)).toBe(2)
    expect(value('channelkit_subscriptions', own)).toBe(2)
    expect(value('channelkit_messages_received_total', own)).toBe(4)
    expect(value('channelkit_bytes_sent_total', own)).toBeGreaterThan(2000)
    const route = 'POST /apps/:app/events'
    expect(value('channelkit_api_requests_total', { ...own, route, status: '200' })).toBe(1)
    expect(value('channelkit_api_request_duration_seconds_count', { route })).toBe(1)
    expect(value('channelkit_event_size_bytes_sum', { ...own, source: 'api' })).toBe(1000)
    expect(value('channelkit_event_size_bytes_bucket', { ...own, source: 'api', le: '1024' })).toBe(1)
    expect(value('channelkit_event_size_bytes_bucket', { ...own, source: 'api', le: '256' })).toBe(0)
    expect(value('channelkit_event_size_bytes_sum', { ...own, source: 'client' })).toBe(100)
    expect(value('channelkit_process_memory_bytes', { kind: 'rss' })).toBeGreaterThan(1e6)
    expect(value('channelkit_event_loop_delay_seconds', { quantile: '0.99' })).toBeGreaterThanOrEqual(0)
    expect(families.get('channelkit_connections')).toMatchObject({ type: 'gauge' })
    expect(families.get('channelkit_event_size_bytes')).toMatchObject({ type: 'histogram' })
    // Nothing is there that is not defined, and asking twice counts nothing twice.
    const defined = new Set(Object.values(METRICS).map(({ name }) => name.replaceAll('.', '_')))
    for (const name of families.keys()) expect(defined).toContain(name.replace(/_total$/, ''))
    const again = parseExposition((await scrape(`${set.url}/metrics`)).text)
    expect(again.value('channelkit_events_delivered_total', own)).toBe(2)
    expect(text).not.toContain('app-secret')
  })

  it('counts who left, and why', async () => {
    const set = await serve({ prometheus: { open: true } })
    await makeTraffic(set)
    set.server.hub.close()
    const { value } = parseExposition(await set.server.metrics!.text())
    expect(value('channelkit_connections', { app: 'app', transport: 'websocket', tls: 'false' })).toBe(0)
    const labels = { app: 'app', transport: 'websocket', reason: '4200' }
    expect(value('channelkit_connections_closed_total', labels)).toBe(2)
    expect(value('channelkit_presence_events_total', { app: 'app', event: 'member_removed' })).toBe(2)
  })

  it.each([[true as const], [{}], [{ path: '/m' }], [{ open: false }], [{ host: '127.0.0.1' }]])(
    "is not on the server's port unless somebody decided who may read it: %j",
    async (prometheus) => {
      // A proxy on this machine that says nothing of whom it asks for looks like this machine.
      expect(() => createServer({ apps: [app], port: 0, metrics: { prometheus } })).toThrow(
        /prometheus needs a token, a port of its own, or open: true/,
      )
    },
  )

  it('is answered with the token, or to everybody where that was chosen', async () => {
    const open = await serve({ prometheus: { open: true } })
    expect((await scrape(`${open.url}/metrics`, { 'x-forwarded-for': '1.2.3.4' })).status).toBe(200)
    expect((await fetch(`${open.url}/metrics`, { method: 'POST' })).status).toBe(405)
    const locked = await serve({ prometheus: { token: 'hush', path: '/m' } })
    expect((await scrape(`${locked.url}/m`)).status).toBe(401)
    expect((await scrape(`${locked.url}/m`, { authorization: 'Bearer hush2' })).status).toBe(401)
    const given = await scrape(`${locked.url}/m`, {
      authorization: 'Bearer hush',
      'x-forwarded-for': '1.2.3.4',
    })
    expect(given.status).toBe(200)
    expect((await scrape(`${locked.url}/metrics`)).status).toBe(404)
  })

  it('can have a port of its own', async () => {
    const { server, url } = await serve({ prometheus: { port: 0 } })
    expect((await scrape(`${url}/metrics`)).status).toBe(404)
    const { status, text } = await scrape(`http://127.0.0.1:${server.metrics!.port}/metrics`)
    expect(status).toBe(200)
    expect(parseExposition(text).families.size).toBeGreaterThan(10)
    expect((await scrape(`http://127.0.0.1:${server.metrics!.port}/apps/app/channels`)).status).toBe(404)
    const passedOn = { 'x-forwarded-for': '1.2.3.4' }
    expect((await scrape(`http://127.0.0.1:${server.metrics!.port}/metrics`, passedOn)).status).toBe(403)
  })
})

describe('Datadog', () => {
  it('gets what was added since the last time, with tags', async () => {
    const { port, total, last, parsed } = await agent()
    const set = await serve({
      datadog: { host: '127.0.0.1', port, prefix: 'mine.', tags: { env: 'test' } },
      interval: 100,
    })
    await makeTraffic(set)
    await vi.waitFor(() => {
      expect(total('mine.channelkit.events_delivered', 'app:app', 'env:test')).toBe(2)
      expect(total('mine.channelkit.client_events_rejected')).toBe(1)
      expect(last('mine.channelkit.connections')).toMatchObject({ value: 2, type: 'g' })
      expect(total('mine.channelkit.event_size_bytes.count')).toBe(2)
    })
    // Counters are not sent again, levels are.
    const before = parsed().length
    await vi.waitFor(() => expect(parsed().length).toBeGreaterThan(before + 20))
    expect(total('mine.channelkit.events_delivered')).toBe(2)
  })

  it('gets the names of hosted Channels where they are asked for', async () => {
    const { port, total, last, parsed } = await agent()
    const set = await serve({ datadog: { port, hostedNames: true }, interval: 100 })
    await makeTraffic(set)
    await vi.waitFor(() => {
      expect(total('pusher.messages.api_request')).toBe(1)
      expect(total('pusher.messages.broadcast')).toBe(2)
      expect(total('pusher.messages.client_event.received')).toBe(1)
      expect(total('pusher.messages.client_event.sent')).toBe(1)
      expect(total('pusher.messages.presence_event')).toBe(2)
      expect(total('pusher.messages')).toBe(7)
      expect(last('pusher.connections')).toMatchObject({ value: 2, type: 'g', tags: ['app:app'] })
      expect(last('pusher.connections.non_secure.ws')).toMatchObject({ value: 2 })
      expect(last('pusher.occupied_channels')).toMatchObject({ value: 1 })
      expect(total('pusher.message_size.count')).toBe(2)
      expect(last('pusher.message_size.max')!.value).toBeLessThanOrEqual(1000)
    })
    for (const { name } of parsed()) expect(HOSTED_NAMES).toContain(name)
  })

  it('is not missed when no agent listens', async () => {
    const set = await serve({ datadog: { port: 9 }, interval: 100 })
    await makeTraffic(set)
  })
})

interface Measurement {
  name: string
  value: number
  source: string
}
interface LibratoBody {
  measure_time: number
  counters: Measurement[]
  gauges: Measurement[]
}

describe('Librato', () => {
  it('gets counters that grow, and gauges', async () => {
    const { posts, url } = await collector()
    const librato = { email: 'me@example.com', token: 'hush', url: `${url}/v1/metrics`, source: 'web 1' }
    const set = await serve({ librato, interval: 100 })
    await makeTraffic(set)
    const all = (kind: 'counters' | 'gauges') => posts.flatMap(({ body }) => (body as LibratoBody)[kind])
    const delivered = () => all('counters').filter(({ name }) => name === 'channelkit.events_delivered')
    await vi.waitFor(() => {
      expect(delivered().filter(({ value }) => value === 2).length).toBeGreaterThan(1)
      expect(all('gauges')).toContainEqual({
        name: 'channelkit.connections',
        value: 2,
        source: 'web_1.app.websocket.false',
      })
      expect(all('gauges').find(({ name }) => name === 'channelkit.event_size_bytes.max')).toBeDefined()
    })
    expect(delivered()[0]!.source).toBe('web_1.app')
    const { headers, body, url: path } = posts[0]!
    expect(path).toBe('/v1/metrics')
    expect(headers.authorization).toBe(`Basic ${btoa('me@example.com:hush')}`)
    expect(headers['content-type']).toBe('application/json')
    expect(Math.abs((body as LibratoBody).measure_time - Date.now() / 1000)).toBeLessThan(60)
    for (const { name, source } of [...all('gauges'), ...all('counters')])
      expect(name + source).toMatch(/^[A-Za-z0-9.:_-]+$/)
  })

  it('gets the names of hosted Channels where they are asked for', async () => {
    const { posts, url } = await collector()
    const set = await serve({ librato: { email: 'a', token: 'b', url, hostedNames: true }, interval: 100 })
    await makeTraffic(set)
    await vi.waitFor(() => {
      const counters = posts.flatMap(({ body }) => (body as LibratoBody).counters)
      expect(counters.find(({ name, value }) => name === 'pusher.messages' && value === 7)).toBeDefined()
    })
  })

  it('that refuses is counted and told once, and missed by nobody', async () => {
    const { posts, url } = await collector(() => 401)
    const set = await serve({
      librato: { email: 'me', token: 'hush', url },
      prometheus: { open: true },
      interval: 100,
    })
    await vi.waitFor(() => expect(posts.length).toBeGreaterThan(2))
    expect(set.failures).toMatchObject([{ where: 'metrics to librato', message: 'Librato answered 401.' }])
    await makeTraffic(set)
    const { value } = parseExposition((await scrape(`${set.url}/metrics`)).text)
    expect(value('channelkit_metrics_export_failures_total', { exporter: 'librato' })).toBeGreaterThan(1)
  })
})

interface OtlpBody {
  resourceMetrics: {
    scopeMetrics: {
      metrics: {
        name: string
        sum?: { isMonotonic?: boolean; dataPoints: { asDouble?: number; asInt?: number }[] }
        histogram?: { dataPoints: { count: number; sum: number; explicitBounds: number[] }[] }
      }[]
    }[]
  }[]
}

describe('OTLP', () => {
  it('gets sums and histograms', async () => {
    const { posts, url } = await collector()
    const set = await serve({
      otlp: { url: `${url}/v1/metrics`, headers: { 'x-api-key': '1' } },
      interval: 100,
    })
    await makeTraffic(set)
    const latest = (name: string) =>
      posts
        .flatMap(({ body }) => (body as OtlpBody).resourceMetrics)
        .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
        .findLast((metric) => metric.name === name)
    await vi.waitFor(() => {
      const { sum } = latest('channelkit.events_delivered')!
      expect(sum).toMatchObject({ isMonotonic: true, dataPoints: [{ asDouble: 2 }] })
      const { histogram } = latest('channelkit.event_size_bytes')!
      expect(histogram!.dataPoints.map((point) => point.sum).sort()).toEqual([100, 1000])
    })
    expect(posts[0]!.headers).toMatchObject({ 'x-api-key': '1', 'content-type': 'application/json' })
  })

  it('that is not there harms nothing, and does not keep the server from ending', async () => {
    const set = await serve({ otlp: { url: 'http://127.0.0.1:1/v1/metrics' }, interval: 100 })
    await makeTraffic(set)
    await vi.waitFor(() => expect(set.failures).toMatchObject([{ where: 'metrics to otlp' }]), {
      timeout: 5000,
    })
    await set.server.close()
  })
})

describe('options', () => {
  it.each<[string, MetricsOptions]>([
    ['interval', { interval: 1 }],
    ['prometheus.path', { prometheus: { path: 'metrics' } }],
    ['prometheus.token', { prometheus: { token: '' } }],
    ['prometheus.port', { prometheus: { port: 70_000 } }],
    ['datadog.port', { datadog: { port: -1 } }],
    ['librato', { librato: { email: '', token: 'hush' } }],
    ['librato.url', { librato: { email: 'a', token: 'hush', url: 'x' } }],
    ['otlp.url', { otlp: { url: 'ftp://x' } }],
  ])('that are wrong are refused: %s', (name, metrics) => {
    const act = () => createServer({ apps: [app], metrics })
    expect(act).toThrow(name)
    expect(act).not.toThrow('hush')
  })

  it('that are not there load nothing', async () => {
    const server = createServer({ apps: [app], port: 0 })
    await server.listen()
    ends.push(() => server.close())
    expect(server.metrics).toBeUndefined()
    const { port } = server.httpServer.address() as AddressInfo
    const status = await new Promise((resolve) =>
      get(`http://127.0.0.1:${port}/metrics`, (response) => resolve(response.resume().statusCode)),
    )
    expect(status).toBe(404)
  })
})
