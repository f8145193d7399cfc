import { channel, feed, latest, presence, typing } from '@channelkit/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTestKit, createTestServer } from '../src/index.ts'
import '../src/vitest.ts'

let worlds: { destroy(): void }[] = []
const kitOf = (options?: Parameters<typeof createTestKit>[0]) => {
  const world = createTestKit(options)
  worlds.push(world.server)
  return world
}
afterEach(() => {
  for (const world of worlds) world.destroy()
  worlds = []
  vi.useRealTimers()
})

describe.each(['real', 'fake'])('a test kit under %s timers', (timers) => {
  const setUp = (options?: Parameters<typeof createTestKit>[0]) => {
    if (timers === 'fake') vi.useFakeTimers()
    return kitOf(options)
  }

  it('brings what the server emits', async () => {
    const { kit, server } = setUp()
    const price = latest(kit, 'ticker', 'price')
    price.subscribe(() => {})
    await server.settled()
    expect(kit).toBeSubscribedTo('ticker')
    server.emit('ticker', 'price', 42)
    expect(price.getSnapshot()).toBeUndefined()
    await server.settled()
    expect(price.getSnapshot()).toBe(42)
  })

  it('shows who comes and goes, and what they do', async () => {
    const { kit, server } = setUp({ user: { id: 'ann', info: { name: 'Ann' } } })
    const room = presence(kit, 'presence-room')
    const typists = typing(kit, 'presence-room')
    room.subscribe(() => {})
    typists.subscribe(() => {})
    const bob = server.presence('presence-room').join('bob')
    await server.settled()
    expect(
      room
        .getSnapshot()
        .members.map(({ id }) => id)
        .sort(),
    ).toEqual(['ann', 'bob'])
    bob.trigger('client-typing', { typing: true })
    await server.settled()
    expect(typists.getSnapshot().typists).toMatchObject([{ id: 'bob', name: 'bob' }])
    server.presence('presence-room').leave('bob')
    await server.settled()
    expect(room.getSnapshot().count).toBe(1)
    expect(server.presence('presence-room').members).toEqual(['ann'])
  })

  it('cuts and restores the line', async () => {
    const { kit, server } = setUp()
    const ticker = channel(kit, 'ticker')
    ticker.subscribe(() => {})
    await server.settled()
    server.cut()
    await server.settled()
    expect(ticker.getSnapshot().status).toBe('stale')
    expect(server.channels).toEqual([])
    server.restore()
    await server.settled()
    expect(ticker.getSnapshot().status).toBe('live')
  })

  it('refuses, and allows again', async () => {
    const { kit, server } = setUp()
    const allow = server.refuseAuth('private-orders', { status: 403 })
    const orders = channel(kit, 'private-orders')
    orders.subscribe(() => {})
    await server.settled()
    expect(orders.getSnapshot()).toMatchObject({ status: 'failed', error: { httpStatus: 403 } })
    allow()
    orders.retry()
    await server.settled()
    expect(orders.getSnapshot().status).toBe('live')
  })

  it('has two kits on one server as two visitors', async () => {
    if (timers === 'fake') vi.useFakeTimers()
    const server = createTestServer()
    worlds.push(server)
    const ann = createTestKit({ server, user: { id: 'ann' } }).kit
    const bob = createTestKit({ server, user: { id: 'bob' } })
    const heard = feed(bob.kit, 'presence-room', 'client-wave')
    heard.subscribe(() => {})
    await server.settled()
    const sent = channel(ann, 'presence-room').trigger('client-wave', { to: 'bob' })
    await server.settled()
    expect(await sent).toEqual({ status: 'sent' })
    await server.settled()
    expect(heard.getSnapshot()).toMatchObject([{ data: { to: 'bob' }, userId: 'ann' }])
    expect(ann).toHaveTriggered('presence-room', 'client-wave', { to: 'bob' })
    expect(server).toHaveTriggered('presence-room', 'client-wave')
    expect(bob.kit).not.toHaveTriggered('presence-room', 'client-wave')
    bob.line.cut()
    await server.settled()
    expect(server.presence('presence-room').members).toEqual([])
    expect(bob.kit.connection.getSnapshot().status).toBe('reconnecting')
  })

  it('is slow when told to, and keeps the order', async () => {
    const { kit, server } = setUp()
    const got: unknown[] = []
    channel(kit, 'private-a').on('n', (n) => got.push(n))
    server.delay(20)
    await server.settled()
    server.emit('private-a', 'n', 1)
    server.delay(0)
    server.emit('private-a', 'n', 2)
    await server.settled()
    expect(got).toEqual([1, 2])
  })

  it('locks encrypted channels', async () => {
    const { kit, server } = setUp()
    const secret = latest(kit, 'private-encrypted-a', 'n')
    secret.subscribe(() => {})
    await server.settled()
    server.emit('private-encrypted-a', 'n', { secret: 1 })
    await server.settled()
    expect(secret.getSnapshot()).toEqual({ secret: 1 })
  })
})

it('leaves no timer behind', async () => {
  vi.useFakeTimers()
  const { kit, server } = kitOf()
  channel(kit, 'presence-room').subscribe(() => {})
  await server.settled()
  server.destroy()
  await vi.advanceTimersByTimeAsync(10)
  expect(vi.getTimerCount()).toBe(0)
})

it('has the limits that it is given', async () => {
  const server = createTestServer({ limits: { presenceMembers: 2 } })
  const room = server.presence('presence-room')
  for (const id of ['a', 'b', 'c']) room.join(id)
  expect(room.members).toEqual(['a', 'b'])
  server.destroy()
})
