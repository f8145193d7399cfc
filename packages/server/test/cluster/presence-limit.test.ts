import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createRedisCluster } from '../../src/cluster/redis.ts'
import { createHub, type Hub } from '../../src/hub/index.ts'
import { APP, connect } from '../support/hub.ts'
import { hasRedis, startProxy, startRedis, type TestRedis } from '../support/redis.ts'

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 10 })
const MOST = 10

describe.skipIf(!hasRedis)('the limit of members, on three processes', { timeout: 60_000 }, () => {
  let redis: TestRedis
  const ends: (() => unknown)[] = []
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(async () => {
    for (const end of ends) await end()
    await redis?.stop()
  })

  let prefix = 0
  async function hubs(url = redis.url, lease = 15_000) {
    const one = `limit-${++prefix}`
    return Promise.all([0, 1, 2].map(() => start(one, url, lease)))
  }
  async function start(prefix: string, url: string, lease: number) {
    const cluster = createRedisCluster({ url, prefix, lease })
    const hub = createHub({ apps: [APP], cluster, limits: { presenceMembers: MOST } })
    ends.unshift(() => cluster.stop())
    await cluster.start(20_000)
    return hub
  }

  function join(hub: Hub, id: string) {
    const client = connect(hub)
    client.subscribe('presence-room', { id })
    const seen: string[] = []
    const list = new Set<string>()
    let most = 0
    const read = () => {
      for (const { event, data } of client.take()) {
        seen.push(event)
        if (event === 'pusher_internal:subscription_succeeded')
          for (const one of data.presence.ids) list.add(one)
        if (event === 'pusher_internal:member_added') list.add(data.user_id)
        if (event === 'pusher_internal:member_removed') list.delete(data.user_id)
        most = Math.max(most, list.size)
      }
      return seen
    }
    return {
      id,
      client,
      list,
      most: () => most,
      isIn: () => read().includes('pusher_internal:subscription_succeeded'),
      isOut: () => read().includes('pusher:subscription_error'),
    }
  }

  it('holds when 90 come to three of them in the same moment, and who leaves makes room for one', async () => {
    const all = await hubs()
    const people = Array.from({ length: 90 }, (_, n) => join(all[n % 3]!, `user-${n}`))
    await until(() => expect(people.every((one) => one.isIn() || one.isOut())).toBe(true))
    const inside = people.filter((one) => one.isIn())
    expect(inside).toHaveLength(MOST)
    const ids = inside.map(({ id }) => id).sort()
    for (const one of inside)
      await until(() => expect([one.isIn(), [...one.list].sort()]).toEqual([true, ids]))
    expect(Math.max(...people.map(({ most }) => most()))).toBe(MOST)

    inside[0]!.client.connection.closed()
    await until(async () =>
      expect(await all[0]!.app(APP.id).link!.users('presence-room')).toHaveLength(MOST - 1),
    )
    const late = Array.from({ length: 9 }, (_, n) => join(all[n % 3]!, `late-${n}`))
    await until(() => expect(late.every((one) => one.isIn() || one.isOut())).toBe(true))
    expect(late.filter((one) => one.isIn())).toHaveLength(1)
  })

  it('gives back the places of those who went while they were asked about, and asks for no second tab', async () => {
    const all = await hubs()
    const gone = Array.from({ length: 30 }, (_, n) => join(all[n % 3]!, `gone-${n}`))
    for (const { client } of gone) client.connection.closed()
    const link = all[0]!.app(APP.id).link!
    // Each is asked about when this turn ends, gives back its place in the turn after the answer, and what is asked then is answered later.
    for (let round = 0; round < 2; round++) {
      await new Promise(setImmediate)
      const users = all.map((hub) => hub.app(APP.id).link!.users('presence-room'))
      expect(await Promise.all(users)).toEqual([[], [], []])
    }
    const people = Array.from({ length: MOST }, (_, n) => join(all[n % 3]!, `user-${n}`))
    await until(() => expect(people.every((one) => one.isIn())).toBe(true))
    const tabs = people.map(({ id }, n) => join(all[(n + 1) % 3]!, id))
    await until(() => expect(tabs.every((one) => one.isIn())).toBe(true))
    for (const { client } of people) client.connection.closed()
    await until(async () => expect((await link.users('presence-room'))!.length).toBe(MOST))
  })

  it('is what each process knows while Redis is lost, and nobody waits for an answer that does not come', async () => {
    const proxy = await startProxy(redis.port)
    ends.unshift(() => proxy.stop())
    const [hub] = await hubs(proxy.url)
    const asked = join(hub!, 'asked')
    proxy.cut()
    await until(() => expect(asked.isIn()).toBe(true))
    const people = Array.from({ length: MOST }, (_, n) => join(hub!, `user-${n}`))
    await until(() => expect(people.every((one) => one.isIn() || one.isOut())).toBe(true))
    expect(people.filter((one) => one.isIn())).toHaveLength(MOST - 1)
  })
})
