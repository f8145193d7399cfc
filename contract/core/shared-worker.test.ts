import {
  type AuthorizeFunction,
  type ChannelKit,
  ChannelKitError,
  channel,
  createChannelKit,
  listen,
  presence,
  user,
} from '@channelkit/core'
import { createTestOptions, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createLocks } from './fake-tabs.ts'

let server: TestServer
let tabs: ChannelKit[]
beforeEach(() => {
  vi.stubGlobal('SharedWorker', class {})
  vi.stubGlobal('navigator', { locks: createLocks() })
  server = createTestServer({ history: [{ channels: 'kept' }] })
  tabs = []
})
afterEach(() => {
  for (const tab of tabs) tab.destroy()
  server.destroy()
  vi.unstubAllGlobals()
})

/** Tabs of one browser, each with whoever is logged in there. */
function browser() {
  const door = createTestOptions({ server })
  return (who: string | null = 'ann') => {
    const own = createTestOptions({ server, user: () => (state.who === null ? null : { id: state.who }) })
    const state = { who, asked: 0 }
    const authorize: AuthorizeFunction = (request, signal) => {
      state.asked++
      return (own.options.authorize as AuthorizeFunction)(request, signal)
    }
    const kit = createChannelKit({ ...door.options, authorize, worker: 'shared', grace: 0, leaveAfter: 0 })
    tabs.push(kit)
    return { kit, state }
  }
}
const sockets = () => [...server.hub.app('test').connections.values()].length

it('three tabs are one connection, and each hears what it asked for', async () => {
  const open = browser()
  const [a, b, c] = [open(), open(), open()]
  const heard: unknown[] = []
  listen(a.kit, 'news', 'n', (data) => heard.push(['a', data]))
  listen(b.kit, 'news', 'n', (data) => heard.push(['b', data]))
  listen(c.kit, 'news', 'other', (data) => heard.push(['c', data]))
  await server.settled()
  expect([sockets(), server.channels]).toEqual([1, ['news']])
  server.emit('news', 'n', 1)
  server.emit('news', 'other', 2)
  await server.settled()
  expect(heard.sort()).toEqual([
    ['a', 1],
    ['b', 1],
    ['c', 2],
  ])
  expect([a, b, c].map(({ kit }) => kit.socketId)).toEqual(Array(3).fill(a.kit.socketId))
})

it('presence counts one member and one connection; whoever comes later sees who is there', async () => {
  const open = browser()
  server.presence('presence-room').join('bob')
  const rooms = [open(), open()].map(({ kit }) => presence(kit, 'presence-room'))
  for (const room of rooms) room.subscribe(() => {})
  await server.settled()
  const late = presence(open().kit, 'presence-room')
  late.subscribe(() => {})
  await server.settled()
  expect([...rooms, late].map((room) => room.getSnapshot().count)).toEqual([2, 2, 2])
  expect(late.getSnapshot().me?.id).toBe('ann')
  expect([...server.presence('presence-room').members].sort()).toEqual(['ann', 'bob'])
  server.presence('presence-room').leave('bob')
  await server.settled()
  expect([...rooms, late].map((room) => room.getSnapshot().count)).toEqual([1, 1, 1])
})

it('a tab that goes leaves its channels, whether it says so or not, and the last one the connection', async () => {
  const open = browser()
  const [a, b] = [open(), open()]
  channel(a.kit, 'both').subscribe(() => {})
  channel(b.kit, 'both').subscribe(() => {})
  channel(b.kit, 'alone').subscribe(() => {})
  await server.settled()
  expect([...server.channels].sort()).toEqual(['alone', 'both'])
  b.kit.destroy()
  await server.settled()
  expect([sockets(), server.channels]).toEqual([1, ['both']])
  a.kit.destroy()
  await server.settled()
  expect(sockets()).toBe(0)
})

it('each tab is authorised by itself, and who may not hears nothing', async () => {
  const open = browser()
  const ann = open()
  const heard: unknown[] = []
  listen(ann.kit, 'private-mail', 'n', (data) => heard.push(['ann', data]))
  await server.settled()
  const nobody = open(null)
  const mail = channel(nobody.kit, 'private-mail')
  listen(nobody.kit, 'private-mail', 'n', (data) => heard.push(['nobody', data]))
  mail.subscribe(() => {})
  await server.settled()
  server.emit('private-mail', 'n', 'secret')
  await server.settled()
  expect(mail.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'auth-denied' } })
  expect(heard).toEqual([['ann', 'secret']])
  expect([ann.state.asked, nobody.state.asked]).toEqual([1, 1])
  // Whoever may by now, is.
  nobody.state.who = 'ann'
  mail.retry()
  await server.settled()
  server.emit('private-mail', 'n', 'more')
  await server.settled()
  expect(heard.slice(1).sort()).toEqual([
    ['ann', 'more'],
    ['nobody', 'more'],
  ])
})

