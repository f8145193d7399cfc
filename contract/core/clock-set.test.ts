import { channel, cursors, glide, series, staleness, typing } from '@channelkit/core'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const HOUR = 3_600_000
const room = 'presence-room'
let world: TestKit
beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 5, 1) })
  world = createTestKit({ onError() {} })
})
afterEach(() => {
  world.server.destroy()
  vi.useRealTimers()
})
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe.each([
  ['back', -5 * HOUR],
  ['forward', 5 * HOUR],
])('when the host’s time is set %s by hours', (_, jump) => {
  const set = () => vi.setSystemTime(Date.now() + jump)

  it('typing is told as often as before, and ends when it ends', async () => {
    const mine = typing(world.kit, room, { timeout: 3000 })
    mine.subscribe(() => {})
    await world.server.settled()
    const sent = () => world.server.triggered.map(({ data }) => (data as { typing: boolean }).typing)
    mine.start()
    await world.server.settled()
    set()
    // No more often...
    mine.start()
    await world.server.settled()
    expect(sent()).toEqual([true])
    // ...and no less.
    await pass(1600)
    mine.start()
    await world.server.settled()
    expect(sent()).toEqual([true, true])
    await pass(3100)
    expect(mine.getSnapshot().me).toBe(false)
  })

  it('client events keep to their rate', async () => {
    const live = channel(world.kit, room)
    live.subscribe(() => {})
    await world.server.settled()
    const results = Array.from({ length: 15 }, (_, n) => live.trigger('client-n', n))
    await world.server.settled()
    expect(world.server.triggered).toHaveLength(10)
    set()
    await world.server.settled()
    expect(world.server.triggered).toHaveLength(10)
    await pass(1300)
    await world.server.settled()
    expect(world.server.triggered).toHaveLength(15)
    await Promise.all(results)
  })

  it('data counts as stale after its age, and not before', async () => {
    const age = staleness(world.kit, room, 'n', { maxAge: 2000 })
    age.subscribe(() => {})
    await world.server.settled()
    world.server.emit(room, 'n', 1)
    await world.server.settled()
    set()
    await pass(1500)
    world.kit.flush()
    expect(age.getSnapshot().stale).toBe(false)
    await pass(600)
    world.kit.flush()
    expect(age.getSnapshot().stale).toBe(true)
  })

  it('the line stays, and a sign of life is waited for as long as ever', async () => {
    const live = channel(world.kit, room)
    live.subscribe(() => {})
    await world.server.settled()
    const { socketId } = world.kit.connection.getSnapshot()
    set()
    world.kit.connection.check()
    await pass(6000)
    for (let n = 0; n < 30; n++) {
      world.server.emit(room, 'n', n)
      await pass(10_000)
    }
    await world.server.settled()
    expect(world.kit.connection.getSnapshot()).toMatchObject({ status: 'connected', socketId })
  })

  it('points that are dated by their arrival follow those before', async () => {
    const points = series(world.kit, room, 'n', { window: 60_000 })
    points.subscribe(() => {})
    await world.server.settled()
    for (let n = 0; n < 10; n++) {
      if (n === 5) set()
      world.server.emit(room, 'n', n)
      await pass(1000)
      await world.server.settled()
    }
    world.kit.flush()
    const { y } = points.getSnapshot()
    const seen = [...y.value!]
    expect(seen).toEqual(jump < 0 ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : [5, 6, 7, 8, 9])
  })

  it('cursors are where they were moved to', async () => {
    const others = cursors(world.kit, room)
    others.subscribe(() => {})
    await world.server.settled()
    const bob = world.server.presence(room).join('bob')
    bob.trigger('client-cursor', { x: 0, y: 0 })
    await world.server.settled()
    bob.trigger('client-cursor', { x: 1, y: 1 })
    await world.server.settled()
    set()
    await pass(300)
    world.kit.flush()
    expect(glide(others.getSnapshot()[0]!, Date.now())).toEqual({ x: 1, y: 1 })
  })
})
