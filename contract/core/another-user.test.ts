import { channel, latest, presence, user, watchlist } from '@channelkit/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ANN, BOB, fill, plain, SECRET, said, stores, world } from './users-world.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('somebody else on the same kit', () => {
  it('sees nothing of who was there before in any store, from the same turn on', async () => {
    const here = world()
    const all = stores(here.kit)
    const empty = plain(all)
    const zoe = await fill(here, all)
    const full = plain(all)
    for (const name of Object.keys(all)) expect([name, full[name]]).not.toEqual([name, empty[name]])
    expect(said(full)).toMatch(/of-ann.*4242/)
    zoe.leave()

    const shown: string[] = []
    for (const store of Object.values(all)) store.subscribe(() => shown.push(said(store.getSnapshot())))
    here.now.user = BOB
    here.kit.reauthorize()
    const at = said(plain(all))
    expect(at).not.toMatch(/of-ann|4242|"Ann"|fetched/)
    await here.server.settled()
    await vi.advanceTimersByTimeAsync(3000)
    await here.server.settled()
    expect(shown.join()).not.toMatch(/of-ann|4242|"Ann"/)
    expect(all.presence.getSnapshot()).toMatchObject({ status: 'live', me: { id: 'bob' }, count: 1 })
    expect(all.user.getSnapshot()).toMatchObject({ status: 'signed-in', user: { id: 'bob' } })
    expect(all.channel.getSnapshot()).toMatchObject({ status: 'live', error: null, gap: null })
    here.server.emit('private-a', 'n', { id: 'of-bob' })
    await here.server.settled()
    expect(all.latest.getSnapshot()).toEqual({ id: 'of-bob' })
    expect(here.errors).toEqual([])
    here.server.destroy()
  })

  it('gets nothing that was on its way to the one before, answered or sent', async () => {
    const here = world()
    const kit = here.kit
    const all = { presence: presence(kit, 'presence-a'), latest: latest(kit, 'private-a', 'n') }
    for (const store of Object.values(all)) store.subscribe(() => {})
    here.server.delay(50)
    await vi.advanceTimersByTimeAsync(175)
    // The answer that makes Ann a member is under way.
    here.now.user = BOB
    kit.reauthorize()
    await here.server.settled()
    await vi.advanceTimersByTimeAsync(2000)
    expect(all.presence.getSnapshot().members.map(({ id }) => id)).toEqual(['bob'])
    here.server.emit('private-a', 'n', SECRET)
    here.now.user = ANN
    kit.reauthorize()
    await vi.advanceTimersByTimeAsync(2000)
    expect(all.latest.getSnapshot()).toBeUndefined()
    const before = channel(kit, 'presence-a')
    before.subscribe(() => {})
    here.server.cut()
    await vi.advanceTimersByTimeAsync(200)
    const waiting = before.trigger('client-n', SECRET)
    await vi.advanceTimersByTimeAsync(0)
    kit.reauthorize()
    expect(await waiting).toEqual({ status: 'dropped', reason: 'reauthorized' })
    here.server.destroy()
  })

  it('leaves public channels as they are but for the time between two connections', async () => {
    const here = world()
    const price = latest(here.kit, 'ticker', 'n')
    price.subscribe(() => {})
    await here.server.settled()
    here.server.emit('ticker', 'n', 1)
    await here.server.settled()
    here.kit.reauthorize()
    expect(price.getSnapshot()).toBe(1)
    await here.server.settled()
    here.server.emit('ticker', 'n', 2)
    await here.server.settled()
    expect(price.getSnapshot()).toBe(2)
    expect(here.server.hub.app('test').connections.size).toBe(1)
    here.server.destroy()
  })
})

