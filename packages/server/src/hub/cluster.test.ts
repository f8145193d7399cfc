import { describe, expect, it } from 'vitest'
import { APP, connect, type Frame } from '../../test/support/hub.ts'
import type { ClusterApp, ClusterLink } from './cluster.ts'
import { createHub, type HubHappening } from './index.ts'

/** A hub whose link answers when it is told to, with what it told the link. */
function setUp() {
  const told: string[] = []
  const waiting: (() => void)[] = []
  let app!: ClusterApp
  let online: ((ids: readonly string[]) => void) | undefined
  const link: Partial<ClusterLink> = {
    open(channel, ready) {
      told.push(`open ${channel}`)
      waiting.push(ready)
    },
    close: (channel) => void told.push(`close ${channel}`),
    count: (channel, n) => void told.push(`${channel} has ${n}`),
    member: (channel, id, joined) => void told.push(`${joined ? '+' : '-'}${id} on ${channel}`),
    admit: (_channel, _id, _most, answer) => answer(null),
    user: (id, on) => void told.push(`${id} ${on ? 'online' : 'offline'}`),
    edge: ({ type }) => void told.push(type),
    connected() {},
    publish: (channel, frame) => void told.push(`${JSON.parse(frame).event} to ${channel}`),
    online(_, answer) {
      online = answer
    },
    terminate: (id) => void told.push(`terminate ${id}`),
    others: () => 3,
  }
  const cluster = {
    link(given: ClusterApp) {
      app = given
      return link as ClusterLink
    },
  }
  const hub = createHub({ apps: [{ ...APP, maxConnections: 6 }], limits: { presenceMembers: 3 }, cluster })
  const happened: HubHappening[] = []
  hub.tap((happening) => happened.push(happening))
  const ready = () => {
    const client = connect(hub)
    client.take()
    return client
  }
  return {
    hub,
    app,
    ready,
    told: () => told.splice(0),
    answer: () => waiting.shift()!(),
    online: (...ids: string[]) => online!(ids),
    happened,
  }
}
const lines = (frames: Frame[]) =>
  frames.map(({ event, data }) => {
    if (event.endsWith('subscription_succeeded')) return `in ${data.presence?.ids ?? ''}`.trim()
    if (event.endsWith('member_added')) return `+${data.user_id}`
    if (event.endsWith('member_removed')) return `-${data.user_id}`
    if (event.endsWith('subscription_count')) return `count ${data.subscription_count}`
    return event
  })

