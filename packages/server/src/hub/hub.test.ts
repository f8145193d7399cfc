import { describe, expect, it } from 'vitest'
import { APP, connect, setUp } from '../../test/support/hub.ts'
import { createHub, PROTOCOL_ERRORS, ServerError } from './index.ts'

const quiet = { send() {}, close() {} }

describe('a hub', () => {
  it('knows its apps by id, and their clients by any of their keys', () => {
    const other = { id: 'b', key: 'other', secret: 's', keys: [{ key: 'former', secret: 't' }] }
    const hub = createHub({ apps: [APP, other] })
    expect(hub.apps.map(({ app }) => app.id)).toEqual(['app', 'b'])
    for (const appKey of ['other', 'former']) connect(hub, { appKey })
    connect(hub)
    expect([hub.app('b').connections.size, hub.app('app').connections.size]).toEqual([2, 1])
    expect(() => hub.app('nobody')).toThrow(ServerError)
    expect(() => hub.app('nobody')).toThrow(
      expect.objectContaining({
        code: 'unknown-app',
        message: expect.stringContaining('There is no app nobody.'),
      }),
    )
  })

  it('is not made without apps that can be told apart', () => {
    expect(() => createHub({ apps: [] })).toThrow(expect.objectContaining({ code: 'invalid-options' }))
  })

  it('has the limits of an app before its own, and its own before the usual ones', () => {
    const hub = createHub({ apps: [{ ...APP, limits: { payload: 1 } }], limits: { payload: 2, frame: 3 } })
    expect(hub.app(APP.id).limits).toMatchObject({ payload: 1, frame: 3, userInfo: 1024 })
  })

  it('asks for the origin of an app or, where that has none, of all', () => {
    const hub = createHub({
      apps: [APP, { id: 'b', key: 'other', secret: 's', allowedOrigins: ['https://b.net'] }],
      allowedOrigins: ['https://a.net'],
    })
    const code = (appKey: string, origin?: string) =>
      connect(hub, { appKey, ...(origin && { origin }) }).closed[0]
    expect(code(APP.key, 'https://a.net')).toBeUndefined()
    expect(code(APP.key, 'https://b.net')).toEqual([4009, 'Origin not allowed'])
    expect(code('other', 'https://b.net')).toBeUndefined()
    expect(code('other', 'https://a.net')).toEqual([4009, 'Origin not allowed'])
    expect(code('other')).toBeUndefined()
  })

  it('refuses with the protocol’s words, and what it refused is deaf and counts nothing', () => {
    const hub = createHub({ apps: [{ ...APP, enabled: false }] })
    const { got, closed, connection } = connect(hub)
    expect(got).toEqual([{ event: 'pusher:error', data: { code: 4003, message: PROTOCOL_ERRORS[4003] } }])
    expect(closed).toEqual([[4003, PROTOCOL_ERRORS[4003]]])
    connection.receive('{"event":"pusher:ping"}')
    connection.closed()
    expect([connection.appId, connection.socketId, connection.counts(1), connection.backlog.bytes]).toEqual([
      '',
      '',
      false,
      0,
    ])
    expect(got).toHaveLength(1)
  })

  it('takes a version of 64 characters at most', () => {
    const { client } = setUp()
    expect(client({ version: 'x'.repeat(64) }).closed).toEqual([])
    expect(client({ version: 'x'.repeat(65) }).closed[0]![0]).toBe(4006)
    expect(client({ version: '' }).closed).toEqual([])
  })

  it('is watched until it is watched no more, and no watcher can break it', () => {
    const { hub, ready } = setUp()
    const seen: string[] = []
    hub.tap(() => {
      throw new Error('broken')
    })
    const stop = hub.tap(({ type, appId }) => seen.push(`${type} ${appId}`))
    ready()
    hub.tell({ type: 'rate-limited', what: 'api' })
    hub.tell({ type: 'rate-limited', what: 'api' }, 'app')
    stop()
    ready()
    expect(seen).toEqual(['connected app', 'rate-limited ', 'rate-limited app'])
  })

  it('tells when something happened', () => {
    const { hub, clock, happened } = setUp()
    clock.advance(5000)
    hub.tell({ type: 'rate-limited', what: 'api' })
    expect(happened.at(-1)!.at).toBe(clock.now())
  })

  it('ends all connections of a user, and says how many those were', () => {
    const { hub, ready } = setUp()
    const clients = [ready(), ready(), ready()]
    clients[0]!.signIn({ id: 'ann' })
    clients[1]!.signIn({ id: 'ann' })
    clients[2]!.signIn({ id: 'bob' })
    expect(hub.terminateUser(APP.id, 'ann')).toBe(2)
    expect(clients.map(({ closed }) => closed[0]?.[0])).toEqual([4009, 4009, undefined])
    expect(hub.terminateUser(APP.id, 'ann')).toBe(0)
  })

  it('closes every connection with the code that it is given', () => {
    const { hub, ready } = setUp()
    const client = ready()
    hub.close(4100)
    expect(client.closed).toEqual([[4100, PROTOCOL_ERRORS[4100]]])
  })

  it('works by the time of its host where it is given none', () => {
    const hub = createHub({ apps: [APP] })
    const before = Date.now()
    const { connection } = connect(hub)
    const [only] = hub.app(APP.id).connections.values()
    expect(only!.connectedAt).toBeGreaterThanOrEqual(before)
    connection.closed()
    hub.connect({ appKey: APP.key, protocol: 7 }, quiet).closed()
    expect(hub.app(APP.id).connections.size).toBe(0)
  })
})
