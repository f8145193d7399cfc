import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createLogger, type LogOptions, logHub } from '../src/index.ts'
import { app, startServer, type TestServer } from './rest/support.ts'
import { setUp } from './support/hub.ts'

let server: TestServer | undefined
afterEach(() => server?.end())

/** Everything a busy run may meet, with markers wherever something is secret. */
async function busyRun(log: LogOptions) {
  let written = ''
  const logger = createLogger(log, { write: (text) => (written += text) })
  server = await startServer({
    apps: [
      {
        ...app,
        secret: 'marker-secret',
        keys: [{ key: 'old', secret: 'marker-old' }],
        limits: { apiRequestsPerSecond: 30 },
      },
    ],
  })
  logHub(server.server.hub, logger)
  const sdk = server.sdk({ secret: 'marker-secret' })
  const ann = await server.client(['a'])
  const auth = sdk.authorizeChannel(ann.socketId, 'presence-a', {
    user_id: 'ann',
    user_info: { token: 'marker-user-info' },
  })
  ann.say('pusher:subscribe', { channel: 'presence-a', ...auth })
  ann.say('pusher:subscribe', { channel: 'private-a', auth: 'app-key:marker-auth' })
  ann.say('pusher:signin', sdk.authenticateUser(ann.socketId, { id: 'ann', token: 'marker-user-data' }))
  await vi.waitFor(() => expect(ann.events('pusher:signin_success')).toHaveLength(1))
  ann.socket.send(JSON.stringify({ event: 'client-x', channel: 'presence-a', data: 'marker-client-data' }))
  ann.socket.send(JSON.stringify({ event: 'client-x', channel: 'a', data: 'marker-client-data' }))
  ann.socket.send('{"marker-bad-frame')
  await sdk.trigger('a', 'e', { password: 'marker-event-data' }, { info: 'subscription_count' })
  await server
    .sdk({ secret: 'marker-wrong' })
    .trigger('a', 'e', 'marker-event-data')
    .catch(() => {})
  await server.plain('GET', '/apps/app/channels?auth_signature=marker-signature&auth_key=app-key')
  const signature = new URLSearchParams(
    sdk.createSignedQueryString({ method: 'GET', path: '/apps/app/channels' }),
  )
  const signed = `/apps/app/channels?${String(signature)}`
  await server.plain('GET', signed)
  await sdk.terminateUserConnections('ann')
  await vi.waitFor(() => expect(ann.code()).toBe(4009))
  return { written: () => written, secrets: [auth.auth.split(':')[1]!, signature.get('auth_signature')!] }
}

describe('the log', () => {
  it.each(['human', 'json'] as const)(
    'in its %s form tells all by names and sizes, and no secret',
    async (format) => {
      const { written, secrets } = await busyRun({ format, level: 'debug' })
      for (const word of [
        'connected',
        'subscribed',
        'published',
        'client-event',
        'api-request',
        'disconnected',
      ])
        expect(written()).toContain(word)
      expect(written()).not.toContain('marker')
      for (const secret of secrets) expect(written()).not.toContain(secret)
      if (format === 'json') {
        const lines = written()
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
        expect(lines).toContainEqual(
          expect.objectContaining({
            level: 'debug',
            app: 'app',
            msg: 'published',
            channel: 'a',
            event: 'e',
            data_bytes: 32,
          }),
        )
      }
    },
  )

  it('says nothing of single connections unless asked, and nothing at all if so asked', async () => {
    const lines = (await busyRun({ format: 'human', level: 'info' })).written().trim().split('\n')
    // Who asks without a right to is told of, each reason once.
    expect(lines.map((line) => / WARN: (\S+) .*"error":"([\w-]+)"/.exec(line)?.slice(1).join(' '))).toEqual([
      'api-request bad-signature',
      'api-request bad-version',
    ])
    await server!.end()
    expect((await busyRun({ format: 'none', level: 'debug' })).written()).toBe('')
  })

  it('says what failed on the server without what was sent', async () => {
    let written = ''
    server = await startServer()
    logHub(
      server.server.hub,
      createLogger({ format: 'human', level: 'info' }, { write: (text) => (written += text) }),
    )
    server.server.hub.app('app').publish = () => {
      throw new TypeError('marker')
    }
    await expect(server.sdk().trigger('a', 'e', 'x')).rejects.toMatchObject({
      status: 500,
      body: '{"error":"Something went wrong. See the server\'s log.","code":"internal"}',
    })
    expect(written).toMatch(/ERROR.*problem.*TypeError at /)
    expect(written).not.toContain('marker')
  })

  it('cannot be forged by what clients name things', async () => {
    let written = ''
    server = await startServer()
    logHub(
      server.server.hub,
      createLogger({ format: 'human', level: 'debug' }, { write: (text) => (written += text) }),
    )
    await server.sdk().trigger('a', 'e\n[12:00:00.000] INFO: forged', '')
    expect(written).toContain('published')
    expect(written).not.toMatch(/^\[12:00:00/m)
  })
})

describe('what is dropped', () => {
  it('is told once for each reason and app, with the option to change, then again after a while with how often', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const lines: Record<string, unknown>[] = []
    const { hub, ready } = setUp({
      limits: { framesPerSecond: 1, clientEventsPerSecond: 1, channelsPerConnection: 1 },
    })
    logHub(
      hub,
      createLogger({ format: 'json', level: 'info' }, { write: (text) => lines.push(JSON.parse(text)) }),
    )
    const flood = () => {
      const client = ready()
      for (let n = 0; n < 20; n++) client.say('pusher:ping', {})
    }
    for (let n = 0; n < 3; n++) flood()
    for (let n = 0; n < 3; n++) hub.tell({ type: 'rate-limited', what: 'bodies' })
    for (let n = 0; n < 3; n++) hub.connect({ appKey: 'nobody', protocol: 7 }, { send() {}, close() {} })
    expect(lines).toMatchObject([
      { level: 'warn', app: 'app', what: 'frames', why: expect.stringContaining('limits.framesPerSecond') },
      { level: 'warn', what: 'bodies', why: expect.stringContaining('http.bodies') },
      { level: 'warn', msg: 'refused', code: 4001 },
    ])
    vi.advanceTimersByTime(600_000)
    flood()
    expect(lines.slice(3)).toMatchObject([{ what: 'frames', times: 3 }])
  })
})