describe('a hub that is one of several', () => {
  it('answers a subscription when the others were asked, and the next one at once', () => {
    const { ready, answer, told, app } = setUp()
    const [ann, bob] = [ready(), ready()]
    ann.subscribe('presence-a', { id: 'ann' })
    expect(ann.got).toEqual([])
    app.memberAdded('presence-a', { process: 'b', id: 'cleo', info: undefined })
    answer()
    expect(lines(ann.take())).toEqual(['in cleo,ann'])
    bob.subscribe('presence-a', { id: 'bob' })
    expect(lines(bob.take())).toEqual(['in cleo,ann,bob'])
    expect(told()).toEqual([
      'open presence-a',
      'presence-a has 1',
      'occupied',
      '+ann on presence-a',
      'member-added',
      'presence-a has 2',
      '+bob on presence-a',
      'member-added',
    ])
  })

  it.each([
    ['it left', (client: ReturnType<typeof connect>) => client.say('pusher:unsubscribe', { channel: 'a' })],
    ['it is gone', (client: ReturnType<typeof connect>) => client.connection.closed()],
  ])('makes no ghost of a subscription that is answered when %s', (_, go) => {
    const { ready, answer, told, hub, happened } = setUp()
    const client = ready()
    client.subscribe('a')
    go(client)
    answer()
    expect(client.got).toEqual([])
    expect(told()).toEqual(['open a', 'close a'])
    expect(hub.app(APP.id).channels.size).toBe(0)
    expect(happened.map(({ type }) => type)).not.toContain('subscribed')
  })

  it('subscribes once who left and came back while the others were asked', () => {
    const { ready, answer, told } = setUp()
    const client = ready()
    client.subscribe('a')
    client.say('pusher:unsubscribe', { channel: 'a' })
    client.subscribe('a')
    client.subscribe('a')
    expect(lines(client.take())).toEqual(['pusher:error'])
    answer()
    expect(lines(client.take())).toEqual(['in', 'count 1'])
    expect(told()).toEqual(['open a', 'a has 1', 'occupied'])
  })

  it('relays what a client says after it subscribed, in order, once it is subscribed', () => {
    const { ready, answer, told } = setUp()
    const [from, to] = [ready(), ready()]
    from.subscribe('private-a')
    to.subscribe('private-a')
    from.say('client-1', {}, 'private-a')
    from.say('client-2', {}, 'private-a')
    for (let n = 0; n < 20; n++) from.say('client-more', {}, 'private-a')
    expect(told()).toEqual(['open private-a'])
    answer()
    expect(told().filter((line) => line.startsWith('client'))).toHaveLength(10)
    expect(lines(from.take()).filter((line) => line === 'pusher:error')).toHaveLength(12)
    expect(lines(to.take()).filter((line) => line.startsWith('client'))).toEqual([])
  })

  it('tells a member and a count once, whoever tells them how often', () => {
    const { ready, answer, told, app } = setUp()
    const client = ready()
    client.subscribe('presence-a', { id: 'ann' })
    answer()
    client.take()
    for (const process of ['b', 'c', 'b'])
      app.memberAdded('presence-a', { process, id: 'bob', info: undefined })
    app.memberAdded('presence-a', { process: 'b', id: 'ann', info: undefined })
    app.memberRemoved('presence-a', 'c', 'bob')
    expect(lines(client.take())).toEqual(['+bob'])
    app.memberRemoved('presence-a', 'b', 'bob')
    app.memberRemoved('presence-a', 'b', 'bob')
    app.memberRemoved('presence-a', 'x', 'nobody')
    expect(lines(client.take())).toEqual(['-bob'])
    const other = ready()
    other.subscribe('presence-a', { id: 'ann' })
    client.connection.closed()
    other.take()
    told()
    other.connection.closed()
    // On another process ann still is: it is no edge.
    expect(told()).toEqual(['-ann on presence-a', 'presence-a has 0', 'vacated', 'close presence-a'])
  })

  it('puts what was found in place of what was known, and tells the difference', () => {
    const { ready, answer, app } = setUp()
    const client = ready()
    client.subscribe('presence-a', { id: 'ann' })
    answer()
    for (const [process, id] of [
      ['b', 'bob'],
      ['c', 'cleo'],
      ['d', 'dan'],
    ] as const)
      app.memberAdded('presence-a', { process, id, info: undefined })
    client.take()
    const members = [
      { process: 'b', id: 'bob', info: undefined },
      { process: 'b', id: 'eve', info: undefined },
    ]
    app.replace('presence-a', { counts: new Map([['b', 2]]), members }, (process) => process === 'd')
    expect(lines(client.take())).toEqual(['+eve', '-cleo'])
    expect(app.processes('presence-a').toSorted()).toEqual(['b', 'd'])
  })

  it('counts the others in: subscriptions, members at most, connections at most', () => {
    const { ready, answer, app, hub, happened } = setUp()
    const client = ready()
    client.subscribe('a')
    answer()
    app.count('a', 'b', 2)
    app.count('a', 'b', 2)
    expect(lines(client.take())).toEqual(['in', 'count 1', 'count 3'])
    expect(happened.filter(({ type }) => type === 'subscription-count')).toHaveLength(1)

    client.subscribe('presence-a', { id: 'ann' })
    for (const id of ['x', 'y', 'z']) app.memberAdded('presence-a', { process: 'b', id, info: undefined })
    answer()
    expect(lines(client.take())).toEqual(['pusher:subscription_error'])
    client.subscribe('presence-a', { id: 'x' })
    answer()
    expect(client.got.map(({ event }) => event)).toEqual(['pusher_internal:subscription_succeeded'])

    ready()
    ready()
    const { closed } = connect(hub)
    expect(closed[0]![0]).toBe(4004)
  })

  it('tells watchers who is online on all processes, unless the connection has gone meanwhile', () => {
    const { ready, online, app, told } = setUp()
    const [watcher, gone] = [ready(), ready()]
    watcher.signIn({ id: 'w', watchlist: ['ann', 'bob'] })
    expect(watcher.take().map(({ event }) => event)).toEqual(['pusher:signin_success'])
    online('bob')
    expect(watcher.take()[0]!.data).toEqual({ events: [{ name: 'online', user_ids: ['bob'] }] })
    expect(app.watched('ann', 'online')).toBe(true)
    expect(app.watched('nobody', 'online')).toBe(false)
    expect(watcher.take()[0]!.data).toEqual({ events: [{ name: 'online', user_ids: ['ann'] }] })
    gone.signIn({ id: 'g', watchlist: ['ann'] })
    gone.connection.closed()
    gone.take()
    online('ann')
    expect(gone.got).toEqual([])
    const edges = told().filter((one) => !String(one).startsWith('open'))
    expect(edges).toEqual(['w online', 'g online', 'g offline'])
  })
})