it('tabs of different users do not share', async () => {
  const open = browser()
  const [ann, bob] = [open('ann'), open('bob')]
  const rooms = [ann, bob].map(({ kit }) => presence(kit, 'presence-room'))
  for (const room of rooms) room.subscribe(() => {})
  await server.settled()
  expect(sockets()).toBe(2)
  expect(rooms.map((room) => room.getSnapshot().me?.id)).toEqual(['ann', 'bob'])
  expect([...server.presence('presence-room').members].sort()).toEqual(['ann', 'bob'])
})

it('a sign-in is for all who sign in as the same, and not for others', async () => {
  const open = browser()
  const [first, second, other] = [open('ann'), open('ann'), open('bob')]
  const users = []
  for (const { kit } of [first, second, other]) {
    const me = user(kit)
    me.subscribe(() => {})
    me.signIn()
    users.push(me)
    await server.settled()
  }
  expect(users.map((me) => me.getSnapshot().user?.id)).toEqual(['ann', 'ann', 'bob'])
  expect(sockets()).toBe(2)
  const heard: unknown[] = []
  for (const [n, me] of users.entries()) me.on('mail', (data) => heard.push([n, data]))
  server.emitToUser('ann', 'mail', 1)
  await server.settled()
  expect(heard.sort()).toEqual([
    [0, 1],
    [1, 1],
  ])
})

it('who becomes somebody else does so alone, and others of the tabs follow when they do', async () => {
  const open = browser()
  const [a, b] = [open('ann'), open('ann')]
  const rooms = [a, b].map(({ kit }) => presence(kit, 'presence-room'))
  for (const room of rooms) room.subscribe(() => {})
  await server.settled()
  a.state.who = 'bob'
  a.kit.reauthorize()
  await server.settled()
  expect(rooms.map((room) => room.getSnapshot().me?.id)).toEqual(['bob', 'ann'])
  b.state.who = 'bob'
  b.kit.reauthorize()
  await server.settled()
  expect(rooms.map((room) => room.getSnapshot().me?.id)).toEqual(['bob', 'bob'])
  expect([sockets(), server.presence('presence-room').members]).toEqual([1, ['bob']])
})

it('what one tab sends reaches the others as if it had a connection of its own', async () => {
  const open = browser()
  const [a, b] = [open(), open()]
  const heard: unknown[] = []
  for (const [name, { kit }] of Object.entries({ a, b }))
    listen(kit, 'presence-room', 'client-n', (data, { userId }) => heard.push([name, data, userId]))
  await server.settled()
  await channel(a.kit, 'presence-room').trigger('client-n', 7)
  await server.settled()
  expect(heard).toEqual([['b', 7, 'ann']])
})

it('a line that breaks is told to all, and all come back, each authorised again', async () => {
  const open = browser()
  const all = [open(), open()]
  const heard: unknown[] = []
  for (const [n, { kit }] of all.entries()) listen(kit, 'private-mail', 'n', (data) => heard.push([n, data]))
  await server.settled()
  expect(all.map(({ state }) => state.asked)).toEqual([1, 1])
  server.cut()
  await server.settled()
  expect(all.map(({ kit }) => channel(kit, 'private-mail').getSnapshot().status)).toEqual(['stale', 'stale'])
  server.restore()
  for (const { kit } of all) kit.connection.retry()
  await server.settled()
  server.emit('private-mail', 'n', 1)
  await server.settled()
  expect(all.map(({ state }) => state.asked)).toEqual([2, 2])
  expect(heard.sort()).toEqual([
    [0, 1],
    [1, 1],
  ])
})

it('without Web Locks the page goes on by itself, and says why', async () => {
  vi.stubGlobal('navigator', {})
  const onError = vi.fn()
  const { options } = createTestOptions({ server, worker: 'shared', onError })
  const kit = createChannelKit(options)
  tabs.push(kit)
  const news = channel(kit, 'news')
  news.subscribe(() => {})
  await server.settled()
  expect(news.getSnapshot().status).toBe('live')
  expect(onError.mock.calls[0]![0]).toMatchObject({ code: 'worker-unavailable' })
  expect(onError.mock.calls[0]![0]).toBeInstanceOf(ChannelKitError)
})
