import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildNode, connect, endAll, eventually, type Node, startNode } from '../support/cluster.ts'
import { isOperating } from '../support/operating.ts'
import { hasRedis } from '../support/redis.ts'
import { startSentinels, type WatchedRedis } from '../support/redis-many.ts'

/** A page as ours: each event by its number, and when it was told that some may be missing. */
function page(node: Node, name: string) {
  const client = connect(node)
  const got: number[] = []
  const serials: number[] = []
  const behind: number[] = []
  client.connection.bind('message', ({ event, data, serial }: Record<string, unknown>) => {
    const told = data as { n?: number; behind?: number }
    if (event === 'news') got.push(told.n!)
    if (event === 'news' && serial !== undefined) serials.push(serial as number)
    if (event === 'channelkit:history' && told.behind !== undefined) behind.push(told.behind)
  })
  const channel = client.subscribe(name)
  return { got, serials, behind, ready: () => channel.subscribed }
}

describe.skipIf(!hasRedis || !isOperating)(
  'a primary that three sentinels watch',
  { timeout: 120_000 },
  () => {
    let redis: WatchedRedis
    beforeAll(async () => {
      await buildNode()
      redis = await startSentinels()
    }, 90_000)
    afterEach(endAll)
    afterAll(() => redis?.stop())

    it('may end: no event comes twice, what was lost on the way is told, and all go on over the next one', async () => {
      const options = {
        apps: [{ id: 'app', key: 'app-key', secret: 'app-secret', history: [{ channels: '*' }] }],
        redis: { sentinel: { hosts: redis.hosts, name: 'main' }, lease: 20_000 },
      }
      const nodes = await Promise.all([startNode(options), startNode(options), startNode(options)])
      const states = ({ happenings }: Node) =>
        happenings.flatMap((one) => (one.type === 'cluster' ? [one.state] : []))
      for (const node of nodes) await eventually(() => states(node).at(-1), 20_000).toBe('joined')
      const pages = nodes.map((node) => page(node, 'room'))
      for (const one of pages) await eventually(one.ready, 20_000).toBe(true)

      let n = 0
      const send = () => nodes[n % 3]!.api.trigger('room', 'news', { n: n++ })
      for (let i = 0; i < 30; i++) await send()
      for (const { got } of pages) await eventually(() => got, 20_000).toHaveLength(30)
      await redis.primary.stop()
      while (!nodes.every((node) => states(node).length >= 3 && states(node).at(-1) === 'joined'))
        await send()
      const joinedAt = n
      for (let i = 0; i < 30; i++) await send()
      for (const { got } of pages)
        await eventually(() => got.filter((one) => one >= joinedAt), 20_000).toHaveLength(30)

      for (const { got, serials, behind } of pages) {
        expect(new Set(got).size).toBe(got.length)
        expect(serials).toEqual([...serials].sort((a, b) => a - b))
        // What went to one process only, while there was no primary.
        expect(got.length).toBeLessThan(n)
        expect(behind.length).toBeGreaterThan(0)
      }
      expect(await redis.replica.ask('ROLE')).toMatch(/master/)
    })
  },
)
