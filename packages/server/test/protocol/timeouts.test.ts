import { describe, expect, it } from 'vitest'
import { setUp } from '../support/hub.ts'

describe('silence', () => {
  it('is asked about, and a client that does not answer is closed with 4201', () => {
    const { ready, clock, state } = setUp()
    const client = ready()
    client.subscribe('a')
    client.take()
    clock.advance(180_000)
    expect(client.take()).toEqual([{ event: 'pusher:ping', data: {} }])
    clock.advance(29_999)
    expect(client.closed).toEqual([])
    clock.advance(1)
    expect(client.got).toMatchObject([{ event: 'pusher:error', data: { code: 4201 } }])
    expect(client.closed).toMatchObject([[4201, expect.any(String)]])
    expect([state.connections.size, state.channels.size]).toEqual([0, 0])
  })

  it.each([
    ['a pong', (say: (event: string) => void) => say('pusher:pong')],
    ['anything', (say: (event: string) => void) => say('nonsense')],
  ])('is over with %s', (_, speak) => {
    const { ready, clock } = setUp()
    const client = ready()
    for (let round = 0; round < 5; round++) {
      clock.advance(180_000)
      expect(client.events().filter((event) => event === 'pusher:ping')).toHaveLength(1)
      clock.advance(20_000)
      speak(client.say)
      client.take()
    }
    expect(client.closed).toEqual([])
  })

  it('is not asked about while a client pings by itself', () => {
    const { ready, clock } = setUp()
    const client = ready()
    for (let minute = 0; minute < 20; minute++) {
      clock.advance(120_000)
      client.say('pusher:ping', {})
    }
    expect(client.events()).toEqual(Array.from({ length: 20 }, () => 'pusher:pong'))
  })

  it('leaves no timer behind when the connection is gone', () => {
    const { ready, clock, happened } = setUp({ app: { authorizedConnections: true } })
    ready().connection.closed()
    const count = happened.length
    clock.advance(10_000_000)
    expect(happened).toHaveLength(count)
  })
})

describe('an app that wants authorised connections', () => {
  const app = { authorizedConnections: true }

  it('closes with 4009 whoever stays unauthorised', () => {
    const { ready, clock } = setUp({ app })
    const client = ready()
    client.subscribe('public')
    clock.advance(30_000)
    expect(client.closed[0]?.[0]).toBe(4009)
  })

  it('keeps who signed in or joined a channel that asks for a signature', () => {
    const { ready, clock } = setUp({ app })
    const [ann, bob, eve] = [ready(), ready(), ready()]
    ann.signIn({ id: 'ann' })
    bob.subscribe('private-a')
    eve.subscribe('presence-a', { id: 'eve' })
    clock.advance(60_000)
    expect([ann, bob, eve].flatMap(({ closed }) => closed)).toEqual([])
  })
})
