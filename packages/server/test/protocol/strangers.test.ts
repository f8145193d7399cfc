import { connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { open } from '../support/bare-socket.ts'
import { startServer } from '../support/server.ts'
import { wait } from '../support/wait.ts'

/** A TCP connection that shook hands for a WebSocket by hand, so that it can send what no library would. */
async function openRaw(
  port: number,
  path = '/app/app-key?protocol=7',
  greeting = 'connection_established',
): Promise<{ raw: Socket; got: () => string; ended: () => boolean }> {
  const raw = connect(port, '127.0.0.1')
  onTestFinished(() => void raw.destroy())
  let got = ''
  let ended = false
  raw.on('data', (chunk) => {
    got += chunk.toString('latin1')
  })
  raw
    .on('error', () => {})
    .on('close', () => {
      ended = true
    })
  raw.write(
    `GET ${path} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  )
  await wait(() => expect(got).toContain(greeting))
  return { raw, got: () => got, ended: () => ended }
}

/** A frame by RFC 6455, 5.2, with a mask of zeros. */
function wire(opcode: number, payload: Buffer, { masked = true, bits = 0x80 } = {}) {
  const head =
    payload.length < 126
      ? Buffer.from([bits | opcode, (masked ? 0x80 : 0) | payload.length])
      : Buffer.from([bits | opcode, (masked ? 0x80 : 0) | 126, payload.length >> 8, payload.length & 255])
  return Buffer.concat([head, Buffer.alloc(masked ? 4 : 0), payload])
}

const deep = '['.repeat(200_000)
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const event = (name: unknown, more: object = {}) => JSON.stringify({ event: name, ...more })
const wrongData = [undefined, 'x', null, 5, [], {}, { channel: 7 }, { channel: { a: 1 } }, { channel: null }]

const frames = [
  ...[
    'null',
    '42',
    '"x"',
    '[]',
    '{}',
    'true',
    '',
    'no json',
    '{"event":',
    '\u0000',
    '{"event":5}',
    '{"event":null}',
  ],
  ...['{"event":{}}', '{"event":["pusher:ping"]}', '{"event":""}', deep.slice(0, 100_000), nested(50_000)],
  ...['pusher:subscribe', 'pusher:unsubscribe'].flatMap((name) =>
    wrongData.map((data) => event(name, { data })),
  ),
  ...['client-x', 'client-'].flatMap((name) =>
    [undefined, 5, {}, null, '__proto__', 'public', 'private-unknown'].map((channel) =>
      event(name, { channel }),
    ),
  ),
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'pusher:',
    'pusher_internal:member_added',
  ].map((name) => event(name)),
  event('pusher:connection_established', { data: { socket_id: '1.1' } }),
  event('pusher:subscribe', { data: { channel: 'private-a', auth: { a: 1 } } }),
  event('pusher:subscribe', { data: { channel: 'presence-a', auth: 'app-key:00', channel_data: {} } }),
  event('pusher:subscribe', {
    data: { channel: 'presence-a', auth: 'app-key:00', channel_data: nested(20_000) },
  }),
  event('pusher:subscribe', { data: { channel: '#server-to-user-__proto__' } }),
  `{"event":"client-x","channel":"private-a","data":${nested(50_000)}}`,
]

describe('what a stranger may send', () => {
  it('gets an error each on a socket that stays, and nobody else notices', async () => {
    const { port, state } = await startServer()
    const bystander = await open(port)
    const bad = await open(port)
    for (const frame of frames) bad.socket.send(frame)
    bad.socket.send(Buffer.from([1, 2, 3]))
    await wait(() => expect(bad.errors()).toHaveLength(frames.length + 1))
    expect(bad.closed()).toBe(0)
    bad.socket.send(event('pusher:ping'))
    await wait(() => expect(bad.got.at(-1)!.event).toBe('pusher:pong'))
    expect([bystander.got.length, bystander.closed()]).toEqual([1, 0])
    expect([state.connections.size, state.channels.size]).toEqual([2, 0])
  })

  it.each(['__proto__', 'constructor', 'toString'])(
    'may be called %s, as channel, event and user',
    async (name) => {
      const { port, state } = await startServer({
        apps: [{ id: 'app', key: 'app-key', secret: 's', subscriptionCount: false }],
      })
      const client = await open(port)
      client.socket.send(event('pusher:subscribe', { data: { channel: name } }))
      await wait(() => expect(client.got).toHaveLength(2))
      state.publish(name, name, '{"__proto__":1}')
      await wait(() => expect(client.got).toHaveLength(3))
      expect(client.got[2]).toMatchObject({ event: name, channel: name })
      expect([...state.channels.keys()]).toEqual([name])
    },
  )

  it.each([
    ['no data', {}],
    ['text', { data: 'x' }],
    ['wrong types', { data: { auth: 5, user_data: {} } }],
    ['nesting', { data: { auth: 'app-key:00', user_data: nested(20_000) } }],
  ])('as sign-in with %s ends that socket with 4009', async (_, more) => {
    const { port } = await startServer()
    const [bystander, bad] = [await open(port), await open(port)]
    bad.socket.send(event('pusher:signin', more))
    await wait(() => expect(bad.closed()).toBe(4009))
    expect(bystander.closed()).toBe(0)
  })

  it('as a frame of 3 MB, or 200,000 deep, ends that socket at worst', async () => {
    const { port } = await startServer()
    const [bystander, huge, long] = [await open(port), await open(port), await open(port)]
    huge.socket.send(`"${'x'.repeat(3_000_000)}"`)
    long.socket.send(deep)
    await wait(() => expect(huge.closed()).toBe(1009))
    await wait(() => expect(long.errors().length + long.closed()).toBeGreaterThan(0))
    bystander.socket.send(event('pusher:ping'))
    await wait(() => expect(bystander.got.at(-1)!.event).toBe('pusher:pong'))
  })

  it.each([
    ['a reserved opcode', wire(3, Buffer.from('x'))],
    ['a reserved control opcode', wire(11, Buffer.alloc(0))],
    ['an unmasked frame', wire(1, Buffer.from('{}'), { masked: false })],
    ['reserved bits', wire(1, Buffer.from('{}'), { bits: 0xf0 })],
    ['invalid UTF-8', wire(1, Buffer.from([0xc3, 0x28, 0xff]))],
    ['half a surrogate in UTF-8', wire(1, Buffer.from([0xed, 0xa0, 0x80]))],
    ['a continuation of nothing', wire(0, Buffer.from('x'))],
    ['a long control frame', wire(9, Buffer.alloc(200))],
    ['a close frame with half a code', wire(8, Buffer.from([3]))],
    ['a close code that is none', wire(8, Buffer.from([0, 1]))],
    ['a length that does not fit', Buffer.from([0x81, 0xff, 255, 255, 255, 255, 255, 255, 255, 255])],
    ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ])('as %s ends that socket alone', async (_, bytes) => {
    const { port, state } = await startServer()
    const bystander = await open(port)
    const { raw, ended } = await openRaw(port)
    raw.write(bytes)
    await wait(() => expect(ended()).toBe(true))
    await wait(() => expect(state.connections.size).toBe(1))
    bystander.socket.send(event('pusher:ping'))
    await wait(() => expect(bystander.got.at(-1)!.event).toBe('pusher:pong'))
  })

  it.each([
    ['/elsewhere', 'Path not found'],
    ['/app/nobody?protocol=7', 'does not exist'],
    ['/app/app-key', 'No protocol'],
  ])('as a broken frame after being turned away at %s ends that socket alone', async (path, reason) => {
    const { port } = await startServer()
    const bystander = await open(port)
    const { raw, ended } = await openRaw(port, path, reason)
    raw.write(wire(1, Buffer.from('{}'), { bits: 0xf0 }))
    await wait(() => expect(ended()).toBe(true))
    expect(bystander.closed()).toBe(0)
  })

  it.each([
    ['garbage', '\u0000\u0001garbage\r\n\r\n'],
    ['a TLS hello', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000'],
    ['a bad request line', 'GET / HTTP/9.9\r\n\r\n'],
    ['a target that no URL has', 'GET // HTTP/1.1\r\nHost: a\r\n\r\n'],
    [
      'such a target for a WebSocket',
      'GET //[ HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    ],
    ['half an escape in a path', 'POST /apps/%/events HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n'],
    [
      'an upgrade to something else',
      'GET /app/app-key HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n',
    ],
    [
      'an upgrade without a key',
      'GET /app/app-key HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ],
    [
      'two lengths',
      'POST /pusher/app/app-key/1/a/xhr_send HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\n[]',
    ],
  ])('instead of HTTP: %s', async (_, text) => {
    const { port } = await startServer()
    const bystander = await open(port)
    const raw = connect(port, '127.0.0.1', () => raw.write(text, 'latin1'))
    let ended = false
    let got = ''
    raw
      .on('error', () => {})
      .on('close', () => {
        ended = true
      })
    raw.on('data', (chunk) => {
      got += String(chunk)
    })
    await wait(() => expect(ended || got.length > 0).toBe(true))
    raw.destroy()
    bystander.socket.send(event('pusher:ping'))
    await wait(() => expect(bystander.got.at(-1)!.event).toBe('pusher:pong'))
  })
})
