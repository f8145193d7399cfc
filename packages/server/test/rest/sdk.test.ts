import PusherClient from 'pusher-js'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { app, startServer, type TestServer } from './support.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.end())

const jsonOf = async (sending: Promise<{ json(): Promise<unknown> }>) => (await sending).json()
const failure = (sending: Promise<unknown>) =>
  sending.then(
    () => null,
    ({ status, body }: { status: number; body: string }) => [status, JSON.parse(body).code],
  )

describe('the server SDK', () => {
  it('triggers on one channel and on many, with info, but not to an excluded socket', async () => {
    const [ann, bob] = [await server.client(['a', 'presence-a']), await server.client(['a', 'b'])]
    expect(await jsonOf(server.sdk().trigger('a', 'one', { n: 1 }))).toEqual({})
    const info = { info: 'subscription_count,user_count' }
    expect(
      await jsonOf(server.sdk().trigger(['a', 'b', 'presence-a', 'none'], 'many', 'text', info)),
    ).toEqual({
      channels: {
        a: { subscription_count: 2 },
        b: { subscription_count: 1 },
        'presence-a': { subscription_count: 1, user_count: 1 },
        none: { subscription_count: 0 },
      },
    })
    await server.sdk().trigger('a', 'others', 1, { socket_id: ann.socketId })
    await vi.waitFor(() =>
      expect(bob.events('others')).toEqual([{ event: 'others', channel: 'a', data: '1' }]),
    )
    await server.sdk().trigger('a', 'last', null)
    await vi.waitFor(() => expect(ann.events('last')).toHaveLength(1))
    expect(ann.events('others')).toEqual([])
    expect(ann.events('one')).toEqual([{ event: 'one', channel: 'a', data: '{"n":1}' }])
    expect(ann.events('many').map(({ channel }) => channel)).toEqual(['a', 'presence-a'])
  })

  it('takes equal events in the same second for two', async () => {
    const ann = await server.client(['same'])
    vi.spyOn(Date, 'now').mockReturnValue(Math.floor(Date.now() / 1000) * 1000)
    await Promise.all([1, 2, 3].map(() => server.sdk().trigger('same', 'tick', {})))
    vi.restoreAllMocks()
    await vi.waitFor(() => expect(ann.events('tick')).toHaveLength(3))
  })

  it('triggers batches, in order, all or none', async () => {
    const ann = await server.client(['x', 'y'])
    const batch = [
      { channel: 'x', name: 'first', data: { n: 1 }, info: 'subscription_count' },
      { channel: 'y', name: 'second', data: 'text', socket_id: ann.socketId },
      { channel: 'x', name: 'third', data: 'ä'.repeat(5000) },
    ]
    expect(await jsonOf(server.sdk().triggerBatch(batch))).toEqual({
      batch: [{ subscription_count: 1 }, {}, {}],
    })
    await vi.waitFor(() => expect(ann.events('third')).toHaveLength(1))
    expect(ann.events('second')).toEqual([])
    const eleven = Array.from({ length: 11 }, (_, n) => ({ channel: 'x', name: `n${n}`, data: '' }))
    expect(await failure(server.sdk().triggerBatch(eleven))).toEqual([400, 'bad-batch'])
    const bad = [
      { channel: 'x', name: 'not-sent', data: '' },
      { channel: 'x', name: 'long', data: 'x'.repeat(10_241) },
    ]
    expect(await failure(server.sdk().triggerBatch(bad))).toEqual([413, 'payload-too-large'])
    await server.sdk().trigger('x', 'after', '')
    await vi.waitFor(() => expect(ann.events('after')).toHaveLength(1))
    expect(ann.events('not-sent')).toEqual([])
  })

  it('reads channels, one channel and its users', async () => {
    await server.client(['read-1', 'presence-read', 'cache-read'])
    await server.sdk().trigger('cache-read', 'kept', 'value')
    const get = (path: string, params = {}) => jsonOf(server.sdk().get({ path, params }))
    expect(await get('/channels', { filter_by_prefix: 'read-', info: 'subscription_count' })).toEqual({
      channels: { 'read-1': { subscription_count: 1 } },
    })
    expect(await get('/channels', { filter_by_prefix: 'presence-r', info: 'user_count' })).toEqual({
      channels: { 'presence-read': { user_count: 1 } },
    })
    expect(await get('/channels')).toMatchObject({ channels: { 'read-1': {}, 'presence-read': {} } })
    expect(await get('/channels/presence-read', { info: 'user_count,subscription_count' })).toEqual({
      occupied: true,
      user_count: 1,
      subscription_count: 1,
    })
    expect(await get('/channels/cache-read', { info: 'cache' })).toEqual({
      occupied: true,
      cache: { data: 'value', ttl: 1800 },
    })
    expect(await get('/channels/nobody')).toEqual({ occupied: false })
    expect(await get('/channels/presence-read/users')).toEqual({ users: [{ id: 'ann' }] })
    for (const [path, params, code] of [
      ['/channels', { info: 'user_count' }, 'bad-info'],
      ['/channels', { info: 'cache' }, 'bad-info'],
      ['/channels', { info: 'what' }, 'bad-info'],
      ['/channels/read-1', { info: 'user_count' }, 'bad-info'],
      ['/channels/read-1', { info: 'cache' }, 'bad-info'],
      ['/channels/read-1/users', {}, 'bad-channel'],
      ['/channels/presence-!', {}, 'bad-channel'],
    ] as const)
      expect(await failure(server.sdk().get({ path, params }))).toEqual([400, code])
    expect(await failure(server.sdk().get({ path: '/nothing' }))).toEqual([404, 'not-found'])
    expect(await failure(server.sdk().post({ path: '/channels', body: '{}' }))).toEqual([
      405,
      'method-not-allowed',
    ])
  })

  it('reads with parameters that it leaves unencoded', async () => {
    for (const params of [
      { filter_by_prefix: 'a+b c%2é,;' },
      { filter_by_prefix: '100%' },
      { camelCase: 'X' },
    ])
      expect(await jsonOf(server.sdk().get({ path: '/channels', params }))).toHaveProperty('channels')
  })

  it('sends to a user and ends their connections, whatever the id', async () => {
    for (const id of ['ann', 'a b/c|d', 'ünal', '__proto__']) {
      const theirs = await server.client()
      await theirs.signIn(id)
      const channel = `#server-to-user-${id}`
      theirs.say('pusher:subscribe', { channel, auth: '' })
      await vi.waitFor(() => expect(theirs.events('pusher_internal:subscription_succeeded')).toHaveLength(1))
      await server.sdk().sendToUser(id, 'hello', { you: id })
      await vi.waitFor(() =>
        expect(theirs.events('hello')).toEqual([
          { event: 'hello', channel, data: JSON.stringify({ you: id }) },
        ]),
      )
      await server.sdk().post({ path: `/users/${id}/events`, body: { name: 'again', data: '' } as never })
      await vi.waitFor(() => expect(theirs.events('again')).toHaveLength(1))
      expect(await jsonOf(server.sdk().terminateUserConnections(id))).toEqual({})
      await vi.waitFor(() => expect(theirs.code()).toBe(4009))
    }
  })

  it('signs queries, and is refused as documented', async () => {
    const query = server.sdk().createSignedQueryString({ method: 'GET', path: '/apps/app/channels' })
    expect((await server.plain('GET', `/apps/app/channels?${query}`)).status).toBe(200)
    expect(await failure(server.sdk({ secret: 'wrong' }).trigger('a', 'b', ''))).toEqual([
      401,
      'bad-signature',
    ])
    expect(await failure(server.sdk({ key: 'wrong' }).trigger('a', 'b', ''))).toEqual([401, 'bad-key'])
    expect(await failure(server.sdk({ appId: 'none' }).trigger('a', 'b', ''))).toEqual([404, 'unknown-app'])
    expect(await failure(server.sdk().trigger('a', 'b', 'x'.repeat(10_241)))).toEqual([
      413,
      'payload-too-large',
    ])
    expect(await failure(server.sdk().trigger('a', 'b', 'x'.repeat(2_000_000)))).toEqual([
      413,
      'body-too-large',
    ])
    expect(await failure(server.sdk().trigger('a'.repeat(165), 'b', ''))).toEqual([400, 'bad-channel'])
    expect(await failure(server.sdk().trigger('a', 'pusher:error', ''))).toEqual([400, 'bad-event'])
    expect(await failure(server.sdk().trigger([], 'b', ''))).toEqual([400, 'bad-channels'])
  })
})