describe('what an operator looks for', () => {
  const start = async (options: Parameters<typeof startServer>[0] = {}) => {
    server = await startServer(options)
    const entries: Record<string, unknown>[] = []
    const write = (line: string) => void entries.push(JSON.parse(line))
    logHub(server.server.hub, createLogger({ format: 'json', level: 'warn' }, { write }))
    return { url: `http://127.0.0.1:${server.port}`, set: server, entries }
  }

  it('a receiver of webhooks that is dead is told at the first failure, with why, and not each time', async () => {
    const webhooks = [{ url: 'http://127.0.0.1:59999/hook', debounce: 0 }]
    const { set, entries } = await start({ webhooks })
    await set.client(['a'])
    await vi.waitFor(() => expect(entries).toHaveLength(1))
    expect(entries[0]).toMatchObject({
      level: 'warn',
      msg: 'webhook',
      app: 'app',
      endpoint: 'http://127.0.0.1:59999/hook',
      outcome: 'retrying',
      error: 'ECONNREFUSED',
    })
    await set.client(['b'])
    expect(entries).toHaveLength(1)
  })

  it('who is refused: from where, by which request, and of which app', async () => {
    const { set, url, entries } = await start()
    const headers = { 'X-Forwarded-For': '203.0.113.7', 'X-Request-Id': 'trace-1' }
    const query = 'auth_key=app-key&auth_version=1.0&auth_timestamp=1&auth_signature=x'
    for (const path of ['/apps/app/channels', '/apps/other/channels']) {
      const response = await fetch(`${url}${path}?${query}`, { headers })
      expect(response.headers.get('x-request-id')).toBe('trace-1')
    }
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      app: 'app',
      address: '203.0.113.7',
      request_id: 'trace-1',
      status: 401,
      error: 'bad-timestamp',
    })
    const activity = async () =>
      JSON.parse(await (await set.sdk().get({ path: '/activity' })).text()).activity
    expect(await activity()).toContainEqual(
      expect.objectContaining({
        status: 401,
        address: '203.0.113.7',
        request_id: 'trace-1',
        error: 'bad-timestamp',
      }),
    )
    for (let n = 0; n < 20; n++) await fetch(`${url}/apps/app/channels?${query}`)
    const kept = (await activity()).filter(({ status }: { status: number }) => status === 401)
    expect(kept.length).toBeLessThan(5)
  })

  it.each(['', 'a b', 'x'.repeat(200)])('a request called %j gets a name of its own', async (id) => {
    const { url } = await start()
    const response = await fetch(`${url}/apps/app/channels`, { headers: { 'X-Request-Id': id } })
    expect(response.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })

  it('where a connection comes from', async () => {
    const { set } = await start()
    const client = await set.client([], { 'X-Forwarded-For': '203.0.113.9' })
    const read = async (path: string) => JSON.parse(await (await set.sdk().get({ path })).text())
    expect((await read('/connections')).connections).toEqual([
      expect.objectContaining({ socket_id: client.socketId, address: '203.0.113.9' }),
    ])
    expect((await read('/activity')).activity).toContainEqual(
      expect.objectContaining({ type: 'connected', address: '203.0.113.9' }),
    )
  })

  it('a client whose requests reach different processes is answered why it gets nothing', async () => {
    const { url, entries } = await start()
    const send = `${url}/pusher/app/app-key/1/abcdefgh/xhr_send`
    for (let n = 0; n < 2; n++) {
      const response = await fetch(send, { method: 'POST', body: '[]' })
      expect([response.status, await response.json()]).toEqual([
        404,
        expect.objectContaining({ code: 'unknown-session', error: expect.stringContaining('load balancer') }),
      ])
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
    }
    expect(entries).toEqual([expect.objectContaining({ msg: 'unknown-session', level: 'warn' })])
  })
})
