import { createServer } from 'node:http'
import PusherJs, { type Channel } from 'pusher-js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { listen } from '../../src/http/node-server.ts'
import { createDashboard, createHub } from '../../src/index.ts'
import { startDashboard } from '../support/dashboard.ts'
import { APP } from '../support/hub.ts'
import { startPusher } from '../support/pusher.ts'
import { wait } from '../support/wait.ts'

type Told = Record<string, unknown>
interface Batch {
  entries: Told[]
  left: Record<string, number>
}

/** A page's line to the dashboard, as pusher-js makes it. */
function line(port: number) {
  const pusher = new PusherJs('dashboard', {
    cluster: 'own',
    wsHost: '127.0.0.1',
    wsPort: port,
    wsPath: '/dashboard',
    forceTLS: false,
    enabledTransports: ['ws'],
    enableStats: false,
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler: async ({ socketId, channelName }, done) => {
        const body = new URLSearchParams({ socket_id: socketId, channel_name: channelName })
        const answer = await fetch(`http://127.0.0.1:${port}/dashboard/auth`, { method: 'POST', body })
        done(null, (await answer.json()) as { auth: string })
      },
    },
  })
  onTestFinished(() => pusher.disconnect())
  return pusher
}

/** A debug console that asks for something, and all that it was told. */
async function startConsole(port: number, name: string, filter: object = {}) {
  const pusher = line(port)
  const channel = pusher.subscribe(`private-console-${name}`)
  const entries: Told[] = []
  const left: Record<string, number> = {}
  channel.bind('batch', (batch: Batch) => {
    entries.push(...batch.entries)
    for (const [type, count] of Object.entries(batch.left)) left[type] = (left[type] ?? 0) + count
  })
  await subscribed(channel)
  channel.trigger('client-filter', { app: APP.id, ...filter })
  return { pusher, channel, entries, left }
}
const subscribed = (channel: Channel) => wait(() => expect(channel.subscribed).toBe(true))

describe('the debug console', () => {
  it('is told what happens, with what was said, as it was asked for', async () => {
    const { port, state } = await startDashboard()
    const all = await startConsole(port, 'a')
    const one = await startConsole(port, 'b', { types: ['published'], channel: 'ORD' })
    // Told as soon as the server has read what each asked for.
    await wait(() => {
      state.publish('orders', 'placed', '{"id":7}')
      expect(one.entries.length).toBeGreaterThan(0)
      expect(all.entries.length).toBeGreaterThan(0)
    })
    const client = startPusher(port, 'ann')
    client.subscribe('presence-room')
    state.publish('others', 'x', 'no json, <b>\u202e__proto__')
    await wait(() => expect(all.entries.map(({ type }) => type)).toContain('member-added'))
    await wait(() => expect(all.entries).toContainEqual(expect.objectContaining({ channel: 'others' })))
    expect(all.entries).toContainEqual(
      expect.objectContaining({ type: 'published', channel: 'orders', event: 'placed', data: '{"id":7}' }),
    )
    expect(all.entries.find(({ channel }) => channel === 'others')!.data).toBe('no json, <b>\u202e__proto__')
    expect(new Set(one.entries.map(({ channel }) => channel))).toEqual(new Set(['orders']))
    const ids = all.entries.map(({ id }) => id as number)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
  })

  it('gets a sample of a flood and an honest count of the rest, and what is rare as a whole', async () => {
    const { port, state } = await startDashboard()
    const { entries, left } = await startConsole(port, 'flood')
    await wait(() => {
      state.publish('a', 'first', '1')
      expect(entries.length).toBeGreaterThan(0)
    })
    for (let n = 0; n < 5000; n++) state.publish('a', 'many', 'x'.repeat(100))
    state.tell({ type: 'problem', where: 'here', message: 'once' })
    const many = () => entries.filter(({ event }) => event === 'many').length
    await wait(() => expect(entries.map(({ type }) => type)).toContain('problem'))
    await wait(() => expect(many() + (left.published ?? 0)).toBeGreaterThanOrEqual(5000))
    expect(many()).toBeLessThanOrEqual(80)
  })

  it('cuts a payload that is long, and says so', async () => {
    const { port, state } = await startDashboard()
    const { entries } = await startConsole(port, 'long')
    const deep = '['.repeat(9000)
    await wait(() => {
      state.publish('a', 'deep', deep)
      expect(entries.length).toBeGreaterThan(0)
    })
    expect(entries[0]).toMatchObject({ cut: true, data_bytes: 9000 })
    expect(String(entries[0]!.data).length).toBe(8192)
  })

  it('is not told of another app, and takes no question that is none', async () => {
    const other = { id: 'other', key: 'other-key', secret: 'other-secret' }
    const { port, hub } = await startDashboard({ apps: [APP, other] })
    const { entries, channel } = await startConsole(port, 'apps')
    for (const wrong of [null, 7, [], {}, { app: 7 }, { app: APP.id, types: { length: 1e9 } }])
      channel.trigger('client-filter', wrong)
    await wait(() => {
      hub.app('other').publish('a', 'theirs', '1')
      hub.app(APP.id).publish('a', 'mine', '1')
      expect(entries.length).toBeGreaterThan(0)
    })
    expect(new Set(entries.map(({ event }) => event))).toEqual(new Set(['mine']))
  })
})

