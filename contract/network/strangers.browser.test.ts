import { type ChannelKitOptions, channel, createChannelKit } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import Pusher from 'pusher-js'
import { afterEach, expect, it, vi } from 'vitest'
import { commands as all } from 'vitest/browser'
import type { NetworkCommands } from './requests.ts'

const commands = all as unknown as NetworkCommands

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

let last = 0

it.each<[string, Partial<ChannelKitOptions>, string[]]>([
  ['plain, as in Getting started', { forceTLS: false }, ['http', 'ws']],
  ['a host and a port alone', {}, ['http', 'ws']],
  ['with TLS', { forceTLS: true }, ['https', 'wss']],
  ['beside a cluster', { cluster: 'eu', enableStats: true }, ['http', 'ws']],
  ['no WebSocket at all', { disabledTransports: ['ws', 'wss'] }, ['http']],
])('with the server down, the key goes to no stranger: %s', async (_, options, schemes) => {
  // Nothing listens there; and to none of the others, whose last requests may still come.
  const wsHost = `127.0.0.${++last}`
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await commands.watchRequests()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const kit = createChannelKit({
    key: 'app-key',
    ...{ wsHost, wsPort: 9, ...options },
    load: () => Pusher,
    deferred,
  } as ChannelKitOptions)
  const leave = channel(kit, 'orders').subscribe(() => {})
  // Long enough for all that pusher-js tries beside the first way, which it does after 2 and 5 seconds.
  for (let i = 0; i < 40; i++) {
    await vi.advanceTimersByTimeAsync(500)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  leave()
  kit.destroy()
  const own = /^127\.0\.0\.\d+:9$/
  const asked = (await commands.requestsSeen())
    .map((url) => new URL(url))
    .filter(({ host }) => host !== location.host && !(own.test(host) && host !== `${wsHost}:9`))
  const origins = new Set(asked.map(({ protocol, host }) => `${protocol}//${host}`))
  expect([...origins].sort()).toEqual(schemes.map((scheme) => `${scheme}://${wsHost}:9`))
})
