import { connect as connectTcp } from 'node:net'
import Pusher from 'pusher'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type ChannelsServer, createServer, type ServerAddress } from '../src/index.ts'

const app = { id: 'app', key: 'app-key', secret: 'app-secret' }
let server: ChannelsServer
let address: ServerAddress
beforeEach(async () => {
  server = createServer({ apps: [app], port: 0 })
  address = await server.listen()
})
afterEach(() => server.close())

/** A bare client, with all that it was told. */
async function client(path = '/app/app-key?protocol=7') {
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}${path}`)
  const got: { event: string; channel?: string; data: unknown }[] = []
  let closed = 0
  socket.on('message', (text) => got.push(JSON.parse(String(text))))
  socket.on('close', (code) => {
    closed = code
  })
  socket.on('error', () => {})
  await vi.waitFor(() => expect(got.length + closed).toBeGreaterThan(0))
  return {
    socket,
    got,
    closed: () => closed,
    say: (event: string, data: unknown, channel?: string) =>
      socket.send(JSON.stringify({ event, data, channel })),
  }
}
const sdk = () =>
  new Pusher({
    appId: app.id,
    key: app.key,
    secret: app.secret,
    host: '127.0.0.1',
    port: String(address.port),
    useTLS: false,
  })

describe('a handshake', () => {
  it.each([
    ['/app/nobody?protocol=7', 4001],
    ['/app/app-key', 4008],
    ['/app/app-key?protocol=3', 4007],
    ['/elsewhere', 4005],
  ])('%s is closed with %i', async (path, code) => {
    const { closed } = await client(path)
    await vi.waitFor(() => expect(closed()).toBe(code))
  })
})

describe('bad frames', () => {
  const nested = `${'['.repeat(90_000)}`
  const frames = [
    'null',
    '42',
    '"x"',
    '[]',
    '{}',
    '{"event":5}',
    '{"event":null}',
    'no json',
    nested,
    '{"event":"pusher:subscribe"}',
    '{"event":"pusher:subscribe","data":"x"}',
    '{"event":"pusher:subscribe","data":null}',
    '{"event":"pusher:subscribe","data":{"channel":7}}',
    '{"event":"pusher:subscribe","data":{"channel":{"a":1}}}',
    '{"event":"pusher:unsubscribe"}',
    '{"event":"pusher:unsubscribe","data":{"channel":[]}}',
    '{"event":"client-x"}',
    '{"event":"client-x","channel":5}',
    '{"event":"__proto__"}',
    '{"event":"toString"}',
  ]
  it('get an error each, and disturb nobody', async () => {
    const bystander = await client()
    const bad = await client()
    for (const frame of frames) bad.socket.send(frame)
    bad.socket.send(Buffer.from([1, 2, 3]))
    await vi.waitFor(() =>
      expect(bad.got.filter(({ event }) => event === 'pusher:error')).toHaveLength(frames.length + 1),
    )
    const signing = await client()
    signing.say('pusher:signin', { auth: 5, user_data: {} })
    await vi.waitFor(() => expect(signing.closed()).toBe(4009))
    const huge = await client()
    huge.socket.send(`"${'x'.repeat(3_000_000)}"`)
    await vi.waitFor(() => expect(huge.closed()).toBe(1009))
    const odd = connectTcp(address.port, '127.0.0.1', () =>
      odd.write(
        'GET // HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      ),
    )
    odd.on('error', () => {}).resume()
    await new Promise((resolve) => odd.on('data', resolve))
    odd.destroy()
    const raw = connectTcp(address.port, '127.0.0.1', () => raw.write('\u0000garbage\r\n\r\n'))
    raw.on('error', () => {}).resume()
    await new Promise((resolve) => raw.on('close', resolve))
    bystander.say('pusher:subscribe', { channel: 'constructor' })
    await vi.waitFor(() =>
      expect(bystander.got.map(({ event }) => event)).toContain('pusher_internal:subscription_succeeded'),
    )
    await sdk().trigger('constructor', 'still', 'here')
    await vi.waitFor(() =>
      expect(bystander.got.at(-1)).toEqual({ event: 'still', channel: 'constructor', data: 'here' }),
    )
  })
})

describe('the HTTP API', () => {
  it('answers the server SDK', async () => {
    const member = await client()
    const { socket_id: socketId } = JSON.parse(member.got[0]!.data as string)
    const auth = sdk().authorizeChannel(socketId, 'presence-a', { user_id: '__proto__', user_info: { a: 1 } })
    member.say('pusher:subscribe', { channel: 'presence-a', ...auth })
    await vi.waitFor(() => expect(member.got).toHaveLength(2))
    expect(JSON.parse(member.got[1]!.data as string).presence).toMatchObject({ ids: ['__proto__'], count: 1 })
    const get = async (path: string, params = {}) => (await sdk().get({ path, params })).json()
    expect(await get('/channels', { filter_by_prefix: 'presence-', info: 'user_count' })).toEqual({
      channels: { 'presence-a': { user_count: 1 } },
    })
    expect(await get('/channels/presence-a/users')).toEqual({ users: [{ id: '__proto__' }] })
    expect(await get('/connections')).toMatchObject({
      connections: [{ socket_id: socketId, subscription_count: 1 }],
      total: 1,
    })
    await sdk().triggerBatch([{ channel: 'presence-a', name: 'x', data: { n: 1 } }])
    await vi.waitFor(() => expect(member.got.at(-1)).toMatchObject({ event: 'x', data: '{"n":1}' }))
  })
  it('refuses a wrong secret, a large event and an unknown app', async () => {
    const status = (pusher: Pusher, data: string) =>
      pusher.trigger('a', 'b', data).then(
        () => 200,
        (error: { status: number }) => error.status,
      )
    const options = {
      appId: app.id,
      key: app.key,
      secret: 'wrong',
      host: '127.0.0.1',
      port: String(address.port),
      useTLS: false,
    }
    expect(await status(new Pusher(options), 'x')).toBe(401)
    expect(await status(new Pusher({ ...options, appId: 'none' }), 'x')).toBe(404)
    expect(await status(sdk(), 'x'.repeat(10_241))).toBe(413)
  })
})

describe('client events', () => {
  it('over ten a second are refused with 4301, and the socket stays', async () => {
    const [from, to] = [await client(), await client()]
    for (const one of [from, to]) {
      const { socket_id: socketId } = JSON.parse(one.got[0]!.data as string)
      one.say('pusher:subscribe', { channel: 'private-a', ...sdk().authorizeChannel(socketId, 'private-a') })
    }
    await vi.waitFor(() => expect(to.got.length + from.got.length).toBeGreaterThanOrEqual(5))
    for (let n = 0; n < 12; n++) from.say('client-n', n, 'private-a')
    await vi.waitFor(() => expect(from.got.filter(({ event }) => event === 'pusher:error')).toHaveLength(2))
    await vi.waitFor(() => expect(to.got.filter(({ event }) => event === 'client-n')).toHaveLength(10))
    expect(from.got.some(({ event }) => event === 'client-n')).toBe(false)
  })
})
