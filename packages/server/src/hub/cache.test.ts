import { describe, expect, it } from 'vitest'
import { createCache } from './cache.ts'

function setUp(ttl = 100) {
  let now = 1000
  const cache = createCache(() => now, ttl)
  return { cache, pass: (ms: number) => (now += ms) }
}

describe('the last event of a cache channel', () => {
  it('is kept for its time, and not a moment longer', () => {
    const { cache, pass } = setUp()
    expect(cache.get('a')).toBeUndefined()
    expect(cache.set('a', 'e', '1')).toEqual({ event: 'e', data: '1', until: 1100 })
    pass(99)
    expect(cache.get('a')).toEqual({ event: 'e', data: '1', until: 1100 })
    pass(1)
    expect(cache.get('a')).toBeUndefined()
  })

  it('gives way to the next one, whose time begins anew', () => {
    const { cache, pass } = setUp()
    cache.set('a', 'e', '1')
    pass(60)
    cache.set('a', 'f', '2')
    pass(60)
    expect(cache.get('a')).toMatchObject({ event: 'f', data: '2' })
    expect(cache.size).toBe(1)
  })

  it('goes with those that are over when another comes, and no other with it', () => {
    const { cache, pass } = setUp()
    cache.set('a', 'e', '1')
    cache.set('b', 'e', '1')
    pass(50)
    cache.set('c', 'e', '1')
    cache.set('a', 'e', '2')
    pass(50)
    cache.set('d', 'e', '1')
    expect(cache.size).toBe(3)
    expect([cache.get('a')?.data, cache.get('b'), cache.get('c')?.data]).toEqual(['2', undefined, '1'])
  })

  it('is what another process has, or none where that has none', () => {
    const { cache } = setUp()
    cache.put('a', { event: 'e', data: 'theirs', until: 1050 })
    expect(cache.get('a')?.data).toBe('theirs')
    cache.put('a', undefined)
    expect([cache.get('a'), cache.size]).toEqual([undefined, 0])
  })
})
