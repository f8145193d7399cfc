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

/** Nothing listens there. */
const DOWN = { wsHost: '127.0.0.1', wsPort: 9 }

it.each<[string, Partial<ChannelKitOptions>, string[]]>([
  ['plain, as in Getting started', { ...DOWN, forceTLS: false }, ['ws://127.0.0.1:9', 'http://127.0.0.1:9']],
  ['a host and a port alone', DOWN, ['ws://127.0.0.1:9', 'http://127.0.0.1:9']],
  ['with TLS', { ...DOWN, forceTLS: true }, ['wss://127.0.0.1:9', 'https://127.0.0.1:9']],
  [
    'beside a cluster',
    { ...DOWN, cluster: 'eu', enableStats: true },
    ['ws://127.0.0.1:9', 'http://127.0.0.1:9'],
  ],
  ['no WebSocket at all', { ...DOWN, disabledTransports: ['ws', 'wss'] }, ['http://127.0.0.1:9']],
])('with the server down, the key goes to no stranger: %s', async (_, options, origins) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await commands.watchRequests()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const kit = createChannelKit({
    key: 'app-key',
    ...options,
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
  const asked = (await commands.requestsSeen())
    .map((url) => new URL(url))
    .filter(({ host }) => host !== location.host)
  const hosts = new Set(asked.map(({ protocol, host }) => `${protocol}//${host}`))
  expect([...hosts].sort()).toEqual(origins.sort())
})
