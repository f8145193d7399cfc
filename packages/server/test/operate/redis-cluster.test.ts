import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { partOf } from '../../src/cluster/partitions.ts'
import {
  buildNode,
  connect,
  endAll,
  eventually,
  listen,
  type Node,
  settle,
  startNode,
  told,
} from '../support/cluster.ts'
import { isOperating } from '../support/operating.ts'
import { hasRedis } from '../support/redis.ts'
import { type ManyRedis, startRedisCluster } from '../support/redis-many.ts'

describe.skipIf(!hasRedis || !isOperating)('a Redis Cluster of three primaries', { timeout: 120_000 }, () => {
  let redis: ManyRedis
  beforeAll(async () => {
    await buildNode()
    redis = await startRedisCluster()
  }, 60_000)
  beforeEach(() => void test++)
  afterEach(endAll)
  afterAll(() => redis?.stop())

  let test = 0
  const options = (lease = 5000, prefix = `test-${test}`) => ({
    redis: { cluster: { hosts: redis.hosts.slice(0, 1), partitions: 6 }, prefix, lease },
  })
  const names = Array.from({ length: 12 }, (_, n) => `presence-room-${n}`)

  it('has a share of the channels on each, with events, members and reads over all processes', async () => {
    const nodes = await Promise.all([startNode(options()), startNode(options()), startNode(options())])
    const [a, b, c] = nodes
    for (const node of nodes)
      await eventually(() => node.happenings.filter(({ type }) => type === 'cluster'), 20_000).toMatchObject([
        { state: 'joined' },
      ])
    expect(new Set(names.map((name) => partOf(name, 6))).size).toBeGreaterThan(3)
    const logs = names.flatMap((name) => [
      listen(connect(a, { id: 'ann' }), name),
      listen(connect(b, { id: 'bob' }), name),
    ])
    await Promise.all(logs.map(({ ready }) => ready))
    for (const name of names) for (let n = 0; n < 5; n++) await c.api.trigger(name, 'news', n)
    for (const { log } of logs)
      await eventually(() => log.filter((line) => line.startsWith('news')), 20_000).toEqual(
        [0, 1, 2, 3, 4].map((n) => `news ${n}`),
      )
    const channels = await c.api.get({
      path: '/channels',
      params: { filter_by_prefix: 'presence-', info: 'user_count' },
    })
    expect((await channels.json()).channels).toEqual(
      Object.fromEntries(names.map((name) => [name, { user_count: 2 }])),
    )
    await eventually(() => told(nodes, 'occupied').sort(), 20_000).toEqual(
      names.map((name) => `occupied ${name}`).sort(),
    )
    // Sharded: no message is passed on from node to node.
    for (const node of redis.nodes.slice(0, 3)) {
      expect(await node.ask('PUBSUB CHANNELS')).toBe('*0')
      expect(Number(/\d+/.exec(await node.ask('PUBSUB SHARDCHANNELS'))?.[0])).toBeGreaterThan(2)
      expect(await node.ask('DBSIZE')).not.toBe(':0')
    }
    await a.kill()
    for (const { log } of logs.filter((_, i) => i % 2 === 1))
      await eventually(() => log.at(-1), 20_000).toBe('-ann')
  })

  it('tells a process that divides channels into another number of parts, and lets it serve alone', async () => {
    await startNode(options())
    const other = options()
    other.redis.cluster.partitions = 4
    const node = await startNode(other)
    const states = () => node.happenings.filter(({ type }) => type === 'cluster')
    await eventually(states, 20_000).toMatchObject([
      {
        state: 'degraded',
        reason: expect.stringMatching(
          /divide channels into 6 parts \(redis\.cluster\.partitions\), this one into 4/,
        ),
      },
    ])
  })

  it('keeps watchers, users and caches of every part, whichever process is asked', async () => {
    const [a, b] = (await Promise.all([startNode(options()), startNode(options())])) as [Node, Node]
    const users = Array.from({ length: 8 }, (_, n) => `user-${n}`)
    const seen: string[] = []
    const watcher = connect(a, { id: 'watcher', watchlist: users })
    for (const name of ['online', 'offline'])
      watcher.user.watchlist.bind(name, ({ user_ids }: { user_ids: string[] }) =>
        seen.push(...user_ids.map((id) => `${name} ${id}`)),
      )
    for (const id of users.slice(0, 4)) connect(b, { id }).signin()
    await eventually(() => told([b], 'signed-in'), 20_000).toHaveLength(4)
    await settle([a, b], a)
    watcher.signin()
    await eventually(() => [...seen].sort(), 20_000).toEqual(users.slice(0, 4).map((id) => `online ${id}`))
    const late = users.slice(4).map((id) => connect(b, { id }))
    for (const client of late) client.signin()
    await eventually(() => [...seen].sort(), 20_000).toEqual(users.map((id) => `online ${id}`))
    await a.api.terminateUserConnections('user-5')
    await eventually(() => late[1]!.connection.state, 20_000).toBe('disconnected')
    for (const n of [0, 1, 2, 3]) await b.api.trigger(`cache-${n}`, 'state', n)
    const cached = [0, 1, 2, 3].map((n) => listen(connect(a), `cache-${n}`).log)
    for (const [n, log] of cached.entries()) await eventually(() => log, 20_000).toContain(`state ${n}`)
  })

  it('may lose a primary: its replica takes its parts, once for each process, and nobody is announced anew', async () => {
    const nodes = (await Promise.all([startNode(options(20_000)), startNode(options(20_000))])) as [
      Node,
      Node,
    ]
    const states = ({ happenings }: Node) =>
      happenings.flatMap((one) => (one.type === 'cluster' ? [one.state] : []))
    for (const node of nodes) await eventually(() => states(node), 20_000).toEqual(['joined'])
    const logs = names.flatMap((name) =>
      nodes.map((node, i) => listen(connect(node, { id: `user-${i}` }), name)),
    )
    await Promise.all(logs.map(({ ready }) => ready))
    await settle(nodes, nodes[0])
    const before = logs.map(({ log }) => log.length)
    await redis.nodes[2]!.stop()
    for (const node of nodes)
      await eventually(() => states(node).slice(0, 2), 20_000).toEqual(['joined', 'degraded'])
    for (const node of nodes) await eventually(() => states(node).at(-1), 40_000).toBe('joined')
    for (const [n, name] of names.entries()) await nodes[n % 2]!.api.trigger(name, 'news', n)
    for (const [i, { log }] of logs.entries())
      await eventually(() => log.slice(before[i]!), 20_000).toEqual([`news ${Math.floor(i / 2)}`])
    expect(await redis.nodes[3]!.ask('ROLE')).toMatch(/master/)
  })
})
