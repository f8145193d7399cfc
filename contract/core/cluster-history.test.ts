import { channel, feed } from '@channelkit/core'
import type { HistoryRule } from '@channelkit/server'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { connect } from '../../packages/server/test/support/hub.ts'
import { hasRedis, startProxy, startRedis, type TestRedis } from '../../packages/server/test/support/redis.ts'
import { shows, startWorld } from './real-server.ts'

let redis: TestRedis
let prefix = 0
const ends: (() => unknown)[] = []
beforeAll(async () => {
  if (hasRedis) redis = await startRedis()
})
afterAll(() => redis?.stop())
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** Servers that are one over Redis. */
async function servers(count: number, history = [{ channels: '*' }] as HistoryRule[]) {
  const options = { redis: { url: redis.url, prefix: `past-${++prefix}` }, history }
  const worlds = await Promise.all(Array.from({ length: count }, () => startWorld(0, options)))
  for (const { end } of worlds) ends.push(end)
  return worlds
}

/** Somebody on a channel. */
function visitor(world: Awaited<ReturnType<typeof startWorld>>) {
  const kit = world.kit('eve', { grace: 0 })
  const heard: unknown[] = []
  const told = channel(kit, 'chat')
  told.on('said', (data) => heard.push(data))
  return { kit, heard, told, live: () => shows(told, ({ status }) => status === 'live') }
}

const PATIENT = { timeout: 20_000, interval: 20 }
const unready = (port: number) =>
  vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(503), PATIENT)

