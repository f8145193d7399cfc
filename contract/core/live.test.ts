import { channel, feed, latest, presence, series, typing } from '@channelkit/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startEndpoint, startWorld } from './real-server.ts'

let world: Awaited<ReturnType<typeof startWorld>>
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.end())

const until = (check: () => void) => vi.waitFor(check, { interval: 10 })
const live = (handle: { getSnapshot(): { status: string } }) =>
  until(() => expect(handle.getSnapshot().status).toBe('live'))

describe('a channel', () => {
  it('is subscribed once by 500 users, and left once after the grace period', async () => {
    const kit = world.kit()
    const ticker = channel(kit, 'ticker')
    const offs = Array.from({ length: 500 }, () => ticker.subscribe(() => {}))
    await live(ticker)
    for (const off of offs) off()
    const again = ticker.on('trade', () => {})
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(world.happenings).toEqual(['subscribed ticker'])
    again()
    await until(() => expect(world.happenings).toEqual(['subscribed ticker', 'unsubscribed ticker']))
  })

  it('calls every handler once per event, in order, and commits a burst in few frames', async () => {
    const kit = world.kit()
    const ticker = channel(kit, 'ticker')
    const got: unknown[][] = [[], []]
    for (const list of got) ticker.on('trade', (data) => list.push(data))
    const newest = latest(kit, 'ticker', 'trade')
    const last = feed(kit, 'ticker', 'trade', { limit: 50 })
    const values = series(kit, 'ticker', 'trade', { capacity: 1000 })
    let commits = 0
    newest.subscribe(() => commits++)
    last.subscribe(() => {})
    values.subscribe(() => {})
    await live(ticker.subscribe(() => {}) && ticker)
    const state = world.server.hub.app('app')
    const count = 20_000
    for (let i = 0; i < count; i++) state.publish('ticker', 'trade', String(i))
    await until(() => expect(got[0]).toHaveLength(count))
    kit.flush()
    expect(got[0]).toEqual(Array.from({ length: count }, (_, i) => i))
    expect(got[1]).toEqual(got[0])
    expect(newest.getSnapshot()).toBe(count - 1)
    expect(last.getSnapshot().map(({ data }) => data)).toEqual(got[0]!.slice(-50))
    expect(values.getSnapshot()).toMatchObject({ length: 1000, appended: count })
    expect(values.getSnapshot().y.value!.at(-1)).toBe(count - 1)
    expect(commits).toBeLessThan(count / 20)
  })

  it('goes stale and comes back after a restart of the server, with a gap and nothing doubled', async () => {
    const kit = world.kit()
    const ticker = channel(kit, 'ticker')
    const seen: string[] = []
    const got: unknown[] = []
    ticker.subscribe(() => seen.push(ticker.getSnapshot().status))
    ticker.on('trade', (data) => got.push(data))
    const values = series(kit, 'ticker', 'trade')
    values.subscribe(() => {})
    await live(ticker)
    await world.sdk.trigger('ticker', 'trade', 6)
    await until(() => expect(got).toEqual([6]))
    await world.server.close()
    await until(() => expect(ticker.getSnapshot().status).toBe('stale'))
    const { port } = world
    world = await startWorld(port)
    await live(ticker)
    await world.sdk.trigger('ticker', 'trade', 7)
    await until(() => expect(got).toEqual([6, 7]))
    kit.flush()
    expect(values.getSnapshot().gaps).toHaveLength(1)
    expect(seen.filter((status, i) => status !== seen[i - 1])).toEqual([
      'subscribing',
      'live',
      'stale',
      'live',
    ])
    kit.destroy()
  }, 20_000)
})

describe('presence', () => {
  it('counts the same user in two tabs once, until the last tab is gone', async () => {
    const room = presence<never, { name: string }>(world.kit('ann'), 'presence-room' as never)
    room.subscribe(() => {})
    await live(room)
    const tabs = [world.kit('bob'), world.kit('bob')]
    for (const tab of tabs) channel(tab, 'presence-room').subscribe(() => {})
    await until(() => expect(room.getSnapshot().members.map(({ id }) => id)).toEqual(['ann', 'bob']))
    await live(channel(tabs[1]!, 'presence-room'))
    tabs[0]!.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(room.getSnapshot().count).toBe(2)
    tabs[1]!.destroy()
    await until(() => expect(room.getSnapshot().members.map(({ id }) => id)).toEqual(['ann']))
    expect(room.getSnapshot().me).toEqual({ id: 'ann', info: { name: 'ann' } })
  })
})