describe('while nobody looks', () => {
  it('the hub is looked at by what counts alone, and again so when the last page has gone', async () => {
    const hub = createHub({ apps: [APP] })
    let taps = 0
    const counted = {
      ...hub,
      tap(listener: Parameters<typeof hub.tap>[0]) {
        taps++
        const stop = hub.tap(listener)
        return () => {
          taps--
          stop()
        }
      },
    }
    const dashboard = createDashboard({ hub: counted })
    const server = createServer((request, response) => void dashboard.handle(request, response))
    server.on('upgrade', (...asked) => void dashboard.upgrade(...asked))
    const port = await listen(server, 0, '127.0.0.1')
    onTestFinished(() => {
      dashboard.close()
      server.close()
    })
    const before = taps
    const { pusher, entries } = await startConsole(port, 'taps')
    await wait(() => {
      hub.app(APP.id).publish('a', 'e', '1')
      expect(entries.length).toBeGreaterThan(0)
    })
    expect(taps).toBe(before + 2)
    pusher.disconnect()
    await wait(() => expect(taps).toBe(before))
  })
})

describe('what a page asks for', () => {
  it('is published, read and ended through the API of the app, without a signature and counted as no call', async () => {
    const { port, ask, post, hub } = await startDashboard()
    const calls: string[] = []
    hub.tap(({ type }) => void calls.push(type))
    const ann = startPusher(port, 'ann')
    const got: unknown[] = []
    const channel = ann.subscribe('orders')
    channel.bind('placed', (data: unknown) => got.push(data))
    await subscribed(channel)
    const at = `/dashboard/apps/${APP.id}`
    const event = { name: 'placed', channel: 'orders', data: '{"id":1}', info: 'subscription_count' }
    expect((await post(`${at}/events`, event)).json()).toEqual({
      channels: { orders: { subscription_count: 1 } },
    })
    await wait(() => expect(got).toEqual([{ id: 1 }]))
    expect((await ask(`${at}/channels`)).json()).toEqual({ channels: { orders: {} } })
    const id = ann.connection.socket_id
    expect((await ask(`${at}/connections/${id}`)).json()).toMatchObject({ transport: 'websocket' })
    expect((await post(`${at}/connections/${id}/terminate`, {})).status).toBe(200)
    await wait(() => expect(ann.connection.state).toBe('disconnected'))
    expect(calls).not.toContain('api-request')
    const refused = await post(`${at}/events`, { ...event, name: '' })
    expect([refused.status, refused.headers['channelkit-status'], refused.json().code]).toEqual([
      200,
      '400',
      'bad-event',
    ])
  })

  it('is told of errors once a kind, with what mends them', async () => {
    const { ask, port, hub } = await startDashboard()
    const client = new WebSocket(`ws://127.0.0.1:${port}/app/nobody?protocol=7`)
    await new Promise((resolve) => client.addEventListener('close', resolve))
    const state = hub.app(APP.id)
    for (let n = 0; n < 3; n++) state.tell({ type: 'error', socketId: '1.1', code: 4302, message: 'no' })
    const { faults } = (await ask(`/dashboard/faults?app=${APP.id}`)).json() as { faults: Told[] }
    expect(faults).toContainEqual(
      expect.objectContaining({
        count: 3,
        title: '4302 Watchlist limit exceeded',
        about: { socket_id: '1.1', message: 'no' },
      }),
    )
    const refused = faults.find(({ title }) => String(title).includes('4001'))!
    expect(refused.advice).toMatch(/compare the key/)
  })

  it('is said when a list of it changed', async () => {
    const { port, ask } = await startDashboard()
    const session = (await ask('/dashboard/session')).json() as { apps: { channel: string }[] }
    const channel = line(port).subscribe(session.apps[0]!.channel)
    const changed = new Set<string>()
    channel.bind_global((event: string) => changed.add(event))
    await subscribed(channel)
    startPusher(port, 'ann').subscribe('orders')
    await wait(() => expect(changed).toContain('channels-changed'))
    await wait(() => expect(changed).toContain('minute'))
    expect(changed).toContain('connections-changed')
  })
})

it('a dashboard of a hub alone needs nothing else', () => {
  const dashboard = createDashboard({ hub: createHub({ apps: [APP] }) })
  expect(dashboard.link('http://127.0.0.1:1', '127.0.0.1')).toBe('http://127.0.0.1:1/dashboard/')
  expect(dashboard.link('http://10.0.0.1:1', '10.0.0.1')).toContain(`#token=${dashboard.token}`)
  dashboard.close()
})
