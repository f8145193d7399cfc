import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { createRedisCluster } from '../../src/cluster/redis.ts'
import { createHub, type HubHappening } from '../../src/hub/index.ts'
import { APP } from '../support/hub.ts'
import { hasRedis, startRedis } from '../support/redis.ts'

const until = (check: () => unknown) => vi.waitFor(check, { interval: 20 })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.skipIf(!hasRedis)('trouble with Redis', { timeout: 30_000, concurrent: true }, () => {
  const ends: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const end of ends) await end()
  })

  /** A Redis of a test's own. */
  async function redisWith(...args: string[]) {
    const redis = await startRedis(...args)
    ends.push(() => redis.stop())
    return redis
  }

  /** A process that wants to join, and what it tells of that. */
  async function join(url: string, patience = 500) {
    const cluster = createRedisCluster({ url, lease: 1000 })
    ends.unshift(() => cluster.stop())
    const hub = createHub({ apps: [APP], cluster })
    const told: string[] = []
    hub.tap((one: HubHappening) => {
      if (one.type === 'cluster') told.push(one.reason ? `${one.state}: ${one.reason}` : one.state)
    })
    await cluster.start(patience)
    return { hub, told }
  }

  it.each([
    [
      'Cluster mode',
      ['--cluster-enabled', 'yes', '--cluster-config-file', `/tmp/channelkit-test-nodes-${process.pid}.conf`],
      '',
      /^degraded: Redis says: CLUSTERDOWN .* It is a Redis Cluster: give its nodes as redis\.cluster, /,
    ],
    [
      'a password that nobody gave',
      ['--requirepass', 'right'],
      '',
      /^degraded: Redis says: NOAUTH .* Correct the user and the password in its URL\.$/,
    ],
    ['a wrong password', ['--requirepass', 'right'], ':wrong@', /^degraded: Redis says: WRONGPASS /],
    ['a database that is not there', [], '/99', /^degraded: Redis says: ERR DB index is out of range/],
    [
      'rights to no channel',
      ['--user', 'ck', 'on', '>pw', '~*', 'resetchannels', '+@all'],
      'ck:pw@',
      /^degraded: Redis says: NOPERM .*channels?.* Give its user the rights/,
    ],
    [
      'rights to other keys only',
      ['--user', 'ck', 'on', '>pw', '~other:*', '&*', '+@all'],
      'ck:pw@',
      /^degraded: Redis says: .*keys?.* Give its user the rights/,
    ],
    [
      'rights to read only',
      ['--user', 'ck', 'on', '>pw', '~*', '&*', '+@read'],
      'ck:pw@',
      /^degraded: Redis says: NOPERM .*script.* Give its user the rights/,
    ],
    [
      'being a replica',
      ['--replicaof', '127.0.0.1', '1'],
      '',
      /^degraded: Redis says: READONLY .* its primary/,
    ],
  ])('by %s is told as Redis says it, once, and tried again ever later', async (_, args, where, reason) => {
    const redis = await redisWith(...args)
    const url = where.startsWith('/') ? redis.url + where : redis.url.replace('redis://', `redis://${where}`)
    const { told } = await join(url)
    expect(told).toEqual([expect.stringMatching(reason)])
    await pause(1500)
    expect(told).toHaveLength(1)
    // 0, 250, 750 and 1750 ms after the first, give or take a quarter; two connections each.
    const connections = Number(
      /total_connections_received:(\d+)/.exec(await redis.ask('INFO stats'))?.[1] ?? 0,
    )
    expect(connections).toBeLessThan(15)
  })

  it('that comes and changes is told each time, and over as soon as it is over', async () => {
    const redis = await redisWith()
    const { told, hub } = await join(redis.url, 2000)
    expect(told).toEqual(['joined'])
    await redis.ask('CONFIG SET maxmemory 1')
    await until(() => expect(told.at(-1)).toMatch(/^degraded: Redis says: OOM .*Give it more memory/))
    await redis.ask('REPLICAOF 127.0.0.1 1')
    await until(() => expect(told.at(-1)).toMatch(/^degraded: Redis says: READONLY/))
    expect(told).toHaveLength(3)
    await redis.ask('REPLICAOF NO ONE')
    await redis.ask('CONFIG SET maxmemory 0')
    await until(() => expect(told.at(-1)).toBe('joined'))
    expect(told).toHaveLength(4)
    hub.close()
  })

  it('that keeps it from taking anything in keeps no event from anybody', async () => {
    const redis = await redisWith()
    const nodes = [await join(redis.url, 2000), await join(redis.url, 2000)]
    const clients = nodes.map(({ hub }) => {
      const got: string[] = []
      const client = hub.connect(
        { appKey: APP.key, protocol: 7 },
        { send: (text) => void got.push(JSON.parse(text).event), close() {} },
      )
      const subscribe = (channel: string) =>
        client.receive(JSON.stringify({ event: 'pusher:subscribe', data: { channel } }))
      return { got, subscribe, has: (event: string) => got.filter((one) => one === event).length }
    })
    for (const { subscribe, has } of clients) {
      subscribe('room')
      await until(() => expect(has('pusher_internal:subscription_succeeded')).toBe(1))
    }
    await redis.ask('CONFIG SET maxmemory 1')
    for (const { told } of nodes) await until(() => expect(told.at(-1)).toMatch(/OOM/))
    const subscribers = async (channel: string) =>
      Number(/:(\d+)\s*$/.exec(await redis.ask(`PUBSUB NUMSUB channelkit:c:app:${channel}`))?.[1])
    await until(async () => expect(await subscribers('room')).toBe(2))
    for (let n = 0; n < 50; n++)
      nodes[n % 2]!.hub.app(APP.id).publish(n % 3 ? 'room' : 'cache-room', 'full', '1')
    for (const { has } of clients) await until(() => expect(has('full')).toBe(33))
    // Also where somebody came afterwards, and whatever attempts to join failed meanwhile.
    for (const { subscribe } of clients) subscribe('late')
    await until(async () => expect(await subscribers('late')).toBe(2))
    await pause(1200)
    nodes[0]!.hub.app(APP.id).publish('late', 'late', '1')
    for (const { has } of clients) await until(() => expect(has('late')).toBe(1))
    expect(nodes.map(({ told }) => told.length)).toEqual([2, 2])
    await redis.ask('CONFIG SET maxmemory 0')
    for (const { told } of nodes) await until(() => expect(told.at(-1)).toBe('joined'))
    nodes[1]!.hub.app(APP.id).publish('late', 'after', '1')
    for (const { has } of clients) await until(() => expect(has('after')).toBe(1))
  })

  it("is the process's, and told once however many apps it has", async () => {
    const redis = await redisWith('--requirepass', 'right')
    const cluster = createRedisCluster({ url: redis.url, lease: 1000 })
    ends.unshift(() => cluster.stop())
    const apps = ['a', 'b', 'c'].map((id) => ({ id, key: id, secret: id }))
    const hub = createHub({ apps, cluster })
    const told: string[] = []
    hub.tap((one) => one.type === 'cluster' && told.push(`${one.appId}${one.state}`))
    await cluster.start(500)
    expect(told).toEqual(['degraded'])
  })

  it('in publishing only, which nobody waits for, is told too', async () => {
    const redis = await redisWith('--user', 'ck', 'on', '>pw', '~*', '&*', '+@all')
    const { told, hub } = await join(redis.url.replace('//', '//ck:pw@'), 2000)
    expect(told).toEqual(['joined'])
    await redis.ask('ACL SETUSER ck -publish')
    hub.app(APP.id).publish('room', 'news', '1')
    await until(() => expect(told.at(-1)).toMatch(/^degraded: Redis says: NOPERM .*publish/))
  })

  it('does not come where the user has the rights that the page names, and no others', async () => {
    const page = readFileSync(new URL('../../../../docs/scaling.md', import.meta.url), 'utf8')
    const redis = await redisWith()
    expect(await redis.ask(/^ACL SETUSER .*$/m.exec(page)![0])).toBe('+OK')
    const { told, hub } = await join(redis.url.replace('//', '//shop:password@'), 2000)
    const { link } = hub.app(APP.id)
    expect(await link!.users('presence-room')).toEqual([])
    expect(await link!.channels('')).toEqual([])
    expect(await link!.take('api', 5)).toBe(true)
    hub.app(APP.id).publish('cache-room', 'news', '1')
    await until(async () =>
      expect(await link!.channel('cache-room')).toMatchObject({ cached: { data: '1' } }),
    )
    // A few renewals of the lease.
    await pause(500)
    expect(told).toEqual(['joined'])
  })
})
