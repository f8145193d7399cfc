import { expect, it } from 'vitest'
import type { ChannelKitOptions } from './kit-options.ts'
import { checkOptions } from './options-check.ts'
import type { Source } from './source/source.ts'

const own = { key: 'app-key', cluster: 'eu' }
const source = {} as Source

it.each<ChannelKitOptions>([
  own,
  { key: 'app-key', wsHost: '127.0.0.1' },
  { pusher: {} },
  { source },
  { ...own, grace: 0, clientEventRate: 10, clientEventQueue: 0 },
  { ...own, authorize: { endpoint: '/auth' } },
])('takes %j', (options) => {
  expect(() => checkOptions(options)).not.toThrow()
})

it.each<[ChannelKitOptions, RegExp]>([
  [{}, /given: none/],
  [{ ...own, source }, /given: key and source/],
  [{ key: '', cluster: 'eu' }, /non-empty/],
  [{ key: 'app-key' }, /give a cluster/],
  [{ source, load: () => null }, /no effect/],
  [{ pusher: {}, authorize: {} }, /no effect/],
  [{ ...own, authorize: {}, channelAuthorization: {} as never }, /not both/],
  [{ ...own, grace: -1 }, /grace/],
  [{ ...own, clientEventRate: '10' as never }, /clientEventRate/],
  [{ ...own, clientEventQueue: Number.NaN }, /clientEventQueue/],
])('refuses %j', (options, why) => {
  expect(() => checkOptions(options)).toThrow(expect.objectContaining({ code: 'invalid-options' }))
  expect(() => checkOptions(options)).toThrow(why)
})
