import { describe, expect, it } from 'vitest'
import { authorizeChannel } from '../../src/auth/index.ts'
import { sign } from '../../src/hub/signatures.ts'
import { APP, type Client, setUp } from '../support/hub.ts'

const succeeded = (channel: string, data = {}) => ({
  event: 'pusher_internal:subscription_succeeded',
  channel,
  data,
})
const refused = (channel: string, type: string) => ({
  event: 'pusher:subscription_error',
  channel,
  data: { type, error: expect.any(String), status: expect.any(Number) },
})

describe('a subscription', () => {
  it.each(['public', 'private-a', 'private-encrypted-a', 'a=@,.;-_Z9'])('of %s succeeds with {}', (name) => {
    const { ready } = setUp({ app: { subscriptionCount: false } })
    const client = ready()
    client.subscribe(name)
    expect(client.got).toEqual([succeeded(name)])
  })

  it('takes data that is a string of JSON', () => {
    const { ready } = setUp({ app: { subscriptionCount: false } })
    const client = ready()
    client.say('pusher:subscribe', '{"channel":"a"}')
    expect(client.got).toEqual([succeeded('a')])
  })

  it.each([
    'bad name!',
    'a/b',
    'a:b',
    'ä',
    '#private',
    '#server-to-user-',
    'x'.repeat(165),
    'private-a b',
    ' ',
  ])('of %j is refused for its name, with the channel, the name and what is allowed', (channel) => {
    const { ready, state } = setUp()
    const client = ready()
    client.say('pusher:subscribe', { channel })
    expect(client.got).toEqual([refused(channel, 'InvalidChannel')])
    const { error, status } = client.got[0]!.data
    expect([status, error]).toEqual([400, expect.stringContaining(channel.slice(0, 100))])
    expect(error).toContain('164 at most')
    expect(state.channels.size).toBe(0)
  })

  it.each([[''], [undefined], [null], [5], [{}], [['a']], ['x'.repeat(5000)]])(
    'of what cannot be repeated as a name (%.20j) is answered with what is wanted',
    (channel) => {
      const { ready, state } = setUp()
      const client = ready()
      client.say('pusher:subscribe', { channel })
      expect(client.got).toEqual([
        {
          event: 'pusher:error',
          data: { code: null, message: expect.stringContaining('name of a channel') },
        },
      ])
      expect(state.channels.size).toBe(0)
    },
  )

  it.each([[null], ['']])(
    'of a private channel passes with channel_data %j, which is none',
    (channelData) => {
      const { ready } = setUp({ app: { subscriptionCount: false } })
      const client = ready()
      const { auth } = authorizeChannel(APP, { socketId: client.socketId, channel: 'private-a' })
      client.say('pusher:subscribe', { channel: 'private-a', auth, channel_data: channelData })
      expect(client.got).toEqual([succeeded('private-a')])
    },
  )

  it.each([[null], ['']])(
    'of a presence channel with channel_data %j is that of who is signed in',
    (channelData) => {
      const { ready, state } = setUp()
      const client = ready()
      client.signIn({ id: 'ann', info: { name: 'Ann' } })
      client.take()
      const auth = `${APP.key}:${sign(APP.secret, `${client.socketId}:presence-a`)}`
      client.say('pusher:subscribe', { channel: 'presence-a', auth, channel_data: channelData })
      expect(client.events()).toEqual(['pusher_internal:subscription_succeeded'])
      expect([...state.channels.get('presence-a')!.members.keys()]).toEqual(['ann'])
    },
  )

  it.each([[{ user_id: 'ann' }], [['ann']], [5], [true], [0], [false]])(
    'with channel_data %j is told that a text is wanted, whatever is signed',
    (channelData) => {
      const { ready, state } = setUp()
      for (const channel of ['presence-a', 'private-a']) {
        const client = ready()
        const auth = `${APP.key}:${sign(APP.secret, `${client.socketId}:${channel}:${channelData}`)}`
        client.say('pusher:subscribe', { channel, auth, channel_data: channelData })
        expect(client.got).toEqual([refused(channel, 'AuthError')])
        expect(client.got[0]!.data.error).toMatch(/channel_data must be a text/)
      }
      expect(state.channels.size).toBe(0)
    },
  )

  it('may come so often a second, once a connection has had all its channels', () => {
    const { ready, clock, happened } = setUp({
      limits: { channelsPerConnection: 5, subscriptionsPerSecond: 2 },
    })
    const client = ready()
    for (let n = 0; n < 20; n++) {
      client.subscribe(`a-${n}`)
      client.say('pusher:unsubscribe', { channel: `a-${n}` })
    }
    const of = (event: string) => client.got.filter((one) => one.event === event)
    expect(of('pusher_internal:subscription_succeeded')).toHaveLength(5)
    expect(of('pusher:subscription_error')).toHaveLength(15)
    expect(of('pusher:subscription_error')[0]).toEqual(refused('a-5', 'LimitReached'))
    expect(happened.filter(({ type }) => type === 'rate-limited')).toHaveLength(15)
    client.take()
    clock.advance(1000)
    for (let n = 0; n < 5; n++) client.subscribe(`b-${n}`)
    expect(of('pusher_internal:subscription_succeeded')).toHaveLength(2)
  })

  it.each([[undefined], [''], [5], [{}], ['app-key:'], ['app-key:00'], [`other-key:${'0'.repeat(64)}`]])(
    'of a private channel with auth %j is refused',
    (auth) => {
      const { ready, state } = setUp()
      const client = ready()
      client.say('pusher:subscribe', { channel: 'private-a', auth })
      expect(client.got).toEqual([refused('private-a', 'AuthError')])
      expect(state.channels.size).toBe(0)
    },
  )

  it("with another socket's signature is refused", () => {
    const { ready } = setUp()
    const [ann, bob] = [ready(), ready()]
    const { auth } = authorizeChannel(APP, { socketId: ann.socketId, channel: 'private-a' })
    bob.say('pusher:subscribe', { channel: 'private-a', auth })
    expect(bob.got).toEqual([refused('private-a', 'AuthError')])
  })

  it('twice on one socket is an error that changes nothing', () => {
    const { ready, state } = setUp({ app: { subscriptionCount: false } })
    const client = ready()
    client.subscribe('a')
    client.subscribe('a')
    expect(client.got[1]).toMatchObject({ event: 'pusher:error', data: { code: null } })
    expect(state.channels.get('a')!.sockets.size).toBe(1)
    state.publish('a', 'e', '1')
    expect(client.events().filter((event) => event === 'e')).toHaveLength(1)
  })

  it('beyond the limit of a connection is refused', () => {
    const { ready } = setUp({ limits: { channelsPerConnection: 2 } })
    const client = ready()
    for (const name of ['a', 'b', 'c']) client.subscribe(name)
    expect(client.got.at(-1)).toEqual(refused('c', 'LimitReached'))
    client.say('pusher:unsubscribe', { channel: 'a' })
    client.subscribe('c')
    expect(client.got).toContainEqual(succeeded('c'))
  })

  it('ends with unsubscribe, without an answer; an unknown one is ignored', () => {
    const { ready, state, types } = setUp()
    const client = ready()
    client.subscribe('a')
    client.take()
    client.say('pusher:unsubscribe', { channel: 'a' })
    client.say('pusher:unsubscribe', { channel: 'b' })
    state.publish('a', 'e', '1')
    expect(client.got).toEqual([])
    expect(state.channels.size).toBe(0)
    expect(types().filter((type) => type === 'vacated')).toHaveLength(1)
  })
})

