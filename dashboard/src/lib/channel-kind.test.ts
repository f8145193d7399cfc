import { expect, it } from 'vitest'
import { isCache, isPresence, kindsOf } from './channel-kind.ts'

it.each([
  ['orders', ['public']],
  ['private-orders', ['private']],
  ['private-encrypted-orders', ['encrypted']],
  ['presence-room', ['presence']],
  ['cache-price', ['public', 'cache']],
  ['private-cache-price', ['private', 'cache']],
  ['presence-cache-room', ['presence', 'cache']],
  ['private-encrypted-cache-x', ['encrypted', 'cache']],
  ['#server-to-user-ann', ['user']],
  ['my-cache-x', ['public']],
])('%s is %j', (name, kinds) => {
  expect(kindsOf(name)).toEqual(kinds)
  expect([isCache(name), isPresence(name)]).toEqual([kinds.includes('cache'), kinds.includes('presence')])
})
