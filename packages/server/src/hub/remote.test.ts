import { describe, expect, it } from 'vitest'
import { createClock } from '../../test/support/clock.ts'
import { APP } from '../../test/support/hub.ts'
import { linkedHub as setUp } from '../../test/support/linked-hub.ts'

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
        { name: '#server-to-user-ann', subscriptions: 1, members: [] },
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
    expect(app.connections()).toMatchObject([
      {
        socketId: client.socketId,
        userId: 'ann',
        connectedAt: expect.any(Number),
        subscriptions: [
          ['presence-a', 'ann'],
          ['b', null],
          ['#server-to-user-ann', null],
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

  it('tells nobody of those who were sent away with everybody: they may be back elsewhere', async () => {
    const clock = createClock()
    const { hub, app, ready } = setUp({}, { clock })
    const ann = ready()
    // So many that not all are sent away at once.
    for (let n = 0; n < 20; n++) ready()
    const eve = ready()
    ann.subscribe('presence-a', { id: 'ann' })
    eve.subscribe('presence-a', { id: 'eve' })
    // Of a process that ended before, from which Ann came.
    app.memberAdded('presence-a', { process: 'b', id: 'ann', info: null })
    app.memberAdded('presence-a', bob)
    app.count('presence-a', 'b', 2)
    const away = hub.drain(100, true)
    expect([ann, eve].map(({ closed }) => closed.length)).toEqual([1, 0])
    eve.take()
    app.memberRemoved('presence-a', 'b', 'ann')
    app.memberRemoved('presence-a', 'b', 'bob')
    app.count('presence-a', 'b', 0)
    expect(eve.events()).toEqual([])
    clock.advance(200)
    await away
  })
})
