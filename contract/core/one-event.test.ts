import { existsSync, readFileSync } from 'node:fs'
import { type ChannelKit, channel, type Happening, latest, presence } from '@channelkit/core'
import { createTestKit, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

// The first file to read: one event and one member, from the socket to a snapshot, with the file of core/src that takes
// each step. What a step does in full is in the test of the same name beside it.

let kit: ChannelKit
let server: TestServer
let heard: Happening[]

beforeEach(() => {
  vi.useFakeTimers()
  // kit.ts: the parts are made and joined, and nothing connects. What happens passes one door, bus.ts.
  ;({ kit, server } = createTestKit({ user: { id: 'ann', info: { name: 'Ann' } } }))
  heard = []
  kit.internals.bus.tap((happening) => void heard.push(happening))
})
afterEach(() => {
  server.destroy()
  vi.useRealTimers()
})

const types = () => heard.map(({ type }) => type)

it('an event', async () => {
  // collections/latest.ts: a store over an event. once.ts gives the same one to all who ask alike.
  const price = latest(kit, 'ticker', 'price')
  expect(latest(kit, 'ticker', 'price')).toBe(price)
  expect(kit.connection.getSnapshot().status).toBe('idle')

  // fold.ts, lease.ts: the first listener starts the fold, which observes its channel (channels.ts, channel-entry.ts);
  // source/lazy.ts remembers what is asked until the code that connects is there (deferred.ts, source/pusher-open.ts).
  const told: unknown[] = []
  const stop = price.subscribe(() => told.push(price.getSnapshot()))
  expect(types()).toEqual(['subscribe', 'connection'])
  await server.settled()

  // source/pusher-connection.ts and source/pusher-channels.ts: what pusher-js calls back with becomes happenings.
  expect(types()).toEqual(expect.arrayContaining(['connection', 'subscribed']))
  expect(channel(kit, 'ticker').getSnapshot().status).toBe('live')

  // The server sends a frame; pusher-js reads it from its socket and calls the one receiver of that event.
  const handled: unknown[] = []
  const off = channel(kit, 'ticker').on('price', (data) => handled.push([data, price.getSnapshot()]))
  heard = []
  server.emit('ticker', 'price', 42)
  await server.settled()
  expect(heard).toMatchObject([{ type: 'event', channel: 'ticker', event: 'price', data: 42 }])

  // routes.ts: handlers come first, each once; then the folds, which change their private draft and mark it.
  expect(handled).toEqual([[42, undefined]])

  // frames.ts, store.ts: with the next frame the draft is staged as the snapshot, and then whoever listens is told.
  expect(told).toEqual([42])
  expect(price.getSnapshot()).toBe(42)

  // lease.ts: with its last user the store ends after its grace (0 in tests), and gives up its channel.
  heard = []
  off()
  stop()
  await server.settled()
  expect(types()).toEqual(['unsubscribe'])
  expect([price.getSnapshot(), server.channels]).toEqual([undefined, []])
})

it('a member', async () => {
  // people/presence.ts: a store over the members of a channel; auth/ has the channel authorised.
  const room = presence(kit, 'presence-room')
  room.subscribe(() => {})
  await server.settled()

  // source/pusher-presence.ts: who is there is told as plain data, right before the channel is live.
  const live = types().indexOf('subscribed')
  expect(heard[live - 1]).toMatchObject({
    type: 'members',
    me: 'ann',
    all: [{ id: 'ann', info: { name: 'Ann' } }],
  })

  // present.ts: the channel keeps who is there for stores that come later.
  expect([...kit.internals.channels.get('presence-room').present()!.members.keys()]).toEqual(['ann'])

  // Somebody comes: one happening; people/presence-members.ts says what changed, and one frame shows it.
  heard = []
  const changes: unknown[] = []
  room.onChange(({ joined, left }) => changes.push([joined.map(({ id }) => id), left.map(({ id }) => id)]))
  const bob = server.presence('presence-room').join('bob')
  await server.settled()
  expect(heard).toMatchObject([{ type: 'member', channel: 'presence-room', joined: { id: 'bob' } }])
  expect(room.getSnapshot().members.map(({ id }) => id)).toEqual(['ann', 'bob'])

  // keyed.ts: a store of one member alone, told only when that one changed.
  const one = room.member('bob')
  const toldOfBob: unknown[] = []
  one.subscribe(() => toldOfBob.push(one.getSnapshot()))
  bob.leave()
  await server.settled()
  expect(toldOfBob).toEqual([undefined])
  expect(changes).toEqual([
    [['bob'], []],
    [[], ['bob']],
  ])
})

it('goes by files that are there', () => {
  const lines = readFileSync(new URL(import.meta.url), 'utf8').split('\n')
  const comments = lines.filter((line) => line.trim().startsWith('//')).join(' ')
  const names = [...comments.matchAll(/[\w/-]+[.]ts/g)].map(([name]) => name)
  expect(names.length).toBeGreaterThan(15)
  const missing = names.filter(
    (name) => !existsSync(new URL(`../../packages/core/src/${name}`, import.meta.url)),
  )
  expect(missing).toEqual([])
})
