import { describe, expect, it } from 'vitest'
import { APP, connect } from '../../test/support/hub.ts'
import type { ClusterApp, ClusterLink } from './cluster.ts'
import { createHub } from './index.ts'
import { endConnection, readChannel, readChannels, readConnections, readUsers } from './reads.ts'

/** A hub whose link answers each subscription at once, and questions as it is told to. */
function setUp(answers: Partial<ClusterLink> = {}) {
  let app!: ClusterApp
  const told: string[] = []
  const nothing = () => {}
  const link = {
    open: (_: string, ready: () => void) => ready(),
    close: nothing,
    count: nothing,
    member: nothing,
    user: nothing,
    edge: nothing,
    connected: (connections: number) => void told.push(`connected ${connections}`),
    others: () => 0,
    end: (id: string, reconnect: boolean) => void told.push(`end ${id} ${reconnect}`),
    terminate: (id: string) => void told.push(`terminate ${id}`),
    online: (_: unknown, answer: (ids: string[]) => void) => answer([]),
    publish: nothing,
    ...answers,
  } as ClusterLink
  const hub = createHub({
    apps: [APP],
    cluster: {
      link(given) {
        app = given
        return link
      },
    },
  })
  const ready = () => {
    const client = connect(hub)
    client.take()
    return client
  }
  return { hub, state: hub.app(APP.id), app, told, ready }
}
const bob = { process: 'b', id: 'bob', info: { n: 1 } }

describe('an app, as its link to other processes sees it', () => {
  it('says all that is here, and nothing of what is elsewhere', () => {
    const { app, ready } = setUp()
    const client = ready()
    client.subscribe('presence-a', { id: 'ann', info: { name: 'Ann' } })
    client.subscribe('b')
    client.signIn({ id: 'ann' })
    ready()
    app.memberAdded('presence-a', bob)
    app.count('b', 'b', 7)
    expect(app.id).toBe(APP.id)
    expect(app.held()).toEqual({
      channels: [
        { name: 'presence-a', subscriptions: 1, members: [{ id: 'ann', info: { name: 'Ann' } }] },
        { name: 'b', subscriptions: 1, members: [] },
      ],
      users: ['ann'],
      connections: 2,
    })
  })

  it('lists its connections with what they are subscribed to', () => {
    const { app, ready } = setUp()
    const client = ready()
    client.subscribe('presence-a', { id: 'ann' })
    client.subscribe('b')
    const guest = ready()
    client.signIn({ id: 'ann' })
    expect(app.connections()).toEqual([
      {
        socketId: client.socketId,
        userId: 'ann',
        connectedAt: expect.any(Number),
        subscriptions: [
          ['presence-a', 'ann'],
          ['b', null],
        ],
      },
      { socketId: guest.socketId, userId: null, connectedAt: expect.any(Number), subscriptions: [] },
    ])
  })

  it('delivers what comes from elsewhere, but not to the connection that it is kept from', () => {
    const { app, ready } = setUp()
    const [one, other] = [ready(), ready()]
    for (const client of [one, other]) client.subscribe('a')
    for (const client of [one, other]) client.take()
    app.deliver('a', '{"event":"e"}', one.socketId)
    app.deliver('nobody-here', '{"event":"e"}', undefined)
    expect([one.events(), other.events()]).toEqual([[], ['e']])
    app.deliver('a', '{"event":"f"}', undefined)
    expect([one.events(), other.events()]).toEqual([['f'], ['e', 'f']])
  })

  it('keeps the last event of another process for those who come', () => {
    const { app, ready, state } = setUp()
    app.cache('cache-a', { event: 'e', data: '1', until: Number.POSITIVE_INFINITY })
    const client = ready()
    client.subscribe('cache-a')
    expect(client.events()).toContain('e')
    expect(state.cached('cache-a')?.data).toBe('1')
    app.cache('cache-a', undefined)
    expect(state.cached('cache-a')).toBeUndefined()
  })

  it('takes no notice of channels that nobody here is on', () => {
    const { app, state } = setUp()
    app.count('a', 'b', 1)
    app.memberAdded('presence-a', bob)
    app.memberRemoved('presence-a', 'b', 'bob')
    app.replace('presence-a', { counts: new Map([['b', 1]]), members: [bob] })
    expect([state.channels.size, app.processes('presence-a')]).toEqual([0, []])
  })

  it('forgets a count that went to zero, and tells only a change', () => {
    const { app, ready, state } = setUp()
    const client = ready()
    client.subscribe('a')
    client.take()
    app.count('a', 'b', 2)
    app.count('a', 'b', 0)
    app.count('a', 'b', 0)
    app.count('a', 'c', 0)
    expect(client.got.map(({ data }) => data.subscription_count)).toEqual([3, 1])
    expect(state.channels.get('a')!.remote!.size).toBe(0)
  })

  it('replaces counts, except those that are kept, and announces them once', () => {
    const { app, ready, state } = setUp()
    const client = ready()
    client.subscribe('a')
    for (const process of ['b', 'c', 'd']) app.count('a', process, 1)
    client.take()
    app.replace('a', { counts: new Map([['b', 4]]), members: [] }, (process) => process === 'd')
    expect([...state.channels.get('a')!.remote!]).toEqual([
      ['b', 4],
      ['d', 1],
    ])
    expect(client.take().map(({ data }) => data.subscription_count)).toEqual([6])
    app.replace('a', {
      counts: new Map([
        ['b', 4],
        ['d', 1],
      ]),
      members: [],
    })
    expect(client.got).toEqual([])
    app.replace('a', { counts: new Map(), members: [] })
    expect(client.got.map(({ data }) => data.subscription_count)).toEqual([1])
  })

  it('knows a member by process and id, however they are spelled', () => {
    const { app, ready } = setUp()
    const client = ready()
    client.subscribe('presence-a', { id: 'ann' })
    client.take()
    app.memberAdded('presence-a', { process: 'b', id: 'c","d', info: 1 })
    app.memberAdded('presence-a', { process: 'b","c', id: 'd', info: 2 })
    app.replace('presence-a', { counts: new Map(), members: [{ process: 'b","c', id: 'd', info: 2 }] })
    expect(client.got.map(({ event, data }) => [event.split(':')[1], data.user_id])).toEqual([
      ['member_added', 'c","d'],
      ['member_added', 'd'],
      ['member_removed', 'c","d'],
    ])
    expect(app.processes('presence-a')).toEqual(['b","c'])
  })

  it('ends users and connections as it is told', () => {
    const { app, ready } = setUp()
    const [ann, again, guest, other] = [ready(), ready(), ready(), ready()]
    for (const client of [ann, again]) client.signIn({ id: 'ann' })
    app.terminate('ann')
    app.terminate('nobody')
    app.end(guest.socketId, true)
    app.end(other.socketId, false)
    app.end('1.1', false)
    expect([ann, again, guest, other].map(({ closed }) => closed[0]?.[0])).toEqual([4009, 4009, 4200, 4009])
  })

  it('tells the others how many connections are here, as they come and go', () => {
    const { told, ready } = setUp()
    const client = ready()
    ready()
    client.connection.closed()
    expect(told).toEqual(['connected 1', 'connected 2', 'connected 1'])
  })
})

