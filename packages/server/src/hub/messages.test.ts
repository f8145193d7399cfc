import { describe, expect, it } from 'vitest'
import { APP, type Client, setUp } from '../../test/support/hub.ts'
import { sign } from './signatures.ts'

const last = ({ got }: Client) => got.at(-1)!
const told = (client: Client) => {
  const { event, channel, data } = last(client)
  return [event, channel, data.code ?? data.status ?? null, data.message ?? data.error]
}

describe('a client whose frame can’t be taken is told why', () => {
  it.each<[string, string | Uint8Array, number | null, string]>([
    ['a list', '[]', 4200, 'A frame must be a JSON object'],
    ['no JSON', '{', 4200, 'A frame must be a JSON object'],
    ['no event', '{"data":{}}', 4200, 'A frame must have an event'],
    ['an event that is a number', '{"event":5}', 4200, 'A frame must have an event'],
    ['an event that nobody knows', '{"event":"x:y"}', null, 'Unknown event x:y'],
    ['a long one', `{"event":"${'e'.repeat(200)}"}`, null, `Unknown event ${'e'.repeat(100)}`],
    [
      'no name to leave',
      '{"event":"pusher:unsubscribe","data":{}}',
      null,
      'Unsubscribe needs the name of a channel',
    ],
    [
      'a name to leave that is none',
      '{"event":"pusher:unsubscribe","data":{"channel":5}}',
      null,
      'Unsubscribe needs the name of a channel',
    ],
    ['binary', new Uint8Array(3), 4200, 'Binary frames are not part of the protocol'],
    [
      'too much',
      `{"event":"pusher:ping","data":"${'x'.repeat(102_400)}"}`,
      4200,
      'A frame has 102400 characters at most',
    ],
  ])('%s', (_, text, code, message) => {
    const { ready, happened } = setUp()
    const client = ready()
    client.raw(text)
    expect(client.got).toEqual([{ event: 'pusher:error', data: { code, message } }])
    expect(happened.at(-1)).toMatchObject({ type: 'error', socketId: client.socketId, code, message })
    client.take()
    client.say('pusher:ping')
    expect(client.got).toEqual([{ event: 'pusher:pong', data: {} }])
  })

  it('and one of just the longest is taken', () => {
    const client = setUp({ limits: { frame: 30 } }).ready()
    client.raw('{"event":"pusher:ping"}       ')
    client.raw('{"event":"pusher:ping"}        ')
    expect(client.events()).toEqual(['pusher:pong', 'pusher:error'])
  })

  it('and a pong is no matter', () => {
    const client = setUp().ready()
    client.say('pusher:pong')
    expect(client.got).toEqual([])
  })
})

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
    expect(told(client)).toEqual(said)
  })

  it('by the limits of how many, how often and how full', () => {
    const { ready, state, happened } = setUp({
      limits: { channelsPerConnection: 3, presenceMembers: 1, subscriptionsPerSecond: 20 },
      app: { subscriptionCount: false },
    })
    const client = ready()
    for (const name of ['a', 'b', 'c', 'd']) client.subscribe(name)
    expect(told(client)).toEqual([
      'pusher:subscription_error',
      'd',
      4301,
      'A connection joins 3 channels at most',
    ])
    ready().subscribe('presence-a', { id: 'ann' })
    const bob = ready()
    bob.subscribe('presence-a', { id: 'bob' })
    expect(told(bob)).toEqual([
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
    expect(told(bob)).toEqual([
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

describe('a client whose event is refused is told why', () => {
  it.each<[string, object, Parameters<Client['say']>, string | undefined, string]>([
    [
      'the app takes none',
      { clientEvents: false },
      ['client-e', 1, 'private-a'],
      'private-a',
      'the app has client events disabled',
    ],
    ['there is no channel', {}, ['client-e', 1], undefined, 'it names no channel'],
    [
      'its name is too long',
      {},
      [`client-${'x'.repeat(194)}`, 1, 'private-a'],
      'private-a',
      'its name is longer than 200 characters',
    ],
    [
      'the channel takes none',
      {},
      ['client-e', 1, 'public'],
      'public',
      'only private and presence channels take them',
    ],
    ['it is not subscribed', {}, ['client-e', 1, 'private-b'], 'private-b', 'the sender is not subscribed'],
    ['it is too long', {}, ['client-e', 'x'.repeat(10_239), 'private-a'], 'private-a', 'over 10240 bytes'],
  ])('%s', (_, app, say, channel, why) => {
    const { ready, happened } = setUp({ app })
    const [client, other] = [ready(), ready()]
    for (const one of [client, other]) one.subscribe('private-a')
    other.subscribe('private-b')
    for (const one of [client, other]) one.take()
    client.say(...say)
    expect(client.got).toEqual([
      { event: 'pusher:error', channel, data: { code: 4301, message: `Client event rejected: ${why}` } },
    ])
    expect(other.got).toEqual([])
    expect(happened.at(-1)).toMatchObject({
      type: 'client-event-rejected',
      socketId: client.socketId,
      event: say[0],
      reason: why,
    })
  })

  it('more come than may, until a second has passed; the longest name and data are taken', () => {
    const { ready, clock, happened } = setUp()
    const [client, other] = [ready(), ready()]
    for (const one of [client, other]) one.subscribe('private-a')
    other.take()
    client.take()
    client.say(`client-${'x'.repeat(193)}`, 'x'.repeat(10_238), 'private-a')
    for (let n = 0; n < 9; n++) client.say('client-e', n, 'private-a')
    expect([other.got.length, client.got.length]).toEqual([10, 0])
    client.say('client-e', 'late', 'private-a')
    expect(told(client)).toEqual([
      'pusher:error',
      'private-a',
      4301,
      'Client event rejected: over 10 a second',
    ])
    expect(happened).toContainEqual(
      expect.objectContaining({ type: 'rate-limited', what: 'client-events', socketId: client.socketId }),
    )
    clock.advance(999)
    client.say('client-e', 'late', 'private-a')
    expect(other.got).toHaveLength(10)
    clock.advance(1)
    client.say('client-e', 'again', 'private-a')
    expect(last(other)).toEqual({ event: 'client-e', channel: 'private-a', data: 'again' })
  })
})

describe('a client that can’t sign in is told why', () => {
  const close = 'Connection not authorised: '
  it.each<[string, object, unknown, string]>([
    [
      'the signature is wrong',
      {},
      { auth: 'app-key:00', user_data: '{"id":"ann"}' },
      `${close}the signature of the sign-in does not fit`,
    ],
    ['there is none', {}, {}, `${close}the signature of the sign-in does not fit`],
    ['the data are a list', {}, '[]', `${close}user_data must be an object as JSON`],
    [
      'there is too much of it',
      {},
      JSON.stringify({ id: 'ann', user_info: 'x'.repeat(1023) }),
      `${close}user_info has 1024 bytes at most`,
    ],
  ])('%s', (_, app, data, message) => {
    const client = setUp({ app }).ready()
    const signed = typeof data === 'string' && {
      auth: `${APP.key}:${sign(APP.secret, `${client.socketId}::user::${data}`)}`,
      user_data: data,
    }
    client.say('pusher:signin', signed || data)
    expect(client.got).toEqual([{ event: 'pusher:error', data: { code: 4009, message } }])
    expect(client.closed).toEqual([[4009, message]])
  })

  it('the app has no users, it is somebody else, or it watches too many', () => {
    const none = setUp({ app: { signIn: false } }).ready()
    none.signIn({ id: 'ann' })
    expect(told(none)).toEqual(['pusher:error', undefined, null, 'The app has sign-in disabled'])
    const client = setUp({ limits: { watchlist: 2 } }).ready()
    client.signIn({ id: 'ann', watchlist: ['a', 'b'], info: 'x'.repeat(1022) })
    expect(client.events()).toEqual(['pusher:signin_success'])
    client.signIn({ id: 'bob' })
    expect(told(client)).toEqual([
      'pusher:error',
      undefined,
      null,
      'This connection is signed in as another user already',
    ])
    client.signIn({ id: 'ann', watchlist: ['a', 'b', 'c'] })
    expect(told(client)).toEqual([
      'pusher:error',
      undefined,
      4302,
      'The watchlist has 2 ids at most: nobody is watched',
    ])
  })
})
