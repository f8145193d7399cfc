import { describe, expect, it } from 'vitest'
import { type Client, setUp } from '../support/hub.ts'

describe('subscription counts', () => {
  const counts = (client: Client) =>
    client.got
      .filter(({ event }) => event === 'pusher_internal:subscription_count')
      .map(({ data }) => data.subscription_count)

  it.each(['a', 'private-a', 'private-encrypted-a', 'cache-a'])('are told on %s at each change', (name) => {
    const { ready } = setUp()
    const [ann, bob] = [ready(), ready()]
    ann.subscribe(name)
    bob.subscribe(name)
    bob.connection.closed()
    expect(counts(ann)).toEqual([1, 2, 1])
    expect(counts(bob)).toEqual([2])
  })

  it('are not told on presence channels, nor where the app has them off', () => {
    const { ready } = setUp()
    const ann = ready()
    ann.subscribe('presence-a', { id: 'ann' })
    expect(counts(ann)).toEqual([])
    const off = setUp({ app: { subscriptionCount: false } })
    const bob = off.ready()
    bob.subscribe('a')
    expect(counts(bob)).toEqual([])
    expect(off.types()).not.toContain('subscription-count')
  })

  it('are told together on channels of more than a hundred', () => {
    const { ready, clock } = setUp()
    const first = ready()
    first.subscribe('a')
    const others = Array.from({ length: 299 }, ready)
    for (const one of others) one.subscribe('a')
    expect(counts(first)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1))
    clock.advance(1000)
    expect(counts(first).slice(100)).toEqual([300])
    clock.advance(60_000)
    expect(counts(first)).toHaveLength(101)
    for (const one of others) one.connection.closed()
    clock.advance(1000)
    expect(counts(first).at(-1)).toBe(1)
  })
})
