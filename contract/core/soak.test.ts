import { connect, createServer as createTcpServer, type Socket } from 'node:net'
import { type ChannelKit, channel, createChannelKit, type Gap } from '@channelkit/core'
import { createServer } from '@channelkit/server'
import { authorizeChannel } from '@channelkit/server/auth'
import Pusher from 'pusher-js'
import { expect, it } from 'vitest'

/** Not part of the tests that always run: `npm run test:soak`, or with SOAK_MINUTES for longer. */
const minutes = Number(process.env.SOAK_MINUTES ?? 0)
const app = { id: 'app', key: 'app-key', secret: 'app-secret' }
const NAMES = ['ticker', 'cache-price', 'private-orders', 'presence-room', 'private-cache-rows'] as const
const CODES = [4100, 4200, 4201] as const
const MOST_KITS = 4
/** By how much a backfill asks for more than the gap: what was on its way when the line broke. */
const TRANSIT = 1000

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const below = (n: number) => Math.floor(Math.random() * n)
const one = <T>(list: readonly T[]): T => list[below(list.length)]!

/** What one listener got, and what may have been missed meanwhile. */
interface Listener {
  readonly name: string
  readonly got: number[]
  readonly gaps: Gap[]
  stop(): void
}

interface Visit {
  readonly kit: ChannelKit
  readonly listeners: Set<Listener>
}

function listen(kit: ChannelKit, name: string): Listener {
  const handle = channel(kit, name)
  const got: number[] = []
  const gaps: Gap[] = []
  const offs = [
    handle.on('n', (n) => got.push(n as number)),
    handle.subscribe(() => {
      const { gap } = handle.getSnapshot()
      if (gap && gap !== gaps.at(-1)) gaps.push(gap)
    }),
  ]
  return { name, got, gaps, stop: () => offs.forEach((off) => void off()) }
}

/** The way to the server: it can break at any moment, as lines do, without a word. */
async function startNetwork(to: number) {
  const lines = new Set<Socket>()
  const proxy = createTcpServer((near) => {
    const far = connect(to, '127.0.0.1')
    lines.add(near)
    const end = () => {
      lines.delete(near)
      near.destroy()
      far.destroy()
    }
    for (const side of [near, far]) side.on('error', end).on('close', end)
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    port: (proxy.address() as { port: number }).port,
    cut: () => void one([...lines])?.destroy(),
    end: () => proxy.close(),
  }
}

it.skipIf(minutes === 0)(
  'mounts, cuts and kits without end leave nothing, lose nothing and double nothing',
  async () => {
    const server = createServer({ apps: [app], port: 0, limits: { clientEventsPerSecond: 1000 } })
    const { host, port: behind } = await server.listen()
    const network = await startNetwork(behind)
    const state = server.hub.app(app.id)
    const visits = new Set<Visit>()
    /** When each number was published, by channel. */
    const published = new Map<string, number[]>(NAMES.map((name) => [name, []]))
    const totals = { events: 0, kits: 0, cuts: 0, looks: 0, missed: 0 }
    let publishing = true

    function visit() {
      totals.kits++
      const kit = createChannelKit({
        key: app.key,
        wsHost: host,
        wsPort: network.port,
        forceTLS: false,
        enabledTransports: ['ws'],
        grace: one([0, 0, 20, 200]),
        authorize: async ({ socketId, channel: name }) => {
          await wait(below(30))
          return authorizeChannel(app, { socketId, channel: name!, member: { id: `u${below(5)}` } })
        },
        onError: (error) => {
          throw error
        },
      })
      visits.add({ kit, listeners: new Set() })
    }

    function act() {
      const { kit, listeners } = one([...visits])
      switch (below(16)) {
        case 0:
          kit.destroy()
          for (const of of visits) if (of.kit === kit) visits.delete(of)
          return
        case 1:
          totals.cuts++
          return below(2) ? network.cut() : one([...state.connections.values()])?.end(one(CODES))
        case 2:
          kit.connection.retry()
          return
        case 3:
          kit.connection.check()
          return
        case 4:
          if (below(4) === 0) kit.connection.disconnect()
          else kit.connection.connect()
          return
        case 5:
        case 6:
        case 7: {
          const gone = one([...listeners])
          gone?.stop()
          check(gone)
          listeners.delete(gone)
          return
        }
        default:
          if (listeners.size < 12) listeners.add(listen(kit, one(NAMES)))
      }
    }

    /** Each number once, in order, and none missing but where a gap was told. */
    function check(listener: Listener | undefined) {
      if (!listener) return
      const { name, got, gaps } = listener
      const times = published.get(name)!
      for (let i = 1; i < got.length; i++) {
        const [before, now] = [got[i - 1]!, got[i]!]
        if (now <= before) throw new Error(`${name}: ${now} came after ${before}`)
        for (let n = before + 1; n < now; n++) {
          const at = times[n]!
          if (gaps.some(({ from, to }) => at >= from - TRANSIT && at <= to + 1)) continue
          totals.missed++
          throw new Error(`${name}: ${n} was missed at ${at}; gaps ${JSON.stringify(gaps.slice(-3))}`)
        }
      }
    }

    /** Who is connected, and to what, is who is there and what is held. */
    function held() {
      const kits = [...visits].map(({ listeners }) =>
        [...new Set([...listeners].map(({ name }) => name))].sort(),
      )
      const sockets = [...state.connections.values()].map(({ subscriptions }) =>
        [...subscriptions.keys()].sort(),
      )
      const used = kits.filter((names) => names.length > 0)
      return { sockets: sockets.map(String).filter(Boolean).sort(), used: used.map(String).sort() }
    }

    const publisher = (async () => {
      while (publishing) {
        const round = published.get('ticker')!.length
        for (const name of NAMES) {
          // What is cached has to be old at times, or no reconnect would bring it again.
          if (name.includes('cache') && round % 200) continue
          const times = published.get(name)!
          state.publish(name, 'n', String(times.length))
          times.push(Date.now())
          totals.events++
        }
        await wait(4)
      }
    })()

    const end = Date.now() + minutes * 60_000
    while (Date.now() < end) {
      const round = Date.now() + 5000
      while (Date.now() < round) {
        if (visits.size < MOST_KITS) visit()
        act()
        await wait(below(40))
      }
      for (const { kit } of visits) kit.connection.connect()
      // Reconnecting after a loss takes seconds; graces and authorisations less.
      const patience = Date.now() + 20_000
      while (Date.now() < patience && String(held().sockets) !== String(held().used)) await wait(100)
      totals.looks++
      const { sockets, used } = held()
      expect(sockets).toEqual(used)
      expect(state.connections.size).toBeLessThanOrEqual(visits.size)
      expect((Pusher as unknown as { instances: unknown[] }).instances.length).toBeLessThanOrEqual(
        visits.size,
      )
      for (const { listeners } of visits) for (const listener of listeners) check(listener)
    }
    publishing = false
    await publisher
    for (const { kit } of visits) kit.destroy()
    await wait(300)
    expect(state.connections.size).toBe(0)
    console.log(`soak of ${minutes} minutes:`, JSON.stringify(totals))
    network.end()
    await server.close()
  },
  minutes * 60_000 + 60_000,
)
