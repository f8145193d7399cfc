import { describe, expect, it } from 'vitest'
import { setUp } from '../support/hub.ts'

describe('a handshake', () => {
  it('is answered with a socket id and the time after which a client pings', () => {
    const { client } = setUp()
    const { got, socketId, closed } = client()
    expect(socketId).toMatch(/^\d+\.\d+$/)
    expect(got).toEqual([
      { event: 'pusher:connection_established', data: { socket_id: socketId, activity_timeout: 120 } },
    ])
    expect(closed).toEqual([])
  })

  it.each([
    ['an unknown key', {}, { appKey: 'nobody' }, 4001],
    ['a disabled app', { enabled: false }, {}, 4003],
    ['no TLS where the app asks for it', { tlsOnly: true }, {}, 4000],
    ['no protocol', {}, { protocol: null }, 4008],
    ['an empty protocol', {}, { protocol: '' }, 4008],
    ['protocol 3', {}, { protocol: '3' }, 4007],
    ['protocol 8', {}, { protocol: 8 }, 4007],
    ['a protocol that is no number', {}, { protocol: '0x7' }, 4007],
    ['a version that can be none', {}, { version: '8.6.0 <script>' }, 4006],
    ['a full app', { maxConnections: 0 }, {}, 4004],
  ])('with %s gets the error, then the close code', (_, app, handshake, code) => {
    const { client, happened } = setUp({ app })
    const { got, closed, say } = client(handshake)
    expect(got).toEqual([{ event: 'pusher:error', data: { code, message: expect.any(String) } }])
    expect(closed).toEqual([[code, got[0]!.data.message]])
    say('pusher:ping')
    expect(got).toHaveLength(1)
    expect(happened).toMatchObject([{ type: 'refused', code }])
  })

  it.each([
    { protocol: 5 },
    { protocol: '6' },
    { protocol: '7', version: '4.4.0' },
    { version: '8.6.0-beta+1' },
    { secure: true },
  ])('%j is welcome', (handshake) => {
    const { client } = setUp({ app: { tlsOnly: 'secure' in handshake } })
    expect(client(handshake).events()).toEqual(['pusher:connection_established'])
  })

  it('finds room again when somebody left', () => {
    const { client } = setUp({ app: { maxConnections: 1 } })
    const first = client()
    expect(client().closed[0]?.[0]).toBe(4004)
    first.connection.closed()
    expect(client().closed).toEqual([])
  })

  it('gives no socket id twice', () => {
    const { client } = setUp()
    expect(new Set(Array.from({ length: 500 }, () => client().socketId)).size).toBe(500)
  })
})
