import { describe, expect, it } from 'vitest'
import { APP, lastRefusal, setUp } from '../../test/support/hub.ts'
import { sign } from './signatures.ts'

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
    expect(lastRefusal(none)).toEqual(['pusher:error', undefined, null, 'The app has sign-in disabled'])
    const client = setUp({ limits: { watchlist: 2 } }).ready()
    client.signIn({ id: 'ann', watchlist: ['a', 'b'], info: 'x'.repeat(1022) })
    expect(client.events()).toEqual(['pusher:signin_success'])
    client.signIn({ id: 'bob' })
    expect(lastRefusal(client)).toEqual([
      'pusher:error',
      undefined,
      null,
      'This connection is signed in as another user already',
    ])
    client.signIn({ id: 'ann', watchlist: ['a', 'b', 'c'] })
    expect(lastRefusal(client)).toEqual([
      'pusher:error',
      undefined,
      4302,
      'The watchlist has 2 ids at most: nobody is watched',
    ])
  })
})
