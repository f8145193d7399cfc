import { channel, latest, listen, presence, records } from '@channelkit/core'
import Client from 'pusher-js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { shows, startWorld } from './real-server.ts'

interface Socket {
  addEventListener(event: 'message', run: (event: { data: string }) => void): void
}
const { Runtime } = Client as unknown as { Runtime: { createWebSocket(url: string): Socket } }
const create = Runtime.createWebSocket

let world: Awaited<ReturnType<typeof startWorld>>
/** What each socket was sent. */
let sent: string[][]
beforeEach(async () => {
  world = await startWorld()
  sent = []
  const before = Runtime.createWebSocket
  Runtime.createWebSocket = (url) => {
    const socket = before.call(Runtime, url)
    const messages: string[] = []
    sent.push(messages)
    socket.addEventListener('message', ({ data }) => messages.push(data))
    return socket
  }
})
afterEach(async () => {
  Runtime.createWebSocket = create
  await world.end()
})

const publish = (count: number) => {
  const app = world.server.hub.app('app')
  for (let n = 0; n < count; n++) app.publish('news', 'n', JSON.stringify(n))
}
const several = (messages: string[] = []) => messages.filter((text) => text.startsWith('['))

it('what a server sends in one turn comes in one message, each once and in order', async () => {
  const kit = world.kit('ann', { coalesce: true })
  const heard: unknown[] = []
  listen(kit, 'news', 'n', (data) => heard.push(data))
  const room = presence(kit, 'presence-room')
  room.subscribe(() => {})
  await shows(channel(kit, 'news'), ({ status }) => status === 'live')
  await shows(room, ({ count }) => count === 1)
  const last = latest<string, string, unknown>(kit, 'news', 'n')
  publish(100)
  await shows(last, (value) => value === 99)
  expect(heard).toEqual(Array.from({ length: 100 }, (_, n) => n))
  expect(several(sent[0]).map((text) => JSON.parse(text).length)).toContain(100)
  // What pusher-js has to see reaches it, in its turn.
  presence(world.kit('bob', { coalesce: true }), 'presence-room').subscribe(() => {})
  await shows(room, ({ count }) => count === 2)
})

it('who does not ask is sent each alone, beside one who does', async () => {
  const kits = [world.kit('ann'), world.kit('bob', { coalesce: true })]
  const values = kits.map((kit) => latest<string, string, unknown>(kit, 'news', 'n'))
  await Promise.all(
    kits.map(async (kit, n) => {
      values[n]!.subscribe(() => {})
      await shows(channel(kit, 'news'), ({ status }) => status === 'live')
    }),
  )
  publish(51)
  await Promise.all(values.map((value) => shows(value, (shown) => shown === 50)))
  expect(sent.map((messages) => several(messages).length > 0).sort()).toEqual([false, true])
})

it('who wants fewer updates is sent in one message what is due at one time, each row with its newest', async () => {
  type Row = { s: number; n: number }
  const rows = records<string, string, Row>(world.kit('ann'), 'news', 'n', { by: 's', maxRate: 20 })
  const stop = rows.subscribe(() => {})
  const app = world.server.hub.app('app')
  const held = () => sent[0]?.some((text) => text.includes('channelkit:conflate'))
  await vi.waitFor(() => expect(held()).toBe(true), { interval: 5, timeout: 20_000 })
  for (let n = 0; n < 3; n++) for (let s = 0; s < 50; s++) app.publish('news', 'n', JSON.stringify({ s, n }))
  await shows(rows, (shown) => shown.size === 50 && shown.ids.every((id) => shown.get(id)?.n === 2))
  const sizes = several(sent[0]).map((text) => JSON.parse(text).length)
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(100)
  expect(sizes.length).toBeLessThan(12)
  stop()
})
