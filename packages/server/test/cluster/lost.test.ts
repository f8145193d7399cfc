import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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
import { hasRedis, startProxy, startRedis, type TestRedis } from '../support/redis.ts'

/** From the first time on that it has joined: on a busy machine that takes longer than a start waits for it. */
function cluster(node: Node) {
  const states = node.happenings.flatMap((one) => (one.type === 'cluster' ? [one.state] : []))
  return states.slice(states.indexOf('joined'))
}
const count = (lines: readonly string[], line: string) => lines.filter((one) => one === line).length

describe.skipIf(!hasRedis)('when Redis is lost', { timeout: 60_000 }, () => {
  beforeAll(() => buildNode())
  let redis: TestRedis
  beforeEach(async () => {
    redis = await startRedis()
  })
  afterEach(async () => {
    await endAll()
    await redis.stop()
  })

  async function room(nodes: readonly Node[]) {
    const clients = nodes.map((node, i) => connect(node, { id: `user-${i}` }))
    const logs = []
    for (const client of clients) {
      const one = listen(client, 'presence-room')
      await one.ready
      logs.push(one)
    }
    for (const [i, { log }] of logs.entries()) await eventually(() => log).toHaveLength(nodes.length - i)
    return { clients, logs }
  }

  it.each([
    ['and comes back empty', true],
    ['and comes back as it was', false],
  ])('%s, each process goes on alone, and nobody is announced twice afterwards', async (_, empty) => {
    const proxy = await startProxy(redis.port)
    const options = { redis: { url: empty ? redis.url : proxy.url, lease: 10_000 }, hurry: 10 }
    const nodes = await Promise.all([startNode(options), startNode(options), startNode(options)])
    const [a, b, c] = nodes as [Node, Node, Node]
    const { clients, logs } = await room(nodes)
    const plain = listen(connect(a), 'room')
    await plain.ready
    const before = logs.map(({ log }) => [...log])
    await eventually(() => told(nodes, 'occupied', 'member-added')).toHaveLength(5)
    const edges = told(nodes, 'occupied', 'vacated', 'member-added', 'member-removed')

    await (empty ? redis.stop() : proxy.cut())
    for (const node of nodes) await eventually(() => cluster(node)).toEqual(['joined', 'degraded'])
    // Local goes on: events, those who come and those who go, and the answers of the API.
    await a.api.trigger('presence-room', 'alone', 1)
    await eventually(() => logs[0]!.log.at(-1)).toBe('alone 1')
    const eve = listen(connect(a, { id: 'eve' }), 'presence-room')
    await eve.ready
    expect(eve.log[0]).toBe('in 4')
    await eventually(() => logs[0]!.log.at(-1)).toBe('+eve')
    clients[2]!.disconnect()
    const alone = await b.api.get({ path: '/channels/presence-room/users' })
    expect((await alone.json()).users).toHaveLength(3)

    await (empty ? redis.start() : proxy.mend())
    for (const node of nodes) await eventually(() => cluster(node)).toEqual(['joined', 'degraded', 'joined'])
    // The others see what happened meanwhile, once; what was so before is not told again.
    await eventually(() => logs[1]!.log.slice(before[1]!.length).sort()).toEqual(['+eve', '-user-2'])
    await eventually(() => logs[0]!.log.slice(before[0]!.length)).toEqual(['alone 1', '+eve', '-user-2'])
    await c.api.trigger('presence-room', 'together', 1)
    for (const { log } of [logs[0]!, logs[1]!, eve]) await eventually(() => log.at(-1)).toBe('together 1')
    await settle(nodes, a)
    expect(eve.log).toEqual(['in 4', '-user-2', 'together 1'])
    const news = () => {
      const now = told(nodes, 'occupied', 'vacated', 'member-added', 'member-removed')
      return now.filter((line) => !line.includes('settle') && count(edges, line) < count(now, line)).sort()
    }
    await eventually(news).toEqual(['member-added presence-room eve', 'member-removed presence-room user-2'])
    const users = await b.api.get({ path: '/channels/presence-room/users' })
    expect((await users.json()).users.map(({ id }: { id: string }) => id).sort()).toEqual([
      'eve',
      'user-0',
      'user-1',
    ])
    const plainly = await c.api.get({ path: '/channels/room', params: { info: 'subscription_count' } })
    expect(await plainly.json()).toEqual({ occupied: true, subscription_count: 1 })
    proxy.stop()
  })

  it('by one process for longer than its lease, both sides see the other off, and find together again', async () => {
    const proxy = await startProxy(redis.port)
    const lease = 1000
    const a = await startNode({ redis: { url: redis.url, lease } })
    const b = await startNode({ redis: { url: proxy.url, lease } })
    const { logs } = await room([a, b])
    proxy.cut()
    await eventually(() => logs[0]!.log.at(-1)).toBe('-user-1')
    await eventually(() => logs[1]!.log.at(-1)).toBe('-user-0')
    proxy.mend()
    await eventually(() => logs[0]!.log).toEqual(['in 1', '+user-1', '-user-1', '+user-1'])
    await eventually(() => logs[1]!.log).toEqual(['in 2', '-user-0', '+user-0'])
    await settle([a, b], a)
    await eventually(() => told([a, b], 'member-added', 'member-removed').sort()).toEqual([
      'member-added presence-room user-0',
      'member-added presence-room user-1',
      'member-added presence-room user-1',
      'member-removed presence-room user-1',
    ])
    proxy.stop()
  })

  it('and flushed while everybody is connected, everything is told to it anew', async () => {
    const options = { redis: { url: redis.url, lease: 2000 } }
    const nodes = [await startNode(options), await startNode(options)] as const
    const [a, b] = nodes
    const { logs } = await room(nodes)
    await redis.flush()
    for (const node of nodes) await eventually(() => cluster(node)).toEqual(['joined', 'degraded', 'joined'])
    const late = listen(connect(b, { id: 'late' }), 'presence-room')
    await late.ready
    expect(late.log).toEqual(['in 3'])
    await eventually(() => logs[0]!.log).toEqual(['in 1', '+user-1', '+late'])
    await eventually(() => told([a, b], 'member-added')).toHaveLength(3)
  })

  it('from the start, a server serves alone and joins when it can', async () => {
    await redis.stop()
    const nodes = await Promise.all([
      startNode({ redis: redis.url, hurry: 10 }),
      startNode({ redis: redis.url, hurry: 10 }),
    ])
    const [a, b] = nodes as [Node, Node]
    await eventually(() => cluster(a)).toEqual(['degraded'])
    expect(a.happenings.find(({ type }) => type === 'cluster')).toMatchObject({
      reason: expect.stringContaining('ECONNREFUSED'),
    })
    const { logs } = {
      logs: [
        listen(connect(a, { id: 'ann' }), 'presence-room'),
        listen(connect(b, { id: 'bob' }), 'presence-room'),
      ],
    }
    await Promise.all(logs.map(({ ready }) => ready))
    expect(logs.map(({ log }) => log)).toEqual([['in 1'], ['in 1']])
    await redis.start()
    await eventually(() => logs.map(({ log }) => log)).toEqual([
      ['in 1', '+bob'],
      ['in 1', '+ann'],
    ])
    await settle(nodes, a)
    await eventually(() => told(nodes, 'member-added').sort()).toEqual([
      'member-added presence-room ann',
      'member-added presence-room bob',
    ])
  })
})
