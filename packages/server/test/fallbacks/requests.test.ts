import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createHub, hostClock } from '../../src/hub/index.ts'
import { serveXhr } from '../../src/transports/xhr.ts'
import { APP } from '../support/hub.ts'
import { startProxy } from '../support/proxy.ts'
import { startPusher } from '../support/pusher.ts'
import { startServer } from '../support/server.ts'
import { wait } from '../support/wait.ts'
import { createXhrClient } from '../support/xhr-client.ts'

const numbersOf = (client: ReturnType<typeof createXhrClient>) =>
  client.frames().flatMap(({ event, data }) => (event === 'e' ? [Number(data)] : []))
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)
const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))

describe('requests of the HTTP transports', () => {
  it('let any page ask, as browsers want to be told', async () => {
    const { url } = await startServer()
    for (const kind of ['xhr', 'xhr_streaming', 'xhr_send']) {
      const asked = await fetch(`${url}/pusher/app/app-key/1/abc/${kind}?t=1&n=1`, {
        method: 'OPTIONS',
        headers: {
          Origin: 'https://page.example',
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type',
        },
      })
      expect(asked.status).toBe(204)
      expect(Object.fromEntries(asked.headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'POST, OPTIONS',
        'access-control-allow-headers': 'Content-Type',
      })
    }
  })

  it('are answered with what a page may read and no proxy keeps', async () => {
    const { url } = await startServer()
    const poll = await fetch(`${url}/pusher/app/app-key/1/abc/xhr?protocol=7`, { method: 'POST' })
    expect(poll.headers.get('access-control-allow-origin')).toBe('*')
    expect(poll.headers.get('cache-control')).toContain('no-store')
    expect(poll.headers.get('x-accel-buffering')).toBe('no')
    expect(await poll.text()).toMatch(/^o\na\["\{\\"event\\":\\"pusher:connection_established\\".*"\]\n$/)
  })

  it.each([
    ['GET', 'app-key/1/abc/xhr', '', 405],
    ['POST', 'app-key/1/abc/other', '', 404],
    ['POST', 'app-key/abc/xhr', '', 404],
    ['POST', '/1/abc/xhr', '', 404],
    ['POST', 'app-key/1/abc/xhr_send', '["x"]', 404],
    ['POST', 'app-key/1/abc/xhr_send', '{', 404],
  ])('%s %s %.20s gets %i', async (method, path, body, status) => {
    const { url, state } = await startServer()
    const answer = await fetch(`${url}/pusher/app/${path}`, { method, ...(body && { body }) })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(state.connections.size).toBe(0)
  })

  it.each([
    ['nothing', '', 400],
    ['no list', '{"a":1}', 400],
    ['a list of no texts', '[1]', 400],
    ['more than fits', `["${'x'.repeat(600_000)}"]`, 413],
  ])('with %s in their body are refused, and the session goes on', async (_, body, status) => {
    const { port } = await startServer()
    const client = createXhrClient(port)
    await client.receive('xhr')
    expect(await client.post(body)).toBe(status)
    expect(await client.say('pusher:ping', {})).toBe(204)
  })

  it('under another path are served there, and the usual one is free', async () => {
    const { url } = await startServer({ httpPath: '/live' })
    const ask = async (path: string) =>
      (await fetch(`${url}${path}/app/app-key/1/abc/xhr?protocol=7`, { method: 'POST' })).status
    expect([await ask('/live'), await ask('/pusher')]).toEqual([200, 404])
  })

  it.each([
    ['nobody', 'protocol=7', 4001],
    ['app-key', 'protocol=2', 4007],
    ['app-key', '', 4008],
  ])('with the key %s and %j are told %i', async (key, query, code) => {
    const { url, state } = await startServer()
    const poll = await fetch(`${url}/pusher/app/${key}/1/abc/xhr?${query}`, { method: 'POST' })
    const lines = (await poll.text()).split('\n')
    expect(lines.map((line) => line[0])).toEqual(['o', 'a', 'c', undefined])
    expect(JSON.parse(lines[2]!.slice(1))).toEqual([code, expect.any(String)])
    expect(state.connections.size).toBe(0)
  })

  it('of pages that may not connect are told 4009', async () => {
    const { url, state } = await startServer({ allowedOrigins: ['https://good.example'] })
    const ask = async (origin: string) =>
      (
        await fetch(`${url}/pusher/app/app-key/1/${origin.slice(8)}/xhr?protocol=7`, {
          method: 'POST',
          headers: { Origin: origin },
        })
      ).text()
    expect(await ask('https://bad.example')).toContain('\nc[4009,')
    expect(await ask('https://good.example')).toContain('connection_established')
    expect(state.connections.size).toBe(1)
  })

  it('are turned away for a while when there are too many sessions', async () => {
    const hub = createHub({ apps: [APP] })
    const { service, end } = serveXhr(hub, { http: { maxSessions: 1 } })
    const http = createServer(
      (request, response) => void service(request, response, request.url!.split('?')[0]!),
    )
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      end()
      http.close()
    })
    const { port } = http.address() as AddressInfo
    const ask = async (session: string) =>
      (
        await fetch(`http://127.0.0.1:${port}/pusher/app/app-key/1/${session}/xhr?protocol=7`, {
          method: 'POST',
        })
      ).text()
    expect(await ask('a')).toContain('connection_established')
    expect(await ask('b')).toBe('o\nc[4100,"Over capacity"]\n')
    expect(hub.app('app').connections.size).toBe(1)
  })

  it('end with a reason when the server does', async () => {
    const { server, port } = await startServer()
    const client = createXhrClient(port)
    const stream = client.receive('xhr_streaming')
    await wait(() => expect(client.lines).toHaveLength(2))
    await server.close()
    expect(await stream).toBe(200)
    expect(client.lines.at(-1)).toMatch(/^c\[4200,/)
  })

  it('leave no session behind when the client is gone', async () => {
    const { port, state, hub } = await startServer({
      // Real seconds pass in a tenth here.
      clock: {
        ...hostClock,
        setTimeout: (run, ms) => setTimeout(run, ms / 10),
        clearTimeout: (timer) => clearTimeout(timer as never),
      },
    })
    const reasons: string[] = []
    hub.tap((happening) => happening.type === 'disconnected' && reasons.push(happening.reason))
    const client = createXhrClient(port)
    await client.receive('xhr_streaming', (leave) => client.lines.length > 1 && leave())
    expect(state.connections.size).toBe(1)
    await wait(() => expect(state.connections.size).toBe(0))
    expect(reasons).toEqual(['expired'])
  })
})

