import { Agent, request as httpRequest } from 'node:http'
import { connect as connectTcp } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { authorizeChannel, authorizeUser } from '../../src/auth/index.ts'
import { anyJson, type Chance, createChance, mutate, replaceValue } from '../support/fuzz.ts'
import { APP, connect, setUp } from '../support/hub.ts'
import { startServer } from '../support/server.ts'
import { wait } from '../support/wait.ts'

/** Together 100,000. */
const HUB_FRAMES = 90_000
const SOCKET_FRAMES = 4000
const REQUESTS = 4000
const RAW_REQUESTS = 2000
/** How much the heap may have grown when all is over, in bytes: caches of the engine, no more. */
const GROWTH = 8 * 1024 * 1024

setFlagsFromString('--expose_gc')
const collect: () => void = runInNewContext('gc')
const heap = () => {
  collect()
  return process.memoryUsage().heapUsed
}

const CHANNELS = ['a', 'private-a', 'presence-a', 'cache-a', 'private-encrypted-a', '#server-to-user-ann']

/** A frame that a client of this socket id could rightly send. */
function goodFrame(chance: Chance, socketId: string): object {
  const channel = chance.pick(CHANNELS)
  const member = { id: chance.pick(['ann', 'bob', '__proto__']), info: anyJson(chance, 1) }
  switch (chance.int(6)) {
    case 0:
      return { event: 'pusher:unsubscribe', data: { channel } }
    case 1:
      return { event: 'client-e', channel, data: anyJson(chance) }
    case 2:
      return { event: chance.pick(['pusher:ping', 'pusher:pong']), data: {} }
    case 3:
      return {
        event: 'pusher:signin',
        data: authorizeUser(APP, { socketId, user: { ...member, watchlist: ['bob'] } }),
      }
    default: {
      const key = { ...APP, encryptionMasterKey: btoa('0'.repeat(32)) }
      return {
        event: 'pusher:subscribe',
        data: { channel, ...authorizeChannel(key, { socketId, channel, member }) },
      }
    }
  }
}

function anyFrame(chance: Chance, socketId: string): string {
  const kind = chance.next()
  if (kind < 0.1) return JSON.stringify(anyJson(chance)) ?? ''
  const frame = goodFrame(chance, socketId)
  if (kind < 0.3) return JSON.stringify(frame)
  if (kind < 0.65) return JSON.stringify(replaceValue(chance, frame)) ?? ''
  return mutate(chance, JSON.stringify(frame))
}

describe('frames at random', () => {
  it(`${HUB_FRAMES} of them leave a bystander in peace and nothing behind`, { timeout: 60_000 }, () => {
    const chance = createChance(20_260_101)
    const { hub, state, clock, happened } = setUp()
    const bystander = connect(hub)
    for (const channel of ['a', 'private-a']) bystander.subscribe(channel)
    bystander.subscribe('presence-a', { id: 'bystander' })
    const play = (count: number) => {
      for (let done = 0; done < count; ) {
        const clients = Array.from({ length: 5 }, () => connect(hub))
        for (let n = 0; n < 200 && done < count; n++, done++) {
          const client = chance.pick(clients)
          client.raw(anyFrame(chance, client.socketId))
          if (n % 50 === 0) clock.advance(400)
        }
        for (const { connection } of clients) connection.closed()
        bystander.say('pusher:ping')
        bystander.take()
        happened.length = 0
        state.publish('a', 'still', '1')
        expect(bystander.events()).toContain('still')
      }
    }
    // The first ones fill the caches of the engine.
    play(10_000)
    const before = heap()
    play(HUB_FRAMES - 10_000)
    bystander.take()
    expect(heap() - before).toBeLessThan(GROWTH)
    bystander.connection.closed()
    expect([
      state.connections.size,
      state.channels.size,
      state.users.online.size,
      state.users.watchers.size,
    ]).toEqual([0, 0, 0, 0])
  })
})

describe('bytes at random over the network', () => {
  it('end at worst the connection that they came on', { timeout: 120_000 }, async () => {
    const chance = createChance(7)
    const wrongs: unknown[] = []
    const note = (wrong: unknown) => wrongs.push(wrong)
    process.on('uncaughtExceptionMonitor', note).on('unhandledRejection', note)
    onTestFinished(() => void process.off('uncaughtExceptionMonitor', note).off('unhandledRejection', note))
    const { port, state, hub } = await startServer()
    const bystander = new WebSocket(`ws://127.0.0.1:${port}/app/app-key?protocol=7`)
    const heard: string[] = []
    bystander.on('message', (text) => heard.push(String(text)))
    await wait(() => expect(heard).toHaveLength(1))

    const play = async (share: number) => {
      await sendFrames(chance, port, SOCKET_FRAMES * share)
      await sendRequests(chance, port, REQUESTS * share)
      await sendBytes(chance, port, RAW_REQUESTS * share)
    }
    await play(0.25)
    const before = heap()
    await play(0.75)
    // Sessions of the HTTP transports live on for a while; those that bytes at random opened are few.
    await wait(() => expect(hub.app('app').connections.size).toBeLessThan(400))
    expect(heap() - before).toBeLessThan(GROWTH)

    heard.length = 0
    bystander.send('{"event":"pusher:subscribe","data":{"channel":"quiet"}}')
    await wait(() => expect(heard.join()).toContain('subscription_succeeded'))
    state.publish('quiet', 'still', '1')
    await wait(() => expect(heard.join()).toContain('still'))
    expect(bystander.readyState).toBe(WebSocket.OPEN)
    expect(wrongs).toEqual([])
    bystander.terminate()
  })
})

