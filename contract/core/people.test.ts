import {
  type ChannelKit,
  channel,
  cursors,
  glide,
  type Readable,
  roster,
  user,
  watchlist,
} from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let server: TestServer
beforeEach(() => {
  server = createTestServer()
})
afterEach(() => {
  server.destroy()
  vi.useRealTimers()
})
const visit = (id: string, watched?: string[]): ChannelKit =>
  createTestKit({ server, user: { id, info: { name: id }, watchlist: watched } }).kit
const watch = <T extends Readable<unknown>>(store: T): T => {
  store.subscribe(() => {})
  return store
}

describe('a roster', () => {
  it('tells who of the given people is there, and since when', async () => {
    const office = server.presence('presence-office')
    office.join('bob')
    office.join('zoe')
    const team = watch(roster(visit('ann'), 'presence-office', ['ann', 'bob', { id: 'cy', team: 'x' }]))
    expect(team.getSnapshot().people.map(({ online }) => online)).toEqual([false, false, false])
    await server.settled()
    const before = team.getSnapshot()
    expect(before.people.map(({ id, online, since }) => [id, online, since])).toEqual([
      ['ann', true, null],
      ['bob', true, null],
      ['cy', false, null],
    ])
    office.leave('bob')
    office.join('cy')
    await server.settled()
    const after = team.getSnapshot()
    expect(after.people.map(({ online, since }) => [online, typeof since])).toEqual([
      [true, 'object'],
      [false, 'number'],
      [true, 'number'],
    ])
    expect(after.people[0]).toBe(before.people[0])
    expect(after.online).toBe(2)
  })
})

describe('cursors', () => {
  it('send some eight messages a second, the last position among them, and go when their owner does', async () => {
    vi.useFakeTimers()
    const [ann, bob] = ['ann', 'bob'].map((id) => watch(cursors(visit(id), 'presence-board')))
    await server.settled()
    for (let i = 1; i <= 100; i++) {
      ann!.move(i / 100, 0.5)
      await vi.advanceTimersByTimeAsync(10)
    }
    await vi.advanceTimersByTimeAsync(300)
    await server.settled()
    expect(server.triggered.length).toBeLessThanOrEqual(10)
    const [cursor] = bob!.getSnapshot()
    expect(cursor).toMatchObject({ id: 'ann', x: 1, y: 0.5 })
    expect(glide(cursor!, cursor!.at + 1000)).toEqual({ x: 1, y: 0.5 })
    expect(glide(cursor!, cursor!.at).x).toBeLessThan(1)
    expect(ann!.getSnapshot()).toEqual([])
    ann!.leave()
    await server.settled()
    expect(bob!.getSnapshot()).toEqual([])
  })
})

describe('a user', () => {
  it('signs in, hears what is sent to them, and sees who of the watched is online', async () => {
    const kit = visit('ann', ['bob', 'cy'])
    const me = watch(user(kit))
    const friends = watch(watchlist(kit))
    const heard: unknown[] = []
    me.on('notice', (data) => heard.push(data))
    me.signIn()
    await server.settled()
    expect(me.getSnapshot()).toMatchObject({ status: 'signed-in', user: { id: 'ann' }, error: null })
    server.emitToUser('ann', 'notice', { n: 1 })
    server.emitToUser('bob', 'notice', { n: 2 })
    const bob = visit('bob')
    user(bob).signIn()
    await server.settled()
    expect(heard).toEqual([{ n: 1 }])
    expect(friends.getSnapshot().online).toEqual(['bob'])
    bob.destroy()
    await server.settled()
    expect(friends.getSnapshot().has('bob')).toBe(false)
  })

  it('sees a refusal, and that the server closed the connection for good', async () => {
    const allow = server.refuseAuth('')
    const kit = visit('ann')
    const me = watch(user(kit))
    me.signIn()
    await server.settled()
    expect(me.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'auth-denied' } })
    allow()
    me.signIn()
    await server.settled()
    expect(me.getSnapshot().status).toBe('signed-in')
    const room = channel(kit, 'presence-room')
    watch(room)
    await server.settled()
    server.terminateUser('ann')
    await server.settled()
    expect(me.getSnapshot()).toMatchObject({ status: 'terminated', error: { code: 'terminated' } })
    expect(room.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'terminated' } })
  })
})
