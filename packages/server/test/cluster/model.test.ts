import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createRedisCluster, type RedisCluster } from '../../src/cluster/redis.ts'
import { createHub, type Hub, type HubHappening } from '../../src/hub/index.ts'
import { readChannels, readUsers } from '../../src/hub/reads.ts'
import { eventually } from '../support/cluster.ts'
import { APP, connect } from '../support/hub.ts'
import { hasRedis, startProxy, startRedis, type TestProxy, type TestRedis } from '../support/redis.ts'

const CHANNELS = ['presence-x', 'presence-y'] as const
const USERS = ['__proto__', 'ann', 'bob "b"', 'çé:1'] as const
const PROCESSES = 3

interface Process {
  hub: Hub
  cluster: RedisCluster
  way: TestProxy
  alive: boolean
}

/** A client that keeps the list as pusher-js does, and finds fault with anybody told twice or not at all. */
function createMember(process: number, hub: Hub, user: string) {
  const client = connect(hub)
  const lists = new Map<string, Set<string>>()
  const faults: string[] = []
  function read() {
    for (const { event, channel = '', data } of client.take()) {
      const list = lists.get(channel)
      if (event === 'pusher_internal:subscription_succeeded') lists.set(channel, new Set(data.presence.ids))
      else if (event === 'pusher_internal:member_added') {
        if (!list || list.has(data.user_id)) faults.push(`${user} was told twice of ${data.user_id}`)
        list?.add(data.user_id)
      } else if (event === 'pusher_internal:member_removed') {
        if (!list?.delete(data.user_id)) faults.push(`${user} lost ${data.user_id} who was not there`)
      }
    }
  }
  return { process, user, client, lists, faults, on: new Set<string>(), read }
}
type Member = ReturnType<typeof createMember>

const step = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      kind: fc.constant('come' as const),
      process: fc.nat(PROCESSES - 1),
      user: fc.constantFrom(...USERS),
      channel: fc.constantFrom(...CHANNELS),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('join' as const),
      who: fc.nat(),
      channel: fc.constantFrom(...CHANNELS),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('leave' as const),
      who: fc.nat(),
      channel: fc.constantFrom(...CHANNELS),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('vanish' as const), who: fc.nat() }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 15 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('crash' as const),
      process: fc.integer({ min: 1, max: PROCESSES - 1 }),
    }),
  },
)

describe.skipIf(!hasRedis)('whatever comes, goes and crashes in whatever order', { timeout: 60_000 }, () => {
  let redis: TestRedis
  let processes: Process[] = []
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis?.stop())
  const end = async () => {
    for (const { hub } of processes) hub.close()
    await Promise.all(processes.map(({ cluster }) => cluster.stop()))
    for (const { way } of processes) way.stop()
    processes = []
  }
  afterEach(end)
  let runs = 0

  it('the lists of all processes, the answers of the API and the edges are those of a plain model', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), async (steps) => {
        const prefix = `model-${++runs}`
        const happened: HubHappening[] = []
        for (let i = 0; i < PROCESSES; i++) {
          const way = await startProxy(redis.port)
          const cluster = createRedisCluster({ url: way.url, prefix, lease: 1000 })
          const hub = createHub({ apps: [APP], cluster })
          const process = { hub, cluster, way, alive: true }
          // What a process that crashed would have said is not heard.
          hub.tap((happening) => process.alive && happened.push(happening))
          processes.push(process)
          await cluster.start()
        }
        let members: Member[] = []
        const pick = (n: number) => members[n % members.length]
        for (const one of steps) {
          if (one.kind === 'come') {
            const { hub, alive } = processes[one.process]!
            if (!alive) continue
            const member = createMember(one.process, hub, one.user)
            members.push(member)
            member.on.add(one.channel)
            member.client.subscribe(one.channel, { id: one.user })
          } else if (one.kind === 'wait') await new Promise((resolve) => setTimeout(resolve, one.ms))
          else if (one.kind === 'crash') {
            const process = processes[one.process]!
            process.alive = false
            process.way.stop()
            members = members.filter((member) => member.process !== one.process)
          } else {
            const member = pick(one.who)
            if (!member) continue
            if (one.kind === 'join' && !member.on.has(one.channel)) {
              member.on.add(one.channel)
              member.client.subscribe(one.channel, { id: member.user })
            } else if (one.kind === 'leave' && member.on.delete(one.channel)) {
              member.client.say('pusher:unsubscribe', { channel: one.channel })
              member.lists.delete(one.channel)
            } else if (one.kind === 'vanish') {
              member.client.connection.closed()
              members = members.filter((other) => other !== member)
            }
          }
        }
        const state = processes[0]!.hub.app(APP.id)
        for (const channel of CHANNELS) {
          const there = members.filter(({ on }) => on.has(channel))
          const expected = [...new Set(there.map(({ user }) => user))].sort()
          await eventually(async () => (await readUsers(state, channel)).toSorted()).toEqual(expected)
          await eventually(async () =>
            (await readChannels(state, channel)).map(({ subscriptions, users }) => [subscriptions, users]),
          ).toEqual(there.length > 0 ? [[there.length, expected.length]] : [])
          for (const member of there) {
            await eventually(() => {
              member.read()
              return [...(member.lists.get(channel) ?? [])].sort()
            }).toEqual(expected)
            expect(member.faults).toEqual([])
          }
          const balance = (starts: string, ends: string, userId?: string) =>
            happened
              .filter(
                (one) =>
                  'channel' in one &&
                  one.channel === channel &&
                  (!userId || ('userId' in one && one.userId === userId)),
              )
              .reduce((sum, { type }) => sum + (type === starts ? 1 : type === ends ? -1 : 0), 0)
          if (processes.every(({ alive }) => alive)) {
            for (const user of USERS)
              await eventually(() => balance('member-added', 'member-removed', user)).toBe(
                expected.includes(user) ? 1 : 0,
              )
            await eventually(() => balance('occupied', 'vacated')).toBe(there.length > 0 ? 1 : 0)
          }
        }
        await end()
      }),
      { numRuns: Number(process.env.MODEL_RUNS ?? 15), endOnFailure: true },
    )
  })
})
