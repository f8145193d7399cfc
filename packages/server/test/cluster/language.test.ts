import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createRedisCluster } from '../../src/cluster/redis.ts'
import { createHub, type HubHappening } from '../../src/hub/index.ts'
import { eventually } from '../support/cluster.ts'
import { APP, connect } from '../support/hub.ts'
import { hasRedis, startRedis, type TestRedis } from '../support/redis.ts'

describe.skipIf(!hasRedis)('processes of several versions on one Redis', { timeout: 60_000 }, () => {
  let redis: TestRedis
  let other: Redis
  const ends: (() => unknown)[] = []
  let n = 0
  beforeAll(async () => {
    redis = await startRedis()
    other = new Redis(redis.url)
  })
  afterEach(async () => {
    for (const end of ends.splice(0)) await end()
  })
  afterAll(async () => {
    other?.disconnect()
    await redis?.stop()
  })

  async function start(prefix: string) {
    const cluster = createRedisCluster({ url: redis.url, prefix, lease: 1000 })
    const hub = createHub({ apps: [APP], cluster })
    const told: HubHappening[] = []
    hub.tap((one) => (one.type === 'cluster' || one.type === 'problem') && told.push(one))
    ends.push(() => cluster.stop())
    await cluster.start(2000)
    return { cluster, hub, told }
  }

  it('understand what an older one says, and what a newer one adds', async () => {
    const prefix = `versions-${++n}`
    const { hub } = await start(prefix)
    const client = connect(hub)
    client.subscribe('room')
    await eventually(() => client.events(), 20_000).toContain('pusher_internal:subscription_succeeded')
    const at = `${prefix}:c:app:room`
    // Of the first release: no number in front, two fields.
    await other.publish(at, 'E["old",null]\n{"event":"old","channel":"room","data":"1"}')
    // Of a later one: another field, a kind that nobody knows here.
    await other.publish(at, 'E["new",null,{"more":1}]\n{"event":"new","channel":"room","data":"1"}')
    await other.publish(at, 'Z["new",1]')
    await other.publish(at, 'E["old",null]\n{"event":"last","channel":"room","data":"1"}')
    await eventually(() => client.events(), 20_000).toContain('last')
    expect(client.events().filter((event) => !event.startsWith('pusher'))).toEqual(['old', 'new', 'last'])
  })

  it('ignore what is said in another language, and tell of it once', async () => {
    const prefix = `versions-${++n}`
    const { hub, told } = await start(prefix)
    const client = connect(hub)
    client.subscribe('room')
    await eventually(() => client.events(), 20_000).toContain('pusher_internal:subscription_succeeded')
    for (const text of ['2:E["new",null]\n{"event":"strange","channel":"room","data":"1"}', '2:x'])
      await other.publish(`${prefix}:c:app:room`, text)
    await other.publish(`${prefix}:c:app:room`, 'E["old",null]\n{"event":"last","channel":"room","data":"1"}')
    await eventually(() => client.events(), 20_000).toContain('last')
    expect(client.events()).not.toContain('strange')
    expect(told.filter(({ type }) => type === 'problem')).toMatchObject([
      {
        where: 'cluster',
        message: expect.stringMatching(/^A process on the same Redis speaks language 2, this one 1/),
      },
    ])
  })

  it('stay apart where the others speak another one, until those have gone', async () => {
    const prefix = `versions-${++n}`
    await other.set(`${prefix}:language`, '2')
    await other.zadd(`${prefix}:procs`, Date.now() + 4000, 'theirs')
    const { cluster, told } = await start(prefix)
    expect(cluster.joined).toBe(false)
    expect(told).toMatchObject([
      {
        type: 'cluster',
        state: 'degraded',
        reason: expect.stringMatching(/speak language 2, this one 1: end those first/),
      },
    ])
    await eventually(() => cluster.joined, 20_000).toBe(true)
    expect(await other.get(`${prefix}:language`)).toBe('1')
  })
})