describe('a log-in', () => {
  it.each([undefined, { only: 'failed' } as const])(
    'lets what was refused be asked for again: %j',
    async (how) => {
      const here = world(null)
      const all = {
        channel: channel(here.kit, 'private-a'),
        presence: presence(here.kit, 'presence-a'),
        user: user(here.kit),
      }
      for (const store of Object.values(all)) store.subscribe(() => {})
      all.user.signIn()
      await here.server.settled()
      for (const store of Object.values(all)) expect(store.getSnapshot()).toMatchObject({ status: 'failed' })
      here.now.user = BOB
      here.kit.reauthorize(how)
      await here.server.settled()
      expect(all.channel.getSnapshot()).toMatchObject({ status: 'live', error: null })
      expect(all.presence.getSnapshot()).toMatchObject({ status: 'live', me: { id: 'bob' } })
      expect(all.user.getSnapshot()).toMatchObject({ status: 'signed-in', user: { id: 'bob' } })
      here.server.destroy()
    },
  )

  it('leaves alone what is live when only what failed is asked for again', async () => {
    const here = world()
    const allow = here.server.refuseAuth('private-b')
    const rows = latest(here.kit, 'private-a', 'n')
    const other = channel(here.kit, 'private-b')
    for (const store of [rows, other]) store.subscribe(() => {})
    await here.server.settled()
    const { socketId } = here.kit.connection.getSnapshot()
    here.server.emit('private-a', 'n', 1)
    await here.server.settled()
    allow()
    here.kit.reauthorize({ only: 'failed' })
    expect(rows.getSnapshot()).toBe(1)
    await here.server.settled()
    expect([other.getSnapshot().status, here.kit.connection.getSnapshot().socketId]).toEqual([
      'live',
      socketId,
    ])
    here.server.destroy()
  })

  it('brings a connection back that the server ended for the one before', async () => {
    const here = world()
    const room = presence(here.kit, 'presence-a')
    room.subscribe(() => {})
    user(here.kit).signIn()
    await here.server.settled()
    here.server.terminateUser('ann')
    await here.server.settled()
    expect(here.kit.connection.getSnapshot().status).toBe('disconnected')
    here.now.user = BOB
    here.kit.reauthorize()
    await here.server.settled()
    expect(room.getSnapshot().me?.id).toBe('bob')
    here.server.destroy()
  })

  it('opens no connection that nobody wanted, and none that was closed on request', async () => {
    const here = world()
    here.kit.reauthorize()
    user(here.kit).signOut()
    await here.server.settled()
    expect(here.kit.connection.getSnapshot().status).toBe('idle')
    channel(here.kit, 'private-a').subscribe(() => {})
    await here.server.settled()
    here.kit.connection.disconnect()
    here.kit.reauthorize()
    await here.server.settled()
    expect(here.kit.connection.getSnapshot().status).toBe('disconnected')
    here.server.destroy()
  })
})

describe('a log-out', () => {
  it('signs out and refuses: the user, their watchlist and their channels are gone', async () => {
    const here = world()
    const all = {
      user: user(here.kit),
      watchlist: watchlist(here.kit),
      presence: presence(here.kit, 'presence-a'),
    }
    for (const store of Object.values(all)) store.subscribe(() => {})
    const notices: unknown[] = []
    all.user.on('notice', (notice) => notices.push(notice))
    all.user.signIn()
    await here.server.settled()
    here.now.user = null
    all.user.signOut()
    expect(all.user.getSnapshot()).toEqual({ status: 'anonymous', user: null, error: null })
    expect(all.presence.getSnapshot()).toMatchObject({ me: null, members: [] })
    await here.server.settled()
    here.server.emitToUser('ann', 'notice', SECRET)
    await here.server.settled()
    expect(notices).toEqual([])
    expect(all.user.getSnapshot().status).toBe('anonymous')
    expect(all.presence.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'auth-denied' } })
    expect(here.server.channels).toEqual([])
    here.server.destroy()
  })

  it('leaves at once what nobody uses any more', async () => {
    const here = world()
    const off = presence(here.kit, 'presence-a').subscribe(() => {})
    await here.server.settled()
    off()
    here.kit.reauthorize()
    await here.server.settled()
    expect(here.server.channels).toEqual([])
    expect(presence(here.kit, 'presence-a').getSnapshot()).toMatchObject({ status: 'idle', members: [] })
    here.server.destroy()
  })

  it('leaves nothing in the log of what happened', async () => {
    const here = world()
    here.kit.activity.subscribe(() => {})
    latest(here.kit, 'private-a', 'n').subscribe(() => {})
    await here.server.settled()
    here.server.emit('private-a', 'n', SECRET)
    await here.server.settled()
    here.kit.reauthorize()
    expect(JSON.stringify(here.kit.activity.getSnapshot())).not.toContain(SECRET)
    here.server.destroy()
  })
})