describe.each(['xhr', 'xhr_streaming'] as const)(
  'events over %s whose connections are cut at random',
  (kind) => {
    it('arrive exactly once, in order', { timeout: 60_000 }, async () => {
      const { port, state } = await startServer()
      const proxy = await startProxy(port)
      const client = createXhrClient(proxy.port)
      let asking = true
      let asked = 0
      const receiving = (async () => {
        while (asking) {
          await client.receive(kind)
          asked++
        }
      })()
      await wait(() => expect(client.lines.length).toBeGreaterThan(1))
      await createXhrClient(port).say('pusher:subscribe', { channel: 'a' })
      await wait(() => expect(state.channels.size).toBe(1))
      const cutting = setInterval(() => Math.random() < 0.4 && proxy.cut(), 3)
      let sent = 0
      while (sent < 3000) {
        for (let burst = Math.ceil(Math.random() * 20); burst > 0 && sent < 3000; burst--)
          state.publish('a', 'e', String(sent++))
        await pause(Math.random() < 0.3 ? 4 : 0)
      }
      clearInterval(cutting)
      await wait(() => expect(numbersOf(client).at(-1)).toBe(sent - 1))
      asking = false
      const ending = setInterval(() => proxy.cut(), 5)
      await receiving
      clearInterval(ending)
      expect(numbersOf(client)).toEqual(upTo(sent))
      expect(client.lines.filter((line) => line === 'o')).toHaveLength(1)
      expect(asked).toBeGreaterThan(20)
    })
  },
)

describe('pusher-js behind a slow network', () => {
  it('loses and doubles nothing when it leaves a full stream', { timeout: 60_000 }, async () => {
    const { port, state, hub } = await startServer()
    const proxy = await startProxy(port, { latency: 15 })
    const pusher = startPusher(proxy.port, 'ann', { enabledTransports: ['xhr_streaming'] })
    const heard: number[] = []
    const channel = pusher.subscribe('a').bind('e', ({ n }: { n: number }) => heard.push(n))
    await wait(() => expect(channel.subscribed).toBe(true))
    let connected = 0
    hub.tap(({ type }) => type === 'connected' && connected++)
    const padding = 'x'.repeat(2000)
    for (let n = 0; n < 800; n++) {
      state.publish('a', 'e', JSON.stringify({ n, padding }))
      await pause(0)
    }
    await wait(() => expect(heard.at(-1)).toBe(799))
    expect(heard).toEqual(upTo(800))
    expect(connected).toBe(0)
  })
})

describe('a client that does not read its stream', () => {
  it('is cut off, and the others go on', { timeout: 30_000 }, async () => {
    const { port, state, hub } = await startServer()
    const reasons: string[] = []
    hub.tap((happening) => happening.type === 'disconnected' && reasons.push(happening.reason))
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {}).pause()
    socket.write(
      'POST /pusher/app/app-key/1/slow/xhr_streaming?protocol=7 HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n',
    )
    await wait(() => expect(state.connections.size).toBe(1))
    await createXhrClient(port, { session: '1/slow' }).say('pusher:subscribe', { channel: 'a' })
    await wait(() => expect(state.channels.size).toBe(1))
    for (let n = 0; n < 100 && reasons.length === 0; n++) {
      for (let i = 0; i < 20; i++) state.publish('a', 'e', 'x'.repeat(10_000))
      await pause(1)
    }
    expect(reasons).toEqual(['slow-reader'])
    socket.destroy()
  })
})