describe('a client of pusher-js', () => {
  let pusher: PusherClient | undefined
  afterEach(() => pusher?.disconnect())
  it('is authorised by the SDK, and reads encrypted events, single and in a batch', async () => {
    pusher = new PusherClient(app.key, {
      cluster: 'own',
      wsHost: '127.0.0.1',
      wsPort: server.port,
      forceTLS: false,
      enabledTransports: ['ws'],
      channelAuthorization: {
        endpoint: '',
        transport: 'ajax',
        customHandler: ({ socketId, channelName }, done) =>
          done(null, server.sdk().authorizeChannel(socketId, channelName)),
      },
      userAuthentication: {
        endpoint: '',
        transport: 'ajax',
        customHandler: ({ socketId }, done) =>
          done(null, server.sdk().authenticateUser(socketId, { id: 'ann' })),
      },
    })
    const passed: string[] = []
    server.server.hub.tap((h) => {
      if (h.type === 'published') passed.push(String(h.data))
    })
    const got: unknown[] = []
    const channel = pusher.subscribe('private-encrypted-x').bind('e', (data: unknown) => got.push(data))
    pusher.signin()
    await vi.waitFor(() => expect(channel.subscribed && pusher!.user.user_data).toBeTruthy())
    await server.sdk().trigger('private-encrypted-x', 'e', { n: 1 })
    await server.sdk().triggerBatch([{ channel: 'private-encrypted-x', name: 'e', data: { n: 2 } }])
    await vi.waitFor(() => expect(got).toEqual([{ n: 1 }, { n: 2 }]))
    // The server has passed on what it can't read.
    for (const data of passed) expect(Object.keys(JSON.parse(data))).toEqual(['nonce', 'ciphertext'])
    expect(passed).toHaveLength(2)
  })
})
