import { describe, expect, it } from 'vitest'
import { setUp } from '../../test/support/hub.ts'

/** 50 frames a second and 5 client events of one piece, with 2 channels: 55 and 4 at once. */
const limits = { framesPerSecond: 50, clientEventsPerSecond: 5, payload: 1, channelsPerConnection: 2 }
const limited = (happened: readonly { type: string }[]) =>
  happened.filter(({ type }) => type === 'rate-limited')

describe('what a connection may send', () => {
  it('is what its limits allow at once; who sends more is told and closed', () => {
    const { ready, happened } = setUp({ limits })
    const client = ready()
    for (let n = 0; n < 59; n++) client.say('pusher:ping')
    expect(client.closed).toEqual([])
    client.say('pusher:ping')
    const message = 'Too many frames. A connection may send 50 a second'
    expect(client.closed).toEqual([[4100, message]])
    expect(client.got.at(-1)).toEqual({ event: 'pusher:error', data: { code: 4100, message } })
    expect(limited(happened)).toMatchObject([{ what: 'frames', socketId: client.socketId }])
    client.say('pusher:ping')
    expect(client.got).toHaveLength(60)
  })

  it('comes back with time, as fast as it may send', () => {
    const { ready, clock } = setUp({ limits })
    const client = ready()
    for (let n = 0; n < 59; n++) client.say('pusher:ping')
    clock.advance(1000)
    for (let n = 0; n < 55; n++) client.say('pusher:ping')
    expect(client.closed).toEqual([])
    client.say('pusher:ping')
    expect(client.closed).toHaveLength(1)
  })

  it('counts each begun 4 kB of a frame, and what the transport answers itself', () => {
    const { ready } = setUp({ limits: { ...limits, frame: 1_000_000 } })
    const client = ready()
    // Of 4095 bytes is one piece, of 4096 the next has begun.
    client.raw('x'.repeat(4095))
    for (let n = 0; n < 29; n++) client.raw('x'.repeat(4096))
    expect(client.closed).toEqual([])
    client.raw('x'.repeat(4096))
    expect(client.closed).toHaveLength(1)
    const other = ready()
    for (let n = 0; n < 59; n++) expect(other.connection.counts(0)).toBe(true)
    expect([other.connection.counts(0), other.connection.counts(0)]).toEqual([false, false])
    expect(other.closed).toHaveLength(1)
  })
})

describe('what an address may send', () => {
  const ofAddress = { framesPerSecondPerAddress: 4 }
  const address = '10.0.0.1'
  it('is shared by its connections, each of which costs ten frames', () => {
    const { client, happened } = setUp({ limits: ofAddress })
    const [one, other] = [client({ address }), client({ address })]
    const elsewhere = client({ address: '10.0.0.2' })
    // 40 at once: 20 are gone for the two handshakes.
    for (let n = 0; n < 10; n++) for (const each of [one, other]) each.say('pusher:ping')
    expect([one.closed, other.closed]).toEqual([[], []])
    other.say('pusher:ping')
    expect(other.closed).toEqual([[4100, 'Too many frames. An address may send 4 a second']])
    expect(limited(happened)).toMatchObject([{ what: 'frames-of-address', socketId: other.socketId }])
    elsewhere.say('pusher:ping')
    expect(elsewhere.closed).toEqual([])
  })

  it('is asked before one more may come, with or without others', () => {
    const { client, clock } = setUp({ limits: ofAddress })
    const codes = Array.from({ length: 5 }, () => client({ address }).closed[0]?.[0])
    expect(codes).toEqual([undefined, undefined, undefined, undefined, 4100])
    clock.advance(2499)
    expect(client({ address }).closed[0]?.[0]).toBe(4100)
    clock.advance(1)
    expect(client({ address }).closed).toEqual([])
  })

  it('is no matter where none is known', () => {
    const { client } = setUp({ limits: ofAddress })
    for (let n = 0; n < 20; n++) expect(client().closed).toEqual([])
  })
})
