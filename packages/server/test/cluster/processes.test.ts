import { beforeEach, describe, expect, it } from 'vitest'
import { connect, eventually, listen, type Node, settle, startNode, told } from '../support/cluster.ts'
import { hasRedis } from '../support/redis.ts'
import { threeProcesses } from '../support/three-processes.ts'

const LEASE = 3000

describe.skipIf(!hasRedis)('three processes over Redis', { timeout: 30_000 }, () => {
  const three = threeProcesses(LEASE)
  let a: Node
  let b: Node
  let c: Node
  beforeEach(() => {
    ;[a, b, c] = three.nodes()
  })

  it('an event through one reaches subscribers of all, once and in order, and a client event all but its sender', async () => {
    const here = [a, b, c].map((node) => listen(connect(node), 'private-room'))
    await Promise.all(here.map(({ ready }) => ready))
    for (let n = 0; n < 50; n++) await b.api.trigger('private-room', 'news', n)
    const events = (log: string[]) => log.filter((line) => line.startsWith('news'))
    for (const { log } of here) await eventually(() => events(log)).toHaveLength(50)
    for (const { log } of here) expect(events(log)).toEqual(Array.from({ length: 50 }, (_, n) => `news ${n}`))

    const sender = connect(a)
    const mine = listen(sender, 'private-room')
    await mine.ready
    sender.channel('private-room').trigger('client-wave', { to: 'all' })
    for (const { log } of here) await eventually(() => log).toContain('client-wave {"to":"all"}')
    await settle([a, b, c], a)
    expect(mine.log.join()).not.toContain('client-wave')
    for (const { log } of here) expect(log.filter((line) => line.startsWith('client-wave'))).toHaveLength(1)
    await eventually(() => told([a, b, c], 'client-event')).toHaveLength(1)
  })

  it('an event is kept from the connection it names, wherever that is', async () => {
    const client = connect(a)
    const { log, ready } = listen(client, 'room')
    const other = listen(connect(b), 'room')
    await Promise.all([ready, other.ready])
    await c.api.trigger('room', 'news', 1, { socket_id: client.connection.socket_id })
    await c.api.trigger('room', 'more', 2)
    await eventually(() => log).toContain('more 2')
    expect(log.join()).not.toContain('news')
    await eventually(() => other.log).toContain('news 1')
  })

  it('presence is one list, each member announced once, and somebody on two processes is one member', async () => {
    const ann = listen(connect(a, { id: 'ann', info: { name: 'Ann' } }), 'presence-room')
    await ann.ready
    const bob = listen(connect(b, { id: 'bob' }), 'presence-room')
    await bob.ready
    const cleoClient = connect(c, { id: 'cleo' })
    const cleo = listen(cleoClient, 'presence-room')
    await cleo.ready
    expect(ann.log[0]).toBe('in 1')
    expect(bob.log[0]).toBe('in 2')
    expect(cleo.log[0]).toBe('in 3')
    await eventually(() => ann.log).toEqual(['in 1', '+bob', '+cleo'])
    await eventually(() => bob.log).toEqual(['in 2', '+cleo'])
    const { members } = cleoClient.channel('presence-room') as never as {
      members: { get(id: string): unknown }
    }
    expect(members.get('ann')).toEqual({ id: 'ann', info: { name: 'Ann' } })

    const tabClient = connect(c, { id: 'ann', info: { name: 'Ann' } })
    const tab = listen(tabClient, 'presence-room')
    await tab.ready
    expect(tab.log[0]).toBe('in 3')
    tabClient.disconnect()
    const dan = listen(connect(a, { id: 'dan' }), 'presence-room')
    await dan.ready
    expect(dan.log[0]).toBe('in 4')
    await eventually(() => cleo.log).toEqual(['in 3', '+dan'])
    cleoClient.disconnect()
    await eventually(() => ann.log.at(-1)).toBe('-cleo')
    expect(ann.log).toEqual(['in 1', '+bob', '+cleo', '+dan', '-cleo'])
    await eventually(() => told([a, b, c], 'member-added', 'member-removed').sort()).toEqual([
      'member-added presence-room ann',
      'member-added presence-room bob',
      'member-added presence-room cleo',
      'member-added presence-room dan',
      'member-removed presence-room cleo',
    ])
    await eventually(() => told([a, b, c], 'occupied', 'vacated')).toEqual(['occupied presence-room'])
  })

  it('who comes back on another process is told by the one that told that they left', async () => {
    const gone = connect(a, { id: 'ann' })
    const first = listen(gone, 'presence-room')
    await first.ready
    gone.disconnect()
    await eventually(() => told([a], 'vacated')).toHaveLength(1)
    const back = listen(connect(b, { id: 'ann' }), 'presence-room')
    await back.ready
    const edges = ['occupied', 'vacated', 'member-added', 'member-removed'] as const
    await eventually(() => told([a], ...edges)).toEqual([
      'occupied presence-room',
      'member-added presence-room ann',
      'member-removed presence-room ann',
      'vacated presence-room',
      'occupied presence-room',
      'member-added presence-room ann',
    ])
    await eventually(() => told([b, c], ...edges)).toEqual([])
    await a.kill()
    await eventually(() => told([b, c], ...edges)).toEqual([])
  })

  it('the HTTP API answers for all, whichever process is asked', async () => {
    const clients = [a, b, c].map((node, i) => connect(node, { id: `user-${i}` }))
    const all = clients.flatMap((client) => [listen(client, 'presence-room'), listen(client, 'room')])
    await Promise.all(all.map(({ ready }) => ready))
    await settle([a, b, c], a)
    const get = async (node: Node, path: string, params = {}) => (await node.api.get({ path, params })).json()
    for (const node of [a, b, c]) {
      expect(await get(node, '/channels', { filter_by_prefix: 'presence-', info: 'user_count' })).toEqual({
        channels: { 'presence-room': { user_count: 3 } },
      })
      expect(await get(node, '/channels/room', { info: 'subscription_count' })).toEqual({
        occupied: true,
        subscription_count: 3,
      })
      expect(
        (await get(node, '/channels/presence-room/users')).users.map(({ id }: { id: string }) => id).sort(),
      ).toEqual(['user-0', 'user-1', 'user-2'])
      const { connections } = await get(node, '/connections')
      const ids = clients.map((client) => client.connection.socket_id).sort()
      expect(connections.map(({ socket_id }: { socket_id: string }) => socket_id).sort()).toEqual(ids)
    }
    const counts = all.filter(({ name }) => name === 'room').map(({ log }) => log)
    for (const log of counts) await eventually(() => log.at(-1)).toBe('count 3')
    await eventually(() => told([a, b, c], 'occupied').sort()).toContain('occupied room')
    await eventually(() =>
      told([a, b, c], 'occupied').filter((line) => line === 'occupied room'),
    ).toHaveLength(1)
    for (const client of clients) client.unsubscribe('room')
    await eventually(() => told([a, b, c], 'vacated')).toContain('vacated room')
    expect(await get(b, '/channels/room')).toEqual({ occupied: false })
    await settle([a, b, c], a)
    await eventually(() => told([a, b, c], 'vacated').filter((line) => line === 'vacated room')).toHaveLength(
      1,
    )
  })

  it('a cache channel gives its last event on every process', async () => {
    await a.api.trigger('cache-state', 'state', { n: 1 })
    await c.api.trigger('cache-state', 'state', { n: 2 })
    const late = listen(connect(b), 'cache-state')
    await eventually(() => late.log).toContain('state {"n":2}')
    expect(late.log.filter((line) => line.startsWith('state'))).toHaveLength(1)
    const answer = await a.api.get({ path: '/channels/cache-state', params: { info: 'cache' } })
    expect(await answer.json()).toMatchObject({ occupied: true, cache: { data: '{"n":2}' } })
    const empty = listen(connect(a), 'cache-empty')
    await eventually(() => empty.log).toContain('pusher:cache_miss {}')
  })

  it('users are reached, watched and ended wherever they are', async () => {
    const watcher = connect(a, { id: 'watcher', watchlist: ['ann', 'bob'] })
    const seen: string[] = []
    for (const name of ['online', 'offline'])
      watcher.user.watchlist.bind(name, ({ user_ids }: { user_ids: string[] }) =>
        seen.push(`${name} ${user_ids}`),
      )
    const ann = connect(b, { id: 'ann' })
    const got: string[] = []
    ann.user.bind('note', (data: unknown) => got.push(String(data)))
    ann.signin()
    await eventually(() => told([b], 'signed-in')).toHaveLength(1)
    await eventually(() => told([b], 'subscribed')).toEqual(['subscribed #server-to-user-ann'])
    watcher.signin()
    await eventually(() => seen).toEqual(['online ann'])
    const tab = connect(c, { id: 'ann' })
    const bob = connect(c, { id: 'bob' })
    tab.signin()
    bob.signin()
    await eventually(() => seen).toEqual(['online ann', 'online bob'])
    await a.api.sendToUser('ann', 'note', 'hello')
    await eventually(() => got).toEqual(['hello'])
    bob.disconnect()
    await eventually(() => seen).toEqual(['online ann', 'online bob', 'offline bob'])
    await a.api.terminateUserConnections('ann')
    await eventually(() => [ann.connection.state, tab.connection.state]).toEqual([
      'disconnected',
      'disconnected',
    ])
    await eventually(() => seen).toEqual(['online ann', 'online bob', 'offline bob', 'offline ann'])
    expect(watcher.connection.state).toBe('connected')
  })

  it('the rate of API requests is that of all processes', async () => {
    const options = {
      redis: { url: three.redis().url, prefix: 'rate', lease: LEASE },
      limits: { apiRequestsPerSecond: 0.001 },
    }
    const [one, other] = await Promise.all([startNode(options), startNode(options)])
    const status = ({ api }: Node) =>
      api.get({ path: '/channels' }).then(
        (answer) => answer.status,
        (error: { status: number }) => error.status,
      )
    expect([await status(one), await status(other), await status(one)]).toEqual([200, 429, 429])
  })
})
