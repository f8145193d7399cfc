import {
  ChannelKitError,
  channel,
  defineChannels,
  feed,
  type Happening,
  latest,
  presence,
  type Source,
  user,
} from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import { createTestKit } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Each kind of happening that there is, but for what only a worker tells: the compiler sees to it that none is missing. */
const kinds: Record<Exclude<Happening['type'], 'points'>, true> = {
  'channel-error': true,
  conflated: true,
  connection: true,
  'connection-error': true,
  count: true,
  dropped: true,
  error: true,
  event: true,
  invalid: true,
  member: true,
  members: true,
  past: true,
  refused: true,
  sent: true,
  network: true,
  'server-error': true,
  subscribe: true,
  subscribed: true,
  unheard: true,
  unsubscribe: true,
  user: true,
  'user-event': true,
  watchlist: true,
}

/** A life in which everything happens, to a kit on the real pusher-js. */
async function everything(over: (source: Source) => Source = (source) => source) {
  const errors: ChannelKitError[] = []
  const { kit, server, line } = createTestKit({
    user: { id: 'ann', info: { name: 'Ann' }, watchlist: ['bob'] },
    deferred: { ...deferred, openSource: async (options) => over(await deferred.openSource(options)) },
    channels: defineChannels({ 'presence-room': { events: { n: z.number() } } }),
    clientEventQueue: 1,
    clientEventRate: 100,
    onError: (error) => errors.push(error),
  })
  const heard: Happening[] = []
  kit.activity.subscribe(() => {})
  kit.internals.bus.tap((happening) => heard.push(happening))

  const room = channel(kit, 'presence-room')
  const leaveFeed = feed(kit, 'presence-room', ['n'], { rewind: 1 }).subscribe(() => {})
  const leave = room.on('n', (n) => {
    if (n === 1) throw new Error('mine')
  })
  const people = presence(kit, 'presence-room')
  people.subscribe(() => {})
  const ticker = channel(kit, 'ticker')
  ticker.subscribe(() => {})
  latest(kit, 'ticker', 'price', { maxRate: 10 }).subscribe(() => {})
  channel(kit, 'private-encrypted-orders').subscribe(() => {})
  const refused = channel(kit, 'private-orders')
  server.refuseAuth('private-orders')
  refused.subscribe(() => {})
  user(kit).signIn()
  user(kit).on('notice', () => {})
  await server.settled()
  const bob = createTestKit({ server, user: { id: 'bob', info: { name: 'Bob' } } }).kit
  user(bob).signIn()
  channel(bob, 'presence-room').subscribe(() => {})
  await server.settled()
  const members = people.getSnapshot().members.map(({ id }) => id)
  server.emit('presence-room', 'n', 1)
  server.emit('presence-room', 'n', 'no number')
  server.emit('ticker', 'nobody listens', 1)
  server.hub.app('test').publish('private-encrypted-orders', 'placed', '"not encrypted"')
  server.emitToUser('ann', 'notice', 1)
  // What a framework hands out, and no clone may hold.
  const proxy = new Proxy({ to: 'bob', run() {} }, {})
  await expect(room.trigger('client-wave', proxy)).resolves.toEqual({ status: 'sent' })
  // More than the server takes.
  for (let n = 0; n < 10; n++) await room.trigger('client-n', n)
  await server.settled()
  line.cut()
  await server.settled()
  kit.connection.setOnline(false)
  kit.connection.setOnline(true)
  for (const to of ['bob', 'cy']) void room.trigger('client-wave', { to })
  line.restore()
  await server.settled()
  server.terminateUser('ann')
  leave()
  leaveFeed()
  await server.settled()
  const states = { members, refused: refused.getSnapshot(), user: user(kit).getSnapshot(), errors }
  server.destroy()
  return { heard, states }
}

const plain = ({ code, message, remedy, retryable }: ChannelKitError) => ({
  code,
  message,
  remedy,
  retryable,
})

describe('what happens', () => {
  it('is plain data, every kind of it', async () => {
    const { heard } = await everything()
    const types = new Set<string>(heard.map(({ type }) => type))
    expect(Object.keys(kinds).filter((type) => !types.has(type))).toEqual([])
    for (const happening of heard) {
      expect(structuredClone(happening)).toStrictEqual(happening)
      // A clone of an error passes the line above without its code.
      for (const value of Object.values(happening)) expect(value).not.toBeInstanceOf(Error)
    }
  })

  it('and what is asked may be copied on the way, as between threads', async () => {
    const { states } = await everything(copying)
    const { members, refused, user, errors } = states
    expect(members).toEqual(['ann', 'bob'])
    expect(refused.error).toBeInstanceOf(ChannelKitError)
    expect(refused).toMatchObject({ status: 'failed', error: { code: 'auth-denied', httpStatus: 403 } })
    expect(user).toMatchObject({ status: 'terminated', error: { code: 'terminated', retryable: false } })
    expect(errors.map(({ code }) => code).sort()).toEqual([
      'auth-denied',
      'client-event-rejected',
      'decryption-failed',
      'handler-failed',
      'invalid-payload',
      'terminated',
    ])
    const direct = (await everything()).states
    expect(plain(refused.error!)).toEqual(plain(direct.refused.error!))
  })

  it('keeps an error’s cause where there is no thread between', async () => {
    const cause = new Error('mine')
    const { kit, server } = createTestKit({ authorize: () => Promise.reject(cause) })
    const room = channel(kit, 'private-orders')
    room.subscribe(() => {})
    await server.settled()
    expect(room.getSnapshot().error).toMatchObject({ code: 'auth-denied', cause })
    server.destroy()
  })
})

/** A source of which only copies arrive, both ways. */
function copying(source: Source): Source {
  const copied = Object.entries(source).map(([name, run]) => [
    name,
    (...args: unknown[]) => structuredClone(run(...structuredClone(args))),
  ])
  return {
    ...Object.fromEntries(copied),
    start: (dispatch) => source.start((happening) => dispatch(structuredClone(happening))),
  }
}
