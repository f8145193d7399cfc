import { describe, expect, it } from 'vitest'
import { authorizeChannel } from '../../src/auth/index.ts'
import { sign } from '../../src/hub/signatures.ts'
import { APP, setUp } from '../support/hub.ts'

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