describe('typing', () => {
  it('shows the others, never oneself, and ends on stop', async () => {
    const [ann, bob] = ['ann', 'bob'].map((user) =>
      typing(world.kit(user), 'presence-room', { me: { name: user } }),
    )
    ann!.subscribe(() => {})
    bob!.subscribe(() => {})
    await until(() => expect(world.happenings).toHaveLength(2))
    ann!.input('h')
    await until(() => expect(bob!.getSnapshot().typists).toMatchObject([{ id: 'ann', name: 'ann' }]))
    expect(ann!.getSnapshot()).toMatchObject({ typists: [], me: true })
    ann!.stop()
    await until(() => expect(bob!.getSnapshot().typists).toEqual([]))
  })
})

describe('authorisation over HTTP', () => {
  const statusWith = async (answers: Parameters<typeof startEndpoint>[0], timeout = 2000) => {
    const endpoint = await startEndpoint(answers)
    const kit = world.kit('ann', { authorize: { endpoint: endpoint.state.url, timeout, retries: 2 } })
    const orders = channel(kit, 'private-orders')
    orders.subscribe(() => {})
    await until(() => expect(['live', 'failed']).toContain(orders.getSnapshot().status))
    endpoint.end()
    return { ...orders.getSnapshot(), calls: endpoint.state.calls }
  }
  const sign = (body: string) => {
    const form = new URLSearchParams(body)
    return {
      status: 200,
      body: JSON.stringify(world.sdk.authorizeChannel(form.get('socket_id')!, form.get('channel_name')!)),
    }
  }
  const answer =
    (status: number, body = '') =>
    () => ({ status, body })

  it('is final on 403', async () => {
    const { status, error, calls } = await statusWith([answer(403)])
    expect([status, error?.code, error?.httpStatus, calls]).toEqual(['failed', 'auth-denied', 403, 1])
  })
  it('is repeated on 500', async () => {
    const { status, calls } = await statusWith([answer(500), answer(500), sign])
    expect([status, calls]).toEqual(['live', 3])
  })
  it('says so when the answer is HTML', async () => {
    const { error } = await statusWith([answer(200, '<html>')])
    expect(error?.code).toBe('auth-bad-response')
  })
  it('gives up when nothing is answered', async () => {
    const { error } = await statusWith([() => null], 100)
    expect(error).toMatchObject({ code: 'auth-timeout', retryable: true })
  })
  it('never brings back a channel that was left meanwhile', async () => {
    let allow = () => {}
    const wait = new Promise<void>((resolve) => {
      allow = resolve
    })
    const kit = world.kit('ann', {
      grace: 0,
      authorize: async ({ socketId, channel: name }) => {
        await wait
        return world.sdk.authorizeChannel(socketId, name!)
      },
    })
    const other = channel(kit, 'public')
    other.subscribe(() => {})
    await live(other)
    channel(kit, 'private-orders').subscribe(() => {})()
    allow()
    kit.connection.disconnect()
    kit.connection.connect()
    await until(() => expect(world.happenings.filter((h) => h === 'subscribed public')).toHaveLength(2))
    expect(world.happenings.filter((h) => h.includes('orders'))).toEqual([])
  })
})

describe('client events', () => {
  it('are sent in order, ten a second at most, and merged where they may be', async () => {
    const got: unknown[] = []
    const room = channel(world.kit('bob'), 'presence-room')
    room.on('client-n', (data) => got.push(data))
    await live(room.subscribe(() => {}) && room)
    const mine = channel(world.kit('ann'), 'presence-room')
    const results = await Promise.all([
      ...Array.from({ length: 12 }, (_, n) => mine.trigger('client-n', n)),
      mine.trigger('client-n', 'old', { merge: 'last' }),
      mine.trigger('client-n', 'new', { merge: 'last' }),
      channel(world.kit('ann'), 'public').trigger('client-n', 1),
    ])
    await until(() => expect(got).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 'new']))
    expect(results.slice(-3)).toMatchObject([
      { status: 'dropped', reason: 'merged' },
      { status: 'sent' },
      { status: 'failed', error: { code: 'client-event-invalid' } },
    ])
  })
})
