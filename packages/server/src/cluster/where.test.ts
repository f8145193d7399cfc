import { describe, expect, it } from 'vitest'
import { addressOf, faultOf, placeName, type RedisPlace } from './where.ts'

const hosts = ['10.0.0.1:6379']

describe('where Redis is', () => {
  it.each<[string, RedisPlace]>([
    ['an address', { url: 'rediss://user:password@redis.internal:6380/1' }],
    [
      'sentinels',
      { sentinel: { hosts: ['a', 'b:26379'], name: 'main' }, password: 'secret', db: 2, tls: true },
    ],
    ['a cluster', { cluster: { hosts, partitions: 32 }, username: 'ck', password: 'secret' }],
  ])('is %s', (_, place) => {
    expect(faultOf(place)).toBeUndefined()
    expect(placeName(place)).not.toMatch(/password|secret/)
  })

  it.each<[string, RedisPlace, RegExp]>([
    ['nothing', {}, /needs one of url, sentinel and cluster/],
    ['two at once', { url: 'redis://a', cluster: { hosts } }, /needs one of .* and only one/],
    ['no URL', { url: 'http://a' }, /must be a URL/],
    ['a password beside the URL', { url: 'redis://a', password: 'secret' }, /belong into its url/],
    ['no hosts', { sentinel: { hosts: [] } }, /redis\.sentinel\.hosts must be addresses/],
    [
      'hosts that are URLs',
      { cluster: { hosts: ['redis://:secret@a:1'] } },
      /redis\.cluster\.hosts must be addresses/,
    ],
    ['a database in a cluster', { cluster: { hosts }, db: 1 }, /one database only/],
    ['half a partition', { cluster: { hosts, partitions: 1.5 } }, /whole number from 1 to 256/],
  ])('can not be %s, and no secret is repeated', (_, place, fault) => {
    expect(faultOf(place)).toMatch(fault)
    expect(faultOf(place)).not.toContain('secret')
  })

  it('is read as it is written, with the usual port', () => {
    expect(addressOf('10.0.0.1', 6379)).toEqual({ host: '10.0.0.1', port: 6379 })
    expect(addressOf('[::1]:7000', 6379)).toEqual({ host: '::1', port: 7000 })
    for (const text of ['', 'a b', 'a:0', 'a:99999', 'user@a', undefined])
      expect(addressOf(text, 1)).toBeUndefined()
  })
})