describe.skipIf(!hasRedis)('history that several processes keep in Redis', () => {
  it('comes to everybody on all processes, each event once and in one order', async () => {
    const [a, b] = await servers(2)
    const visitors = [visitor(a!), visitor(b!)]
    await Promise.all(visitors.map(({ live }) => live()))
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? a! : b!).sdk.trigger('chat', 'said', n)))
    for (const { heard } of visitors) await vi.waitFor(() => expect(heard).toHaveLength(40))
    expect(visitors[0]!.heard).toEqual(visitors[1]!.heard)
    expect(new Set(visitors[0]!.heard).size).toBe(40)
  })

  it('is told to who comes late, on any of them, and signed to a server', async () => {
    const [a, b] = await servers(2, [{ channels: 'chat', events: 5 }])
    for (let n = 0; n < 8; n++) await a!.sdk.trigger('chat', 'said', n)
    const late = feed(b!.kit('eve'), 'chat', ['said'], { rewind: 3 })
    ends.push(late.subscribe(() => {}))
    await shows(late, (entries) => entries.length === 3)
    expect(late.getSnapshot().map(({ data }) => data)).toEqual([5, 6, 7])
    const page = async (params: object) => {
      const answer = await b!.sdk.get({ path: '/channels/chat/history', params })
      return answer.json() as Promise<{
        complete: boolean
        serial: number
        events: { serial: number; data: string }[]
      }>
    }
    const all = await page({})
    expect(all.events.map(({ data }) => data)).toEqual(['3', '4', '5', '6', '7'])
    expect(all.serial).toBe(all.events.at(-1)!.serial)
    const after = await page({ after: all.events[1]!.serial, limit: 2 })
    expect([after.complete, after.events.map(({ data }) => data)]).toEqual([true, ['5', '6']])
    const before = await page({ before: all.events[2]!.serial, limit: 1 })
    expect(before.events.map(({ data }) => data)).toEqual(['4'])
    expect((await page({ after: 1 })).complete).toBe(false)
    expect((await b!.sdk.get({ path: '/channels/other/history' }).catch((error) => error)).status).toBe(404)
  })

  it('gives whoever is sent to another process exactly what they missed, and no gap opens', async () => {
    const [a, b] = await servers(2)
    const port = a!.port
    const one = visitor(a!)
    await one.live()
    await b!.sdk.trigger('chat', 'said', 'before')
    await vi.waitFor(() => expect(one.heard).toEqual(['before']))
    await a!.server.close()
    await shows(one.told, ({ status }) => status !== 'live')
    await b!.sdk.trigger('chat', 'said', 'meanwhile')
    // Another process in its place, as behind a balancer.
    const options = { redis: { url: redis.url, prefix: `past-${prefix}` }, history: [{ channels: '*' }] }
    const c = await startWorld(port, options)
    ends.push(c.end)
    one.kit.connection.retry()
    await one.live()
    await b!.sdk.trigger('chat', 'said', 'after')
    await vi.waitFor(() => expect(one.heard).toEqual(['before', 'meanwhile', 'after']))
    expect(one.told.getSnapshot().gap).toBe(null)
  })

  it('keeps what is published where the first client is just coming: who is away then does not miss it', async () => {
    const [a, b] = await servers(2)
    const { port } = a!
    const one = visitor(a!)
    await one.live()
    await b!.sdk.trigger('chat', 'said', 'before')
    await vi.waitFor(() => expect(one.heard).toEqual(['before']))
    await a!.server.close()
    await shows(one.told, ({ status }) => status !== 'live')
    // The channel is not open there yet: Redis has to be asked first.
    const { hub } = b!.server
    const client = connect(hub)
    client.subscribe('chat')
    hub.app('app').publish('chat', 'said', '"meanwhile"')
    await vi.waitFor(() => expect(client.events()).toContain('pusher_internal:subscription_succeeded'))
    const c = await startWorld(port, {
      redis: { url: redis.url, prefix: `past-${prefix}` },
      history: [{ channels: '*' }],
    })
    ends.push(c.end)
    one.kit.connection.retry()
    await one.live()
    await b!.sdk.trigger('chat', 'said', 'after')
    await vi.waitFor(() => expect(one.heard).toEqual(['before', 'meanwhile', 'after']))
    expect(one.told.getSnapshot().gap).toBe(null)
  })

  it('loses what Redis loses, and says so; events go on meanwhile', async () => {
    const [a] = await servers(1)
    const one = visitor(a!)
    await one.live()
    await a!.sdk.trigger('chat', 'said', 1)
    await vi.waitFor(() => expect(one.heard).toEqual([1]))
    await redis.stop()
    await vi.waitFor(async () => {
      await a!.sdk.trigger('chat', 'said', 'alone')
      expect(one.heard).toContain('alone')
    })
    const alone = one.heard.length
    await redis.start()
    await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${a!.port}/ready`)).status).toBe(200))
    await a!.sdk.trigger('chat', 'said', 'again')
    await vi.waitFor(() => expect(one.heard.at(-1)).toBe('again'))
    expect(one.heard.slice(0, alone).every((data) => data === 1 || data === 'alone')).toBe(true)
    expect(one.heard.filter((data) => data === 'again')).toHaveLength(1)
    await shows(one.told, ({ gap }) => gap !== null)
  })

  it('gives those whose process lost Redis for a while what they missed, once and in order, and no gap', async () => {
    const [b] = await servers(1)
    const proxy = await startProxy(redis.port)
    ends.push(proxy.stop)
    const options = { redis: { url: proxy.url, prefix: `past-${prefix}` }, history: [{ channels: '*' }] }
    const a = await startWorld(0, options)
    ends.push(a.end)
    const here = visitor(a)
    const there = visitor(b!)
    await Promise.all([here.live(), there.live()])
    await b!.sdk.trigger('chat', 'said', 0)
    await vi.waitFor(() => expect(here.heard).toEqual([0]))
    proxy.cut()
    await unready(a.port)
    for (let n = 1; n < 20; n++) await b!.sdk.trigger('chat', 'said', n)
    proxy.mend()
    for (let n = 20; n < 60; n++) await b!.sdk.trigger('chat', 'said', n)
    const all = Array.from({ length: 60 }, (_, n) => n)
    for (const { heard } of [here, there]) await vi.waitFor(() => expect(heard).toEqual(all), PATIENT)
    expect([here, there].map(({ told }) => told.getSnapshot().gap)).toEqual([null, null])
  })

  it('tells a gap where somebody published without Redis, to all who could not hear it, and to nobody else', async () => {
    const [b] = await servers(1)
    const proxy = await startProxy(redis.port)
    ends.push(proxy.stop)
    const options = { redis: { url: proxy.url, prefix: `past-${prefix}` }, history: [{ channels: '*' }] }
    const a = await startWorld(0, options)
    ends.push(a.end)
    const [here, there] = [visitor(a), visitor(b!)]
    await Promise.all([here.live(), there.live()])
    await b!.sdk.trigger('chat', 'said', 0)
    for (const { heard } of [here, there]) await vi.waitFor(() => expect(heard).toEqual([0]), PATIENT)
    proxy.cut()
    await unready(a.port)
    await a.sdk.trigger('chat', 'said', 'alone')
    await vi.waitFor(() => expect(here.heard).toEqual([0, 'alone']), PATIENT)
    proxy.mend()
    await shows(there.told, ({ gap }) => gap !== null)
    await b!.sdk.trigger('chat', 'said', 1)
    await vi.waitFor(() => expect(here.heard).toEqual([0, 'alone', 1]), PATIENT)
    await vi.waitFor(() => expect(there.heard).toEqual([0, 1]), PATIENT)
    expect(here.told.getSnapshot().gap).toBe(null)
  })

  it('tells a gap to who was away while Redis could keep nothing but passed on, and to nobody who heard it', async () => {
    const [a, b] = await servers(2)
    const { port } = a!
    const [away, there] = [visitor(a!), visitor(b!)]
    await Promise.all([away.live(), there.live()])
    await b!.sdk.trigger('chat', 'said', 0)
    for (const { heard } of [away, there]) await vi.waitFor(() => expect(heard).toEqual([0]), PATIENT)
    await a!.server.close()
    await shows(away.told, ({ status }) => status !== 'live')
    await redis.ask('CONFIG SET maxmemory 1')
    await unready(b!.port)
    await b!.sdk.trigger('chat', 'said', 'passed on')
    await vi.waitFor(() => expect(there.heard).toEqual([0, 'passed on']), PATIENT)
    await redis.ask('CONFIG SET maxmemory 0')
    await vi.waitFor(
      async () => expect((await fetch(`http://127.0.0.1:${b!.port}/ready`)).status).toBe(200),
      PATIENT,
    )
    await b!.sdk.trigger('chat', 'said', 1)
    await vi.waitFor(() => expect(there.heard).toEqual([0, 'passed on', 1]), PATIENT)
    const options = { redis: { url: redis.url, prefix: `past-${prefix}` }, history: [{ channels: '*' }] }
    const c = await startWorld(port, options)
    ends.push(c.end)
    away.kit.connection.retry()
    await shows(away.told, ({ status, gap }) => status === 'live' && gap !== null)
    expect(away.heard).toEqual([0, 1])
    expect(there.told.getSnapshot().gap).toBe(null)
  })
})