/** Runs many, some at a time. */
async function inTurn(count: number, atOnce: number, run: () => Promise<void>) {
  let left = count
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) await run()
    }),
  )
}

/** Frames of any kind, on sockets that are renewed when they end. */
async function sendFrames(chance: Chance, port: number, count: number) {
  await inTurn(count / 20, 10, async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/app/app-key?protocol=7`)
    socket.on('error', () => {})
    const socketId = await new Promise<string>((resolve) => {
      socket.on('message', (text) => resolve(/\d+\.\d+/.exec(String(text))?.[0] ?? ''))
      socket.on('close', () => resolve(''))
    })
    for (let n = 0; n < 20 && socket.readyState === WebSocket.OPEN; n++) {
      const text = anyFrame(chance, socketId)
      const kind = chance.next()
      if (kind < 0.05) socket.send(Buffer.from(text))
      // A broken frame, as no library would send it.
      else if (kind < 0.08) Reflect.get(socket, '_socket').write(Buffer.from(mutate(chance, text)))
      else socket.send(text)
    }
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (chance.next() < 0.5) socket.terminate()
    else socket.close()
  })
}

const PATHS = [
  '/apps/app/events',
  '/apps/app/batch_events',
  '/apps/app/channels?info=user_count',
  '/apps/app/channels/presence-a/users',
  '/apps/app/users/ann/terminate_connections',
  '/apps/app/connections',
  '/pusher/app/app-key/1/abcdefgh/xhr?protocol=7',
  '/pusher/app/app-key/1/abcdefgh/xhr_send',
  '/pusher/app/app-key/2/abcdefgh/xhr_send?t=1',
  '/up',
  '/app/app-key?protocol=7',
  '/',
]
const QUERY = '?auth_key=app-key&auth_timestamp=1&auth_version=1.0&body_md5=0&auth_signature=0'
const BODIES = [
  '{"name":"e","channel":"a","data":"x"}',
  '{"batch":[{"name":"e","channel":"a","data":"x"}]}',
  '[]',
  '["{}"]',
]

/** Requests that are HTTP, with anything in them. */
async function sendRequests(chance: Chance, port: number, count: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 })
  await inTurn(count, 20, async () => {
    const target = mutate(chance, chance.pick(PATHS) + (chance.next() < 0.5 ? QUERY : ''))
    // Node's own client lets nothing else out.
    const path = target.replace(/[^\u0021-\u00ff]/g, '~')
    const method = chance.pick(['GET', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])
    const body = chance.next() < 0.3 ? JSON.stringify(anyJson(chance)) : mutate(chance, chance.pick(BODIES))
    await new Promise<void>((resolve) => {
      const asked = httpRequest({
        port,
        host: '127.0.0.1',
        agent,
        method,
        path: path.startsWith('/') ? path : `/${path}`,
      })
      asked.on('error', () => resolve())
      // A stream has no end of its own.
      asked.on('response', (response) => {
        response.resume().on('close', resolve)
        if (path.includes('xhr_streaming')) asked.destroy()
      })
      asked.setTimeout(500, () => asked.destroy())
      if (method !== 'GET' && method !== 'HEAD') asked.write(body)
      asked.end()
    })
  })
  agent.destroy()
}

/** Bytes that were HTTP once. */
async function sendBytes(chance: Chance, port: number, count: number) {
  const upgrade =
    'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n'
  await inTurn(count, 20, async () => {
    const body = chance.pick(BODIES)
    const head = chance.next() < 0.3 ? upgrade : `Content-Length: ${body.length}\r\n`
    const text = `${chance.pick(['GET', 'POST'])} ${chance.pick(PATHS)} HTTP/1.1\r\nHost: a\r\n${head}\r\n${body}`
    await new Promise<void>((resolve) => {
      const socket = connectTcp(port, '127.0.0.1', () => {
        socket.write(Buffer.from(mutate(chance, text), 'latin1'))
        setTimeout(() => socket.destroy(), chance.pick([0, 1, 5]))
      })
      socket
        .resume()
        .on('error', () => {})
        .on('close', () => resolve())
    })
  })
}
