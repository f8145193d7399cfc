import { describe, expect, it, onTestFinished } from 'vitest'
import { startBalancer } from '../support/balancer.ts'
import { connect, eventually, listen, settle, told } from '../support/cluster.ts'
import { hasRedis } from '../support/redis.ts'
import { threeProcesses } from '../support/three-processes.ts'

const LEASE = 3000

describe.skipIf(!hasRedis)('a process that ends in order', { timeout: 60_000 }, () => {
  const { nodes } = threeProcesses(LEASE)
  const EDGES = ['member-added', 'member-removed', 'occupied', 'vacated'] as const

  it('hands its clients over: nobody hears that anybody left or came, and no edge is told', async () => {
    const [a, b, c] = nodes()
    const balancer = await startBalancer([a.port, b.port, c.port])
    onTestFinished(balancer.stop)
    const people = Array.from({ length: 12 }, (_, n) => {
      const client = connect({ ...a, port: balancer.port }, { id: `p${n}`, watchlist: [`p${(n + 1) % 12}`] })
      const watched: string[] = []
      client.user.watchlist.bind('offline', () => watched.push('offline'))
      client.signin()
      return { client, watched, ...listen(client, 'presence-room'), own: listen(client, `own-${n}`) }
    })
    await Promise.all(people.flatMap(({ ready, own }) => [ready, own.ready]))
    for (const { client } of people) await eventually(() => client.connection.state).toBe('connected')
    await eventually(() => people.every(({ log }) => log.length + Number(log[0]!.slice(3)) === 13)).toBe(true)
    await settle([a, b, c], a)
    const before = [...people.map(({ log }) => log.length)]
    const edges = () => told([a, b, c], ...EDGES).filter((line) => !line.includes('settle'))
    const told0 = edges()
    const ids = people.map(({ client }) => client.connection.socket_id)

    await b.stop()
    await eventually(() => people.every(({ client }) => client.connection.state === 'connected')).toBe(true)
    const moved = people.filter(({ client }, n) => client.connection.socket_id !== ids[n])
    expect(moved.length).toBe(4)
    // Until long after the lease that it left behind.
    await new Promise((resolve) => setTimeout(resolve, LEASE + 2000))
    await settle([a, c], a)
    expect(edges()).toEqual(told0)
    for (const [n, { log, watched }] of people.entries()) {
      const news = log.slice(before[n])
      // Who moved is told who is there, and finds everybody.
      expect(news).toEqual(moved.includes(people[n]!) ? ['in 12'] : [])
      expect(watched).toEqual([])
    }
    const counts = await a.api.get({ path: '/channels/presence-room', params: { info: 'user_count' } })
    expect(await counts.json()).toMatchObject({ user_count: 12 })
  })

  it('leaves who does not come back on the lists for one lease', async () => {
    const [a, b] = nodes()
    const ann = listen(connect(a, { id: 'ann' }), 'presence-room')
    await ann.ready
    const bob = connect(b, { id: 'bob' })
    await listen(bob, 'presence-room').ready
    await eventually(() => ann.log).toEqual(['in 1', '+bob'])
    await b.stop()
    await new Promise((resolve) => setTimeout(resolve, LEASE / 3))
    expect(ann.log).toEqual(['in 1', '+bob'])
    await eventually(() => ann.log.at(-1), LEASE + 2000).toBe('-bob')
    await eventually(() => told(nodes(), 'member-removed')).toEqual(['member-removed presence-room bob'])
  })
})
