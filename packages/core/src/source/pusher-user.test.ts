import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { bindUser } from './pusher-user.ts'
import type { SourceHappening } from './source.ts'

const OWN = '#server-to-user-ann'
const SIGNED_IN = { type: 'user', user: { id: 'ann' }, error: null }

/** What pusher-js says, by hand. */
function setUp(serverToUserChannel: { name: string } | null = { name: OWN }) {
  const emitter = () => ({ emit: (_event: string, _data?: unknown) => undefined })
  const told: SourceHappening[] = []
  const connection = { ...emitter(), state: 'connected' }
  const user = { ...emitter(), user_data: { id: 'ann' }, serverToUserChannel, watchlist: emitter() }
  const stop = bindUser(
    { connection, user } as never,
    systemClock,
    (one) => void told.push(one),
    () => undefined,
  )
  const say = (event: string, channel?: string) => connection.emit('message', { event, channel })
  return { connection, user, told, stop, say }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

it('says that somebody is signed in once the server took their own channel', () => {
  const { say, told } = setUp()
  say('pusher:signin_success')
  say('pusher_internal:subscription_succeeded', 'another')
  expect(told).toEqual([])
  say('pusher_internal:subscription_succeeded', OWN)
  expect(told).toMatchObject([SIGNED_IN])
  say('pusher_internal:subscription_succeeded', OWN)
  expect(told).toHaveLength(1)
})

it('says so before the first event for them, and after two seconds where a server never says that', () => {
  const first = setUp()
  first.say('pusher:signin_success')
  first.user.emit('notice', 1)
  expect(first.told).toMatchObject([SIGNED_IN, { type: 'user-event', event: 'notice', data: 1 }])
  const silent = setUp()
  silent.say('pusher:signin_success')
  vi.advanceTimersByTime(1999)
  expect(silent.told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(silent.told).toMatchObject([SIGNED_IN])
})

it('says so at once where there is no such channel, and nothing once the line is lost or nobody wants to know', () => {
  const none = setUp(null)
  none.say('pusher:signin_success')
  expect(none.told).toMatchObject([SIGNED_IN])
  const lost = setUp()
  lost.say('pusher:signin_success')
  lost.connection.state = 'unavailable'
  lost.connection.emit('state_change', { previous: 'connected', current: 'unavailable' })
  lost.say('pusher_internal:subscription_succeeded', OWN)
  const ended = setUp()
  ended.say('pusher:signin_success')
  ended.stop()
  vi.advanceTimersByTime(10_000)
  expect([...lost.told, ...ended.told]).toEqual([])
})

it('tells who of the watched is online after that, whenever the server said it, and not once the line is lost', () => {
  const { say, told, user, connection } = setUp()
  const watched = (...ids: string[]) => ({ type: 'watchlist', online: true, ids })
  say('pusher:signin_success')
  user.watchlist.emit('online', { user_ids: ['bob', 7] })
  expect(told).toEqual([])
  say('pusher_internal:subscription_succeeded', OWN)
  user.watchlist.emit('online', { user_ids: ['eve'] })
  expect(told).toMatchObject([SIGNED_IN, watched('bob', '7'), watched('eve')])
  say('pusher:signin_success')
  user.watchlist.emit('online', { user_ids: ['old'] })
  connection.state = 'unavailable'
  connection.emit('state_change')
  connection.state = 'connected'
  say('pusher:signin_success')
  say('pusher_internal:subscription_succeeded', OWN)
  expect(told.slice(3)).toMatchObject([SIGNED_IN])
  expect(told).toHaveLength(4)
})
