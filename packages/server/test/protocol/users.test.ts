import { describe, expect, it } from 'vitest'
import { sign } from '../../src/hub/signatures.ts'
import { APP, setUp } from '../support/hub.ts'

const watchlistEvent = (name: string, ...ids: string[]) => ({
  event: 'pusher_internal:watchlist_events',
  data: { events: [{ name, user_ids: ids }] },
})

describe('sign-in', () => {
  it('is answered with the data that was signed', () => {
    const { ready, happened } = setUp()
    const client = ready()
    client.signIn({ id: 'ann', info: { name: 'Ann' } })
    expect(client.got).toEqual([{ event: 'pusher:signin_success', data: { user_data: expect.any(String) } }])
    expect(JSON.parse(client.got[0]!.data.user_data)).toEqual({ id: 'ann', user_info: { name: 'Ann' } })
    expect(happened.at(-1)).toMatchObject({ type: 'signed-in', userId: 'ann', socketId: client.socketId })
  })

  it('brings what is sent to the user from then on, before their client has asked for their channel, and once after', () => {
    const { ready, state } = setUp()
    const [client, other] = [ready(), ready()]
    client.signIn({ id: 'ann' })
    other.signIn({ id: 'bob' })
    const channel = '#server-to-user-ann'
    state.publish(channel, 'n', '1')
    client.say('pusher:subscribe', { channel })
    state.publish(channel, 'n', '2')
    client.say('pusher:subscribe', { channel })
    expect(client.got.slice(1)).toMatchObject([
      { event: 'n', channel, data: 1 },
      { event: 'pusher_internal:subscription_succeeded', channel },
      { event: 'n', channel, data: 2 },
      { event: 'pusher:error' },
    ])
    expect(other.got).toHaveLength(1)
    client.say('pusher:unsubscribe', { channel })
    state.publish(channel, 'n', '3')
    client.say('pusher:subscribe', { channel })
    expect(client.got.slice(5)).toMatchObject([{ event: 'pusher_internal:subscription_succeeded', channel }])
  })

  it.each([
    ['no data', undefined],
    ['wrong types', { auth: 5, user_data: {} }],
    ['a wrong signature', { auth: 'app-key:00', user_data: '{"id":"ann"}' }],
  ])('with %s ends the connection with 4009', (_, data) => {
    const { ready } = setUp()
    const client = ready()
    client.say('pusher:signin', data)
    expect(client.got).toMatchObject([{ event: 'pusher:error', data: { code: 4009 } }])
    expect(client.closed).toMatchObject([[4009, expect.any(String)]])
  })

  it.each([
    [42, 'must be a string of 1 to 128 characters, not a value of type number'],
    [null, 'must be a string of 1 to 128 characters, not null'],
    [undefined, 'is missing: give a string of 1 to 128 characters'],
    ['', 'must be a string of 1 to 128 characters, not one of 0'],
    ['x'.repeat(129), 'must be a string of 1 to 128 characters, not one of 129'],
  ])('with the id %o says what an id must be, also in the close frame', (id, why) => {
    const client = setUp().ready()
    client.signIn({ id } as never)
    const message = `Connection not authorised: the id in user_data ${why}`
    expect(client.got).toMatchObject([{ event: 'pusher:error', data: { code: 4009, message } }])
    expect(client.closed).toEqual([[4009, message]])
    // A close frame has room for no more.
    expect(message.length).toBeLessThanOrEqual(123)
  })

  it('needs an id of 1 to 128 characters and a small user_info', () => {
    for (const user of [{ id: 'x'.repeat(129) }, { id: 'ann', info: 'x'.repeat(1025) }]) {
      const client = setUp().ready()
      client.signIn(user)
      expect(client.closed[0]?.[0]).toBe(4009)
    }
  })

  it('of somebody else on the same connection is refused: it keeps the channels of the first', () => {
    const { ready, state } = setUp()
    const client = ready()
    client.signIn({ id: 'ann' })
    client.subscribe('#server-to-user-ann')
    client.signIn({ id: 'bob' })
    expect(client.got.at(-1)).toMatchObject({ event: 'pusher:error', data: { code: null } })
    expect([...state.users.online.keys()]).toEqual(['ann'])
    client.signIn({ id: 'ann' })
    expect(client.events().at(-1)).toBe('pusher:signin_success')
  })

  it('is refused where the app has it off, and the connection stays', () => {
    const client = setUp({ app: { signIn: false } }).ready()
    client.signIn({ id: 'ann' })
    expect(client.events()).toEqual(['pusher:error'])
    expect(client.closed).toEqual([])
  })
})