describe('an event of the API', () => {
  it('reaches the subscribers with its data untouched, except the one to leave out', () => {
    const { client, state } = setUp({ app: { subscriptionCount: false } })
    const [ann, bob, eve] = [client(), client(), client()]
    for (const one of [ann, bob]) one.subscribe('a')
    for (const one of [ann, bob, eve]) one.take()
    state.publish('a', 'e', ' {"n": 1.0} ', bob.socketId)
    expect([ann.got, bob.got, eve.got]).toEqual([[{ event: 'e', channel: 'a', data: { n: 1 } }], [], []])
  })
})

describe('a cache channel', () => {
  it.each(['cache-a', 'private-cache-a', 'private-encrypted-cache-a', 'presence-cache-a'])(
    '%s gives its last event to whoever comes, or says that there is none',
    (name) => {
      const { ready, state, clock, types } = setUp({ app: { subscriptionCount: false } })
      const first = ready()
      first.subscribe(name, { id: 'ann' })
      expect(first.got.at(-1)).toMatchObject({ event: 'pusher:cache_miss', channel: name })
      expect(types()).toContain('cache-miss')
      state.publish(name, 'e', '1')
      state.publish(name, 'e', '2')
      const second = ready()
      second.subscribe(name, { id: 'bob' })
      expect(second.events()).toEqual(['pusher_internal:subscription_succeeded', 'e'])
      expect(second.got.at(-1)).toEqual({ event: 'e', channel: name, data: 2 })
      clock.advance(1_800_000)
      const late = ready()
      late.subscribe(name, { id: 'eve' })
      expect(late.events().at(-1)).toBe('pusher:cache_miss')
    },
  )

  it('keeps its event when nobody is there, is not occupied then, and forgets it in time', () => {
    const { state, clock, ready } = setUp()
    for (let n = 0; n < 1000; n++) state.publish(`cache-${n}`, 'e', '1')
    expect(state.channels.size).toBe(0)
    const client = ready()
    client.subscribe('cache-7')
    expect(client.events()).toContain('e')
    clock.advance(1_800_001)
    expect(state.cached('cache-7')).toBeUndefined()
    state.publish('cache-new', 'e', '1')
    expect(state.cached('cache-new')).toMatchObject({ data: '1' })
  })

  it('does not keep client events', () => {
    const { ready } = setUp()
    const [ann, bob] = [ready(), ready()]
    ann.subscribe('private-cache-a')
    ann.say('client-e', 1, 'private-cache-a')
    bob.subscribe('private-cache-a')
    expect(bob.events()).toContain('pusher:cache_miss')
    expect(bob.events()).not.toContain('client-e')
  })
})

