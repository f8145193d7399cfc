import { describe, expect, it } from 'vitest'
import type { AuthorizeFunction, AuthorizeOptions, AuthRequest } from '../auth/auth-types.ts'
import { optionsLike } from './authorize-like.ts'

const CHANNEL: AuthRequest = { socketId: '1.2', channel: 'private-a' }
const USER: AuthRequest = { socketId: '1.2', channel: null }
const given = (options: object) => optionsLike(options as never)
type Made = (request: AuthRequest) => Record<string, string>
const asked = (options: object) => {
  const { endpoint, userEndpoint, headers, params } = given(options).authorize as AuthorizeOptions
  const of = (request: AuthRequest) => ({
    headers: (headers as Made)(request),
    params: (params as Made)(request),
  })
  return { endpoint, userEndpoint, channel: of(CHANNEL), user: of(USER) }
}
const by = (options: object) => given(options).authorize as AuthorizeFunction
const { signal } = new AbortController()

describe('options of pusher-js as those of a kit', () => {
  it('keep what is not about authorising', () => {
    const { authorize, ...rest } = given({ cluster: 'eu', authTransport: 'ajax', authEndpoint: '/auth' })
    expect(rest).toEqual({ cluster: 'eu' })
    expect(authorize).toMatchObject({ endpoint: '/auth' })
  })

  it('ask nobody in particular where nothing is said', () => {
    const nothing = { headers: {}, params: {} }
    expect(asked({})).toEqual({
      endpoint: undefined,
      userEndpoint: undefined,
      channel: nothing,
      user: nothing,
    })
  })

  it('take the old names', () => {
    const auth = { headers: { a: '1' }, params: { b: '2' } }
    const both = { headers: { a: '1' }, params: { b: '2' } }
    expect(asked({ authEndpoint: '/old', auth })).toEqual({
      endpoint: '/old',
      userEndpoint: undefined,
      channel: both,
      user: both,
    })
  })

  it('take the new names before the old, those of channels and those of users apart', () => {
    const options = {
      authEndpoint: '/old',
      auth: { headers: { a: 'old', c: 'old' }, params: { b: 'old', d: 'old' } },
      channelAuthorization: { endpoint: '/channels', headers: { a: 'channel' }, params: { b: 'channel' } },
      userAuthentication: { endpoint: '/users', headers: { a: 'user' }, params: { b: 'user' } },
    }
    expect(asked(options)).toEqual({
      endpoint: '/channels',
      userEndpoint: '/users',
      channel: { headers: { a: 'channel', c: 'old' }, params: { b: 'channel', d: 'old' } },
      user: { headers: { a: 'user', c: 'old' }, params: { b: 'user', d: 'old' } },
    })
  })

  it('ask those who provide them afresh for each request', () => {
    let token = 0
    const channelAuthorization = {
      headers: { token: 'none', kept: 'yes' },
      headersProvider: () => ({ token: `h${++token}` }),
      params: { token: 'none', kept: 'yes' },
      paramsProvider: () => ({ token: `p${++token}` }),
    }
    expect(asked({ channelAuthorization }).channel).toEqual({
      headers: { token: 'h1', kept: 'yes' },
      params: { token: 'p2', kept: 'yes' },
    })
    expect(asked({ channelAuthorization }).channel.headers).toEqual({ token: 'h3', kept: 'yes' })
  })
})

describe('a function of the application that authorises', () => {
  const answer = { auth: 'key:signature' }

  it('is asked for channels and for users, each its own', async () => {
    const requests: unknown[] = []
    const handler = (kind: string) => ({
      customHandler(request: unknown, done: (error: null, given: unknown) => void) {
        requests.push([kind, request])
        done(null, answer)
      },
    })
    const authorize = by({ channelAuthorization: handler('channel'), userAuthentication: handler('user') })
    expect(await authorize(CHANNEL, signal)).toBe(answer)
    expect(await authorize(USER, signal)).toBe(answer)
    expect(requests).toEqual([
      ['channel', { socketId: '1.2', channelName: 'private-a' }],
      ['user', { socketId: '1.2' }],
    ])
  })

  it('is the old one where there is one, which gets the channel and all options', async () => {
    const requests: unknown[] = []
    const options = {
      channelAuthorization: { customHandler: () => requests.push('never') },
      authorizer: (channel: { name: string }, all: unknown) => ({
        authorize(socketId: string, done: (error: null, given: unknown) => void) {
          requests.push([channel, all === options, socketId])
          done(null, answer)
        },
      }),
    }
    expect(await by(options)(CHANNEL, signal)).toBe(answer)
    expect(requests).toEqual([[{ name: 'private-a' }, true, '1.2']])
  })

  it('refuses with its error, and by an empty answer', async () => {
    const refused = new Error('no')
    const says = (error: unknown, given: unknown) => ({
      channelAuthorization: {
        customHandler: (_: unknown, done: (...all: unknown[]) => void) => done(error, given),
      },
    })
    await expect(by(says(refused, answer))(CHANNEL, signal)).rejects.toBe(refused)
    await expect(by(says(null, null))(CHANNEL, signal)).rejects.toBeNull()
  })

  it('says what is missing where nobody signs users in', async () => {
    const authorize = by({ channelAuthorization: { customHandler() {} } })
    await expect(authorize(USER, signal)).rejects.toMatchObject({
      code: 'invalid-options',
      message: expect.stringContaining('Sign-in has no customHandler'),
    })
  })

  it('of users alone leaves channels to the endpoint', () => {
    const options = { authEndpoint: '/auth', userAuthentication: { customHandler() {} } }
    expect(given(options).authorize).toMatchObject({ endpoint: '/auth' })
  })
})