describe("a user's own channel", () => {
  it('takes them alone, whatever their id', () => {
    const { ready, state } = setUp()
    const id = 'auth0|ann ä'
    const [ann, eve] = [ready(), ready()]
    eve.subscribe(`#server-to-user-${id}`)
    expect(eve.take()).toMatchObject([{ event: 'pusher:subscription_error', data: { type: 'AuthError' } }])
    eve.signIn({ id: 'eve' })
    eve.subscribe(`#server-to-user-${id}`)
    expect(eve.take().at(-1)).toMatchObject({ event: 'pusher:subscription_error' })
    ann.signIn({ id })
    ann.subscribe(`#server-to-user-${id}`)
    expect(ann.events().at(-1)).toBe('pusher_internal:subscription_succeeded')
    state.publish(`#server-to-user-${id}`, 'e', '1')
    expect(ann.got.at(-1)).toEqual({ event: 'e', channel: `#server-to-user-${id}`, data: 1 })
    expect(eve.got).toEqual([])
  })
})

describe('presence by sign-in', () => {
  it('takes id and info from the sign-in when there is no channel_data', () => {
    const { ready } = setUp()
    const client = ready()
    client.signIn({ id: 'ann', info: { name: 'Ann' } })
    const auth = `${APP.key}:${sign(APP.secret, `${client.socketId}:presence-a`)}`
    client.say('pusher:subscribe', { channel: 'presence-a', auth })
    expect(client.got.at(-1)!.data.presence).toEqual({
      ids: ['ann'],
      hash: { ann: { name: 'Ann' } },
      count: 1,
    })
    const eve = ready()
    eve.say('pusher:subscribe', {
      channel: 'presence-a',
      auth: `${APP.key}:${sign(APP.secret, `${eve.socketId}:presence-a`)}`,
    })
    expect(eve.events()).toEqual(['pusher:subscription_error'])
  })
})

describe('a watchlist', () => {
  it('tells edges of users, not of sockets', () => {
    const { ready } = setUp()
    const [ann, bob1, bob2] = [ready(), ready(), ready()]
    ann.signIn({ id: 'ann', watchlist: ['bob', 'carl'] })
    ann.take()
    bob1.signIn({ id: 'bob' })
    expect(ann.take()).toEqual([watchlistEvent('online', 'bob')])
    bob2.signIn({ id: 'bob' })
    bob1.connection.closed()
    expect(ann.take()).toEqual([])
    bob2.connection.closed()
    expect(ann.take()).toEqual([watchlistEvent('offline', 'bob')])
  })

  it('tells at sign-in who of it is there', () => {
    const { ready } = setUp()
    ready().signIn({ id: 'bob' })
    const ann = ready()
    ann.signIn({ id: 'ann', watchlist: ['carl', 'bob'] })
    expect(ann.got.slice(1)).toEqual([watchlistEvent('online', 'bob')])
  })

  it('too long is an error 4302: signed in, watching nobody', () => {
    const { ready, state } = setUp()
    const ann = ready()
    ann.signIn({ id: 'ann', watchlist: Array.from({ length: 101 }, (_, n) => `u${n}`) })
    expect(ann.got).toMatchObject([
      { event: 'pusher:signin_success' },
      { event: 'pusher:error', data: { code: 4302 } },
    ])
    expect(state.users.watchers.size).toBe(0)
  })

  it('is silent where the app has it off', () => {
    const { ready } = setUp({ app: { watchlist: false } })
    const ann = ready()
    ann.signIn({ id: 'ann', watchlist: ['bob'] })
    ready().signIn({ id: 'bob' })
    expect(ann.events()).toEqual(['pusher:signin_success'])
  })

  it('leaves nothing behind', () => {
    const { ready, state } = setUp()
    const ann = ready()
    ann.signIn({ id: 'ann', watchlist: ['bob', '__proto__'] })
    ann.signIn({ id: 'ann', watchlist: ['carl'] })
    expect([...state.users.watchers.keys()]).toEqual(['carl'])
    ann.connection.closed()
    expect([state.users.online.size, state.users.watchers.size]).toEqual([0, 0])
  })
})

describe('terminating a user', () => {
  it('ends all their connections with 4009, and nobody else', () => {
    const { ready, hub } = setUp()
    const [ann1, ann2, bob] = [ready(), ready(), ready()]
    for (const one of [ann1, ann2]) one.signIn({ id: 'ann' })
    bob.signIn({ id: 'bob' })
    expect(hub.terminateUser('app', 'ann')).toBe(2)
    expect([ann1, ann2, bob].map(({ closed }) => closed[0]?.[0])).toEqual([4009, 4009, undefined])
    expect(hub.terminateUser('app', 'ann')).toBe(0)
  })
})