describe('what happens on a channel', () => {
  it('is told once, in order', () => {
    const { ready, happened, state } = setUp()
    const [ann, bob] = [ready(), ready()]
    happened.length = 0
    ann.subscribe('a')
    bob.subscribe('a')
    ann.say('pusher:unsubscribe', { channel: 'a' })
    bob.connection.closed()
    expect(happened.map(({ type }) => type)).toEqual([
      'occupied',
      'subscribed',
      'subscription-count',
      'subscribed',
      'subscription-count',
      'unsubscribed',
      'subscription-count',
      'unsubscribed',
      'subscription-count',
      'vacated',
      'disconnected',
    ])
    expect(happened.every(({ appId, at }) => appId === 'app' && at > 0)).toBe(true)
    expect(state.channels.size).toBe(0)
  })
})

describe('subscription counts', () => {
  const counts = (client: Client) =>
    client.got
      .filter(({ event }) => event === 'pusher_internal:subscription_count')
      .map(({ data }) => data.subscription_count)

  it.each(['a', 'private-a', 'private-encrypted-a', 'cache-a'])('are told on %s at each change', (name) => {
    const { ready } = setUp()
    const [ann, bob] = [ready(), ready()]
    ann.subscribe(name)
    bob.subscribe(name)
    bob.connection.closed()
    expect(counts(ann)).toEqual([1, 2, 1])
    expect(counts(bob)).toEqual([2])
  })

  it('are not told on presence channels, nor where the app has them off', () => {
    const { ready } = setUp()
    const ann = ready()
    ann.subscribe('presence-a', { id: 'ann' })
    expect(counts(ann)).toEqual([])
    const off = setUp({ app: { subscriptionCount: false } })
    const bob = off.ready()
    bob.subscribe('a')
    expect(counts(bob)).toEqual([])
    expect(off.types()).not.toContain('subscription-count')
  })

  it('are told together on channels of more than a hundred', () => {
    const { ready, clock } = setUp()
    const first = ready()
    first.subscribe('a')
    const others = Array.from({ length: 299 }, ready)
    for (const one of others) one.subscribe('a')
    expect(counts(first)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1))
    clock.advance(1000)
    expect(counts(first).slice(100)).toEqual([300])
    clock.advance(60_000)
    expect(counts(first)).toHaveLength(101)
    for (const one of others) one.connection.closed()
    clock.advance(1000)
    expect(counts(first).at(-1)).toBe(1)
  })
})
