import { describe, expect, it } from 'vitest'
import { setUp } from '../support/hub.ts'

const rejected = { event: 'pusher:error', data: { code: 4301, message: expect.any(String) } }

describe('a client event', () => {
  it('reaches the others on a private channel, as it was sent', () => {
    const { ready, happened } = setUp({ app: { subscriptionCount: false } })
    const [ann, bob, eve] = [ready(), ready(), ready()]
    for (const one of [ann, bob]) one.subscribe('private-a')
    for (const one of [ann, bob]) one.take()
    ann.say('client-e', { deep: [1, 'x'] }, 'private-a')
    expect(bob.got).toEqual([{ event: 'client-e', channel: 'private-a', data: { deep: [1, 'x'] } }])
    expect([ann.got, eve.got]).toEqual([[], []])
    expect(happened.at(-1)).toMatchObject({ type: 'client-event', socketId: ann.socketId, userId: undefined })
  })

  it("carries the sender's id on a presence channel", () => {
    const { ready, happened } = setUp()
    const [ann, bob] = [ready(), ready()]
    ann.subscribe('presence-a', { id: 'ann' })
    bob.subscribe('presence-a', { id: 'bob' })
    bob.take()
    ann.say('client-e', 'x', 'presence-a')
    expect(bob.got).toEqual([{ event: 'client-e', channel: 'presence-a', data: 'x', user_id: 'ann' }])
    expect(happened.at(-1)).toMatchObject({ type: 'client-event', userId: 'ann' })
  })

  it('may have a null, a false and no data', () => {
    const { ready } = setUp()
    const [ann, bob] = [ready(), ready()]
    for (const one of [ann, bob]) one.subscribe('private-a')
    bob.take()
    for (const data of [null, false, undefined]) ann.say('client-e', data, 'private-a')
    expect(bob.got.map(({ data }) => data)).toEqual([null, false, undefined])
  })

  it.each([
    ['a public channel', 'a'],
    ['an encrypted channel', 'private-encrypted-a'],
    ["a user's own channel", '#server-to-user-ann'],
    ['a channel that the sender is not on', 'private-b'],
    ['no channel', undefined],
  ])('is refused on %s', (_, channel) => {
    const { ready } = setUp()
    const [ann, bob] = [ready(), ready()]
    for (const one of [ann, bob]) {
      one.signIn({ id: 'ann' })
      for (const name of ['a', 'private-encrypted-a', '#server-to-user-ann']) one.subscribe(name)
    }
    bob.subscribe('private-b')
    ann.take()
    bob.take()
    ann.say('client-e', 1, channel)
    expect(ann.got).toMatchObject([rejected])
    expect(bob.got).toEqual([])
  })

  it.each([
    ['its name is too long', `client-${'x'.repeat(194)}`, 1],
    ['its data is too long', 'client-e', 'x'.repeat(10_240)],
    ['its data is too long in bytes', 'client-e', 'ä'.repeat(5_200)],
  ])('is refused when %s', (_, event, data) => {
    const { ready } = setUp()
    const [ann, bob] = [ready(), ready()]
    for (const one of [ann, bob]) one.subscribe('private-a')
    ann.take()
    bob.take()
    ann.say(event, data, 'private-a')
    expect(ann.got).toMatchObject([rejected])
    expect(bob.got).toEqual([])
  })

  it('is refused over ten in any second, and the connection stays', () => {
    const { ready, clock } = setUp()
    const [ann, bob] = [ready(), ready()]
    for (const one of [ann, bob]) one.subscribe('private-a')
    ann.take()
    bob.take()
    const send = (count: number) => {
      for (let n = 0; n < count; n++) ann.say('client-e', n, 'private-a')
    }
    send(6)
    clock.advance(600)
    send(6)
    expect([bob.take().length, ann.take()]).toMatchObject([10, [rejected, rejected]])
    clock.advance(500)
    send(8)
    expect([bob.take().length, ann.take().length]).toEqual([6, 2])
    expect(ann.closed).toEqual([])
  })

  it('is refused where the app has them off', () => {
    const { ready } = setUp({ app: { clientEvents: false, subscriptionCount: false } })
    const [ann, bob] = [ready(), ready()]
    for (const one of [ann, bob]) one.subscribe('private-a')
    ann.say('client-e', 1, 'private-a')
    expect([ann.got[1], bob.got.length]).toMatchObject([rejected, 1])
  })

  it('nested deeper than can be written gets an error, and nothing else comes of it', () => {
    const { ready } = setUp()
    const [ann, bob] = [ready(), ready()]
    for (const one of [ann, bob]) one.subscribe('private-a')
    ann.take()
    bob.take()
    const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    ann.raw(`{"event":"client-e","channel":"private-a","data":${nested}}`)
    expect(ann.got).toMatchObject([{ event: 'pusher:error' }])
    expect(bob.got).toEqual([])
    ann.say('client-e', 1, 'private-a')
    expect(bob.got).toHaveLength(1)
  })
})
