import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { ChannelKitError, teach } from '../errors.ts'
import { words } from '../words.ts'
import type { AuthorizeOptions } from './auth-types.ts'
import { type AuthForm, fresh, postAuth } from './authorize-request.ts'

beforeAll(() => teach(words))
afterEach(() => vi.unstubAllGlobals())

interface Sent {
  url: string
  init: RequestInit & { headers: Record<string, string> }
}
/** An endpoint that answers always the same, and what it was sent. */
function endpoint(status: number, text: string) {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', async (url: string, init: Sent['init']) => {
    sent.push({ url, init })
    return new Response(text, { status })
  })
  return sent
}
const one: AuthForm = { socketId: '1.2', channels: ['private-a'], as: 'one' }
const post = (form: AuthForm = one, options: AuthorizeOptions = {}, signal = new AbortController().signal) =>
  postAuth(options, systemClock, form, signal)

describe('what is sent', () => {
  it('is a form for the page’s own server', async () => {
    const sent = endpoint(200, '{"auth":"k:s","more":1}')
    expect(await post()).toEqual({ auth: 'k:s', more: 1 })
    expect(sent).toMatchObject([
      {
        url: '/pusher/auth',
        init: {
          method: 'POST',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: 'socket_id=1.2&channel_name=private-a',
          credentials: 'same-origin',
        },
      },
    ])
  })

  it('goes where it is told to, with what it is told to', async () => {
    const sent = endpoint(200, '{"auth":"k:s"}')
    const headers = ({ channel, socketId }: { channel: string | null; socketId: string }) => ({
      'x-for': `${channel} ${socketId}`,
    })
    const options: AuthorizeOptions = { headers, params: { room: 'x', socket_id: 'false' } }
    await post(one, { ...options, endpoint: 'https://a.test/auth', credentials: 'include' })
    await post({ ...one, channels: null }, { ...options, userEndpoint: '/me' })
    await post({ ...one, channels: null })
    expect(sent.map(({ url }) => url)).toEqual(['https://a.test/auth', '/me', '/pusher/user-auth'])
    expect(sent.map(({ init }) => init.body)).toEqual([
      'room=x&socket_id=1.2&channel_name=private-a',
      'room=x&socket_id=1.2',
      'socket_id=1.2',
    ])
    expect(sent.map(({ init }) => init.headers['x-for'])).toEqual(['private-a 1.2', 'null 1.2', undefined])
    expect(sent[0]?.init.credentials).toBe('include')
  })

  it('names many channels in one list, or beside the first', async () => {
    const sent = endpoint(200, '{"auth":"k:s","channels":{"a":{}}}')
    for (const as of ['all', 'first'] as const) await post({ socketId: '1.2', channels: ['a', 'b'], as })
    expect(sent.map(({ init }) => decodeURIComponent(String(init.body)))).toEqual([
      'socket_id=1.2&channel_name[]=a&channel_name[]=b',
      'socket_id=1.2&channel_name=a&also_channel_name[]=b',
    ])
  })
})

describe('what is answered', () => {
  it.each([
    [500, '', 'auth-unavailable', 'answered 500'],
    [503, '{"auth":"k:s"}', 'auth-unavailable', 'answered 503'],
    [429, '', 'auth-unavailable', 'answered 429'],
    [403, '{"auth":"k:s"}', 'auth-denied', 'answered 403'],
    [499, '', 'auth-denied', 'answered 499'],
    [200, 'yes', 'auth-bad-response', 'did not answer with a signature in JSON'],
    [200, '"auth"', 'auth-bad-response', 'did not answer'],
    [200, '{"auth":7}', 'auth-bad-response', 'did not answer'],
    [200, 'null', 'auth-bad-response', 'did not answer'],
  ])('%i with %j is %s', async (status, text, code, why) => {
    endpoint(status, text)
    const error = await post().catch((error: unknown) => error)
    expect(error).toMatchObject({
      code,
      httpStatus: status,
      retryable: code === 'auth-unavailable',
      message: expect.stringContaining(
        `Channel private-a was refused: the auth endpoint /pusher/auth ${why}`,
      ),
    })
  })

  it('is one list for many, and says which', async () => {
    endpoint(200, '{"auth":"k:s"}')
    const many = { socketId: '1.2', channels: ['a', 'b'] }
    await expect(post({ ...many, as: 'all' })).rejects.toThrow('Channel a, b was refused')
    endpoint(403, '')
    await expect(post({ ...many, as: 'first' })).rejects.toThrow('Channel a was refused')
    await expect(post({ ...one, channels: null })).rejects.toThrow(
      'Sign-in was refused: the auth endpoint /pusher/user-auth answered 403',
    )
  })

  it('is missed: nobody is reached, in time or at all; an error of one’s own stays', async () => {
    const cause = new TypeError('no network')
    vi.stubGlobal('fetch', () => Promise.reject(cause))
    expect(await post().catch((error: unknown) => error)).toMatchObject({
      code: 'auth-unavailable',
      httpStatus: undefined,
      cause,
    })
    vi.useFakeTimers()
    vi.stubGlobal('fetch', () => new Promise(() => {}))
    const late = [post(), post(one, { timeout: 50 })].map((one) => one.catch((error: unknown) => error))
    await vi.advanceTimersByTimeAsync(50)
    expect(await late[1]).toMatchObject({ code: 'auth-timeout' })
    await vi.advanceTimersByTimeAsync(9950)
    expect(String(await late[0])).toContain('did not answer within 10000 ms')
    vi.useRealTimers()
    const own = new ChannelKitError('auth-denied', 'Not today.')
    const params = () => Promise.reject(own)
    expect(await post(one, { params }).catch((error: unknown) => error)).toBe(own)
  })
})

it('what is made afresh is told for which request', () => {
  const request = { socketId: '1.2', channel: 'a' }
  expect([fresh(7, request), fresh(undefined, request), fresh((of) => of.channel, request)]).toEqual([
    7,
    undefined,
    'a',
  ])
})
