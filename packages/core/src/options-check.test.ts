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
  ...['localhost', 'ws.test', 'my_host-1.internal', '10.0.0.1', '::1', '[::1]', '[2001:DB8::1]'].map(
    (wsHost) => ({ key: 'app-key', wsHost }),
  ),
  ...[1, 6001, 65_535, '6001' as never].map((wsPort) => ({ ...own, wsPort })),
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
  [{ key: 7 as never, cluster: 'eu' }, /non-empty/],
  ...[...['', 'ws://host', 'host:80', 'host/app', 'user@host', '-host', '[::g]', 'x::1', null, 7]].map(
    (wsHost): [ChannelKitOptions, RegExp] => [
      { key: 'app-key', wsHost: wsHost as never },
      /wsHost must be a name alone, without scheme, port or path, not/,
    ],
  ),
  [{ key: 'app-key', wsHost: 'a', httpHost: 'http://a' }, /httpHost must be a name alone/],
  [{ key: 'app-key', cluster: 'e u' }, /cluster must be a name alone, .* not "e u"/],
  ...[0, -1, 65_536, Number.NaN, 'x'].flatMap((port) =>
    (['wsPort', 'wssPort', 'httpPort', 'httpsPort'] as const).map((name): [ChannelKitOptions, RegExp] => [
      { ...own, [name]: port },
      new RegExp(`${name} must be a port, not`),
    ]),
  ),
])('refuses %j', (options, why) => {
  expect(() => checkOptions(options)).toThrow(expect.objectContaining({ code: 'invalid-options' }))
  expect(() => checkOptions(options)).toThrow(why)
})
