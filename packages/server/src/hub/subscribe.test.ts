import { describe, expect, it } from 'vitest'
import { APP, type Client, last, lastRefusal, setUp } from '../../test/support/hub.ts'
import { sign } from './signatures.ts'

describe('a client that may not subscribe is told why', () => {
  const cases: [string, (client: Client) => void, unknown[]][] = [
    [
      'it is subscribed already',
      (client) => client.subscribe('a'),
      ['pusher:error', 'a', null, 'Existing subscription to channel a'],
    ],
    [
      'its signature is wrong',
      (client) => client.say('pusher:subscribe', { channel: 'private-a', auth: 'app-key:00' }),
      ['pusher:subscription_error', 'private-a', 401, 'Invalid signature'],
    ],
    [
      'it is nobody',
      (client) => client.subscribe('presence-a', {} as never),
      [
        'pusher:subscription_error',
        'presence-a',
        401,
        'channel_data must have a user_id of 1 to 128 characters',
      ],
    ],
    [
      'there is too much of it',
      (client) => client.subscribe('presence-a', { id: 'ann', info: 'x'.repeat(1023) }),
      ['pusher:subscription_error', 'presence-a', 4301, 'user_info has 1024 bytes at most'],
    ],
    [
      'the channel is another user’s',
      (client) => client.subscribe('#server-to-user-bob'),
      ['pusher:subscription_error', '#server-to-user-bob', 401, 'That is the channel of another user'],
    ],
    [
      'what was signed is no text',
      (client) =>
        client.say('pusher:subscribe', { channel: 'presence-a', auth: '', channel_data: { user_id: 'ann' } }),
      [
        'pusher:subscription_error',
        'presence-a',
        401,
        'channel_data must be a text, the very one that was signed',
      ],
    ],
  ]
  it.each(cases)('%s', (_, act, said) => {
    const client = setUp({ app: { subscriptionCount: false } }).ready()
    client.subscribe('a')
    act(client)
    expect(lastRefusal(client)).toEqual(said)
  })

  it('by the limits of how many, how often and how full', () => {
    const { ready, state, happened } = setUp({
      limits: { channelsPerConnection: 3, presenceMembers: 1, subscriptionsPerSecond: 20 },
      app: { subscriptionCount: false },
    })
    const client = ready()
    for (const name of ['a', 'b', 'c', 'd']) client.subscribe(name)
    expect(lastRefusal(client)).toEqual([
      'pusher:subscription_error',
      'd',
      4301,
      'A connection joins 3 channels at most',
    ])
    ready().subscribe('presence-a', { id: 'ann' })
    const bob = ready()
    bob.subscribe('presence-a', { id: 'bob' })
    expect(lastRefusal(bob)).toEqual([
      'pusher:subscription_error',
      'presence-a',
      4301,
      'A presence channel has 1 members at most',
    ])
    expect([...state.channels.get('presence-a')!.members.keys()]).toEqual(['ann'])
    const again = ready()
    again.subscribe('presence-a', { id: 'ann' })
    expect(last(again).event).toBe('pusher_internal:subscription_succeeded')
    for (let n = 0; n < 20; n++) {
      bob.subscribe('x')
      bob.say('pusher:unsubscribe', { channel: 'x' })
    }
    expect(lastRefusal(bob)).toEqual([
      'pusher:subscription_error',
      'x',
      4301,
      'A connection joins 20 channels a second at most',
    ])
    expect(happened).toContainEqual(
      expect.objectContaining({ type: 'rate-limited', what: 'subscriptions', socketId: bob.socketId }),
    )
  })

  it('and joins as who is signed in, where the channel data names nobody', () => {
    const client = setUp().ready()
    client.signIn({ id: 'ann', info: { n: 1 } })
    const auth = `${APP.key}:${sign(APP.secret, `${client.socketId}:presence-a`)}`
    client.say('pusher:subscribe', { channel: 'presence-a', auth })
    expect(last(client).data.presence).toEqual({ ids: ['ann'], hash: { ann: { n: 1 } }, count: 1 })
  })
})
