import { Socket } from 'node:net'
import Pusher from 'pusher-js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type ChannelsServer, createServer, type HubHappening, type ServerAddress } from '../src/index.ts'
import { maskedFrame, rawClient } from './raw-client.ts'

const app = { id: 'app', key: 'app-key', secret: 'app-secret' }
const BUFFERED = 256 * 1024
let server: ChannelsServer
let address: ServerAddress
let happenings: HubHappening[]
beforeEach(async () => {
  server = createServer({ apps: [app], port: 0, limits: { payload: 100_000, buffered: BUFFERED } })
  happenings = []
  server.hub.tap((happening) => happenings.push(happening))
  address = await server.listen()
})
afterEach(() => server.close())

const publish = (channel: string, event: string, data: string) =>
  server.hub.app('app').publish(channel, event, data)

async function client(...channels: string[]) {
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}/app/app-key?protocol=7`)
  const got: string[] = []
  socket.on('message', (text) => got.push(String(text)))
  socket.on('pong', (data) => got.push(`pong ${data}`))
  socket.on('close', (code) => got.push(`close ${code}`))
  await vi.waitFor(() => expect(got).toHaveLength(1))
  for (const channel of channels) {
    socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel } }))
    await vi.waitFor(() => expect(got.some((text) => text.includes(`"channel":"${channel}"`))).toBe(true))
  }
  return { socket, got, of: (event: string) => got.filter((text) => text.startsWith(`{"event":"${event}"`)) }
}

/** Data that makes a frame of so many bytes. */
function dataFor(bytes: number, unit: string) {
  const empty = JSON.stringify({ event: 'sized', channel: 'sizes', data: '' }).length
  const count = Math.floor((bytes - empty) / Buffer.byteLength(unit))
  return unit.repeat(count) + 'x'.repeat(bytes - empty - count * Buffer.byteLength(unit))
}

describe('a frame', () => {
  const sizes = [80, 125, 126, 127, 65_535, 65_536, 65_537]
  const texts = ['x', 'ü', '漢', '😀'].flatMap((unit) => sizes.map((bytes) => dataFor(bytes, unit)))

  it('of any length and script arrives whole at ws', async () => {
    const { of } = await client('sizes')
    for (const text of texts) publish('sizes', 'sized', text)
    await vi.waitFor(() => expect(of('sized')).toHaveLength(texts.length))
    expect(of('sized').map((text) => JSON.parse(text).data)).toEqual(texts)
    expect(of('sized').map((text) => Buffer.byteLength(text))).toEqual([
      ...sizes,
      ...sizes,
      ...sizes,
      ...sizes,
    ])
  })
  it('of any length and script arrives whole at pusher-js', async () => {
    const pusher = new Pusher(app.key, {
      cluster: '',
      wsHost: address.host,
      wsPort: address.port,
      forceTLS: false,
      enabledTransports: ['ws'],
      disableStats: true,
    })
    const got: unknown[] = []
    const channel = pusher.subscribe('sizes').bind('sized', (data: unknown) => got.push(data))
    await vi.waitFor(() => expect(channel.subscribed).toBe(true), 5000)
    for (const text of texts) publish('sizes', 'sized', text)
    await vi.waitFor(() => expect(got).toHaveLength(texts.length))
    expect(got).toEqual(texts)
    pusher.disconnect()
  })
})

describe('order', () => {
  it('is kept within a socket across channels, answers, pongs and the close', async () => {
    const one = await client('a', 'b')
    const two = await client('b')
    for (let n = 0; n < 300; n++) publish(n % 3 ? 'a' : 'b', 'tick', String(n))
    const ticks = (got: string[]) =>
      got.filter((text) => text.includes('tick')).map((t) => JSON.parse(t).data)
    await vi.waitFor(() => expect(ticks(one.got)).toHaveLength(300))
    expect(ticks(one.got)).toEqual(Array.from({ length: 300 }, (_, n) => String(n)))
    expect(ticks(two.got)).toEqual(Array.from({ length: 100 }, (_, n) => String(n * 3)))
    one.socket.send('{"event":"pusher:ping"}')
    one.socket.ping('p1')
    one.socket.send('{"event":"pusher:ping"}')
    one.socket.ping('p2')
    await vi.waitFor(() => expect(one.got.at(-1)).toBe('pong p2'))
    const pong = '{"event":"pusher:pong","data":"{}"}'
    expect(one.got.slice(-4)).toEqual([pong, 'pong p1', pong, 'pong p2'])
    publish('a', 'last', 'words')
    server.hub.close(4200)
    publish('a', 'too', 'late')
    await vi.waitFor(() => expect(one.got.at(-1)).toBe('close 4200'))
    expect(one.got.at(-3)).toContain('"last"')
    expect(one.got.at(-2)).toContain('4200')
  })
  it('sends nothing behind a close frame', async () => {
    const raw = await rawClient(address.port)
    raw.say({ event: 'pusher:subscribe', data: { channel: 'a' } })
    await vi.waitFor(() => expect(server.hub.app('app').channels.has('a')).toBe(true))
    let bytes = Buffer.alloc(0)
    raw.socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk])
    })
    // The ping is answered in the turn in which the close is echoed.
    raw.write(maskedFrame(0x9, 'p'), maskedFrame(0x8, Buffer.from([3, 232])))
    publish('a', 'late', 'x')
    await new Promise((resolve) => raw.socket.once('close', resolve))
    expect(bytes.subarray(-4)).toEqual(Buffer.from([0x88, 2, 3, 232]))
    await vi.waitFor(() =>
      expect(happenings.at(-1)).toMatchObject({ type: 'disconnected', reason: 'closed' }),
    )
  })
})

describe('all frames of a turn', () => {
  it('leave in one write, and a lone one in the turn it came in', async () => {
    const raw = await rawClient(address.port)
    raw.say({ event: 'pusher:subscribe', data: { channel: 'a' } })
    await vi.waitFor(() => expect(server.hub.app('app').channels.has('a')).toBe(true))
    const write = vi.spyOn(Socket.prototype, 'write')
    const written = () => write.mock.calls.map(([bytes]) => (bytes as Buffer).length)
    const size = '{"event":"n","channel":"a","data":"1"}'.length + 2
    for (const n of '123') publish('a', 'n', n)
    expect(written()).toEqual([])
    await new Promise((resolve) => setImmediate(resolve))
    expect(written()).toEqual([3 * size])
    publish('a', 'n', '4')
    await new Promise((resolve) => setImmediate(resolve))
    expect(written()).toEqual([3 * size, size])
    write.mockRestore()
    raw.socket.destroy()
  })
})

describe('a reader that stops reading', () => {
  it('is cut off at the limit, and the others get everything', async () => {
    const slow = await rawClient(address.port)
    slow.say({ event: 'pusher:subscribe', data: { channel: 'a' } })
    const good = await client('a')
    await vi.waitFor(() => expect(server.hub.app('app').channels.get('a')?.sockets.size).toBe(2))
    slow.socket.pause()
    const cut = () =>
      happenings.filter((happening) => 'reason' in happening && happening.reason === 'slow-reader')
    const data = 'x'.repeat(10_000)
    let sent = 0
    while (cut().length === 0 && sent < 4000) {
      for (let n = 0; n < 20; n++) publish('a', 'much', data + sent++)
      await vi.waitFor(() => expect(good.of('much')).toHaveLength(sent), { interval: 1 })
    }
    expect(cut()).toMatchObject([{ type: 'disconnected', transport: 'websocket', reason: 'slow-reader' }])
    expect(server.hub.app('app').connections.size).toBe(1)
    publish('a', 'after', '1')
    await vi.waitFor(() => expect(good.of('after')).toHaveLength(1))
    slow.socket.destroy()
  }, 30_000)
  it('is cut off within one turn too, before it takes more memory than the limit', async () => {
    const slow = await rawClient(address.port)
    slow.say({ event: 'pusher:subscribe', data: { channel: 'a' } })
    await vi.waitFor(() => expect(server.hub.app('app').channels.has('a')).toBe(true))
    slow.socket.pause()
    const data = 'x'.repeat(90_000)
    for (let n = 0; n < 500; n++) publish('a', 'much', data)
    await vi.waitFor(() => expect(happenings.at(-1)).toMatchObject({ reason: 'slow-reader' }))
    slow.socket.destroy()
  })
})
