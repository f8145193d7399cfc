import { describe, expect, it } from 'vitest'
import { setUp } from '../support/hub.ts'

describe('an event of the API', () => {
  it('reaches the subscribers with its data untouched, except the one to leave out', () => {
    const { client, state } = setUp({ app: { subscriptionCount: false } })
    const [ann, bob, eve] = [client(), client(), client()]
    for (const one of [ann, bob]) one.subscribe('a')
    for (const one of [ann, bob, eve]) one.take()
    state.publish('a', 'e', ' {"n": 1.0} ', bob.socketId)
    expect([ann.got, bob.got, eve.got]).toEqual([[{ event: 'e', channel: 'a', data: { n: 1 } }], [], []])
  })
})

describe('a cache channel', () => {
  it.each(['cache-a', 'private-cache-a', 'private-encrypted-cache-a', 'presence-cache-a'])(
    '%s gives its last event to whoever comes, or says that there is none',
    (name) => {
      const { ready, state, clock, types } = setUp({ app: { subscriptionCount: false } })
      const first = ready()
      first.subscribe(name, { id: 'ann' })
      expect(first.got.at(-1)).toMatchObject({ event: 'pusher:cache_miss', channel: name })
      expect(types()).toContain('cache-miss')
      state.publish(name, 'e', '1')
      state.publish(name, 'e', '2')
      const second = ready()
      second.subscribe(name, { id: 'bob' })
      expect(second.events()).toEqual(['pusher_internal:subscription_succeeded', 'e'])
      expect(second.got.at(-1)).toEqual({ event: 'e', channel: name, data: 2 })
      clock.advance(1_800_000)
      const late = ready()
      late.subscribe(name, { id: 'eve' })
      expect(late.events().at(-1)).toBe('pusher:cache_miss')
    },
  )

  it('keeps its event when nobody is there, is not occupied then, and forgets it in time', () => {
    const { state, clock, ready } = setUp()
    for (let n = 0; n < 1000; n++) state.publish(`cache-${n}`, 'e', '1')
    expect(state.channels.size).toBe(0)
    const client = ready()
    client.subscribe('cache-7')
    expect(client.events()).toContain('e')
    clock.advance(1_800_001)
    expect(state.cached('cache-7')).toBeUndefined()
    state.publish('cache-new', 'e', '1')
    expect(state.cached('cache-new')).toMatchObject({ data: '1' })
  })

  it('does not keep client events', () => {
    const { ready } = setUp()
    const [ann, bob] = [ready(), ready()]
    ann.subscribe('private-cache-a')
    ann.say('client-e', 1, 'private-cache-a')
    bob.subscribe('private-cache-a')
    expect(bob.events()).toContain('pusher:cache_miss')
    expect(bob.events()).not.toContain('client-e')
  })
})
