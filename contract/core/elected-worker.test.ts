import { type ChannelKit, channel, createChannelKit, latest, listen, presence } from '@channelkit/core'
import { createTestOptions, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createAir, createLocks } from './fake-tabs.ts'

let server: TestServer
let tabs: ChannelKit[]
beforeEach(() => {
  vi.stubGlobal('SharedWorker', undefined)
  Reflect.deleteProperty(globalThis, 'SharedWorker')
  vi.stubGlobal('navigator', { locks: createLocks() })
  const air = createAir()
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      constructor(name: string) {
        // biome-ignore lint/correctness/noConstructorReturn: it stands for the class
        return air(name)
      }
    },
  )
  server = createTestServer()
  tabs = []
})
afterEach(async () => {
  for (const tab of tabs) tab.destroy()
  await server.settled()
  server.destroy()
  vi.unstubAllGlobals()
})

/** Tabs where there are no shared workers. */
function open(count: number): ChannelKit[] {
  const { options } = createTestOptions({ server, user: { id: 'ann' } })
  const kits = Array.from({ length: count }, () =>
    createChannelKit({ ...options, worker: 'shared', grace: 0, leaveAfter: 0 }),
  )
  tabs.push(...kits)
  return kits
}
const sockets = () => server.hub.app('test').connections.size

it('one of three tabs leads, and all hear what they asked for, once and in order', async () => {
  const kits = open(3)
  const heard: number[][] = [[], [], []]
  for (const [n, kit] of kits.entries()) listen(kit, 'news', 'n', (data) => heard[n]!.push(data as number))
  await server.settled()
  expect([sockets(), kits.map((kit) => kit.connection.getSnapshot().status)]).toEqual([
    1,
    ['connected', 'connected', 'connected'],
  ])
  for (let n = 0; n < 40; n++) server.emit('news', 'n', n)
  await server.settled()
  const all = Array.from({ length: 40 }, (_, n) => n)
  expect(heard).toEqual([all, all, all])
})

it('presence counts one, private channels are asked for by each, and what is sent reaches the others', async () => {
  const kits = open(2)
  const rooms = kits.map((kit) => presence(kit, 'presence-room'))
  const heard: unknown[] = []
  for (const room of rooms) room.subscribe(() => {})
  listen(kits[0]!, 'presence-room', 'client-n', (data) => heard.push(data))
  await server.settled()
  expect(rooms.map((room) => room.getSnapshot().me?.id)).toEqual(['ann', 'ann'])
  expect(server.presence('presence-room').members).toEqual(['ann'])
  await channel(kits[1]!, 'presence-room').trigger('client-n', 1)
  await server.settled()
  expect(heard).toEqual([1])
})

it('when the one that leads goes another does: what was heard is there, and all goes on', async () => {
  const [first, ...rest] = open(3)
  const values = rest.map((kit) => latest<string, string, unknown>(kit, 'news', 'n'))
  listen(first!, 'news', 'n', () => {})
  for (const value of values) value.subscribe(() => {})
  await server.settled()
  server.emit('news', 'n', 'before')
  await server.settled()
  first!.destroy()
  await server.settled()
  expect(values.map((value) => value.getSnapshot())).toEqual(['before', 'before'])
  expect(rest.map((kit) => channel(kit, 'news').getSnapshot().status)).toEqual(['live', 'live'])
  // What was sent while nobody led was missed, and is said to be.
  expect(rest.map((kit) => channel(kit, 'news').getSnapshot().gap)).toEqual([
    expect.objectContaining({ from: expect.any(Number) }),
    expect.objectContaining({ from: expect.any(Number) }),
  ])
  server.emit('news', 'n', 'after')
  await server.settled()
  expect([values.map((value) => value.getSnapshot()), sockets()]).toEqual([['after', 'after'], 1])
})