describe('what the HTTP API asks', () => {
  const summary = { name: 'x', subscriptions: 9, users: 3 }
  const theirs = { socketId: '7.7', userId: null, connectedAt: 1, subscriptions: [] }
  it('is answered for all processes where they can be asked', async () => {
    const { state } = setUp({
      channels: async (prefix) => [{ ...summary, name: `${prefix}x` }],
      channel: async (name) => ({ ...summary, name }),
      users: async (name) => [name],
      connections: async () => [theirs],
    })
    expect(await readChannels(state, 'a')).toEqual([{ ...summary, name: 'ax' }])
    expect(await readChannel(state, 'b')).toEqual({ ...summary, name: 'b' })
    expect(await readUsers(state, 'presence-a')).toEqual(['presence-a'])
    expect(await readConnections(state)).toEqual([theirs])
  })

  it.each([
    [
      'can’t be asked',
      () =>
        setUp({
          channels: async () => null,
          channel: async () => null,
          users: async () => null,
          connections: async () => [],
        }),
    ],
    ['are none', () => ({ ...setUp(), ...alone() })],
  ])('is answered with what is known here where the others %s', async (_, make) => {
    const { state, ready } = make()
    const client = ready()
    for (const [name, id] of [
      ['presence-a', 'ann'],
      ['presence-b', 'ann'],
      ['cache-a', undefined],
    ] as const)
      client.subscribe(name, { id })
    ready().subscribe('presence-a', { id: 'bob' })
    state.publish('cache-a', 'e', '1')
    state.open('waits')
    expect(await readChannels(state, 'presence-')).toEqual([
      { name: 'presence-a', subscriptions: 2, users: 2 },
      { name: 'presence-b', subscriptions: 1, users: 1 },
    ])
    expect((await readChannels(state, '')).map(({ name }) => name)).not.toContain('waits')
    expect(await readChannel(state, 'cache-a')).toMatchObject({
      subscriptions: 1,
      users: 0,
      cached: { data: '1' },
    })
    expect(await readChannel(state, 'none')).toEqual({
      name: 'none',
      subscriptions: 0,
      users: 0,
      cached: undefined,
    })
    expect(await readUsers(state, 'presence-a')).toEqual(['ann', 'bob'])
    expect(await readUsers(state, 'none')).toEqual([])
    expect(await readConnections(state)).toHaveLength(2)
  })

  it('ends a connection here, or has it ended elsewhere', () => {
    const { state, ready, told } = setUp()
    const [one, other] = [ready(), ready()]
    told.splice(0)
    endConnection(state, one.socketId, true)
    endConnection(state, other.socketId, false)
    expect([one.closed[0]![0], other.closed[0]![0]]).toEqual([4200, 4009])
    endConnection(state, '1.1', true)
    expect(told.at(-1)).toBe('end 1.1 true')
    const single = alone()
    expect(() => endConnection(single.state, '1.1', true)).not.toThrow()
  })
})

function alone() {
  const hub = createHub({ apps: [APP] })
  const ready = () => {
    const client = connect(hub)
    client.take()
    return client
  }
  return { hub, state: hub.app(APP.id), ready }
}
