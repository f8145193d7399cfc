import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startServer, type TestServer } from './support.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer({ api: { activity: 50 } })
})
afterEach(() => server.end())
const get = async (path: string, params: Record<string, string> = {}) =>
  (await server.send({ path: `/apps/app${path}`, params })).body
const post = (path: string, body: object) =>
  server.send({ method: 'POST', path: `/apps/app${path}`, body: JSON.stringify(body) })

describe('connections', () => {
  it('are listed page by page, each once, also while others come and go', async () => {
    const clients = await Promise.all(Array.from({ length: 7 }, () => server.client()))
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: { connections: { socket_id: string }[]; total: number; next: string | null } = await get(
        '/connections',
        after ? { limit: '3', after } : { limit: '3' },
      )
      seen.push(...page.connections.map(({ socket_id }) => socket_id))
      after = page.next
      const gone = clients.find(({ socketId }) => seen.at(-1) === socketId)!
      gone.socket.terminate()
      await vi.waitFor(async () =>
        expect((await get(`/connections/${gone.socketId}`)).code).toBe('unknown-connection'),
      )
    } while (after)
    expect([...seen].sort()).toEqual(clients.map(({ socketId }) => socketId).sort())
    expect((await get('/connections', { limit: '0' })).code).toBe('bad-limit')
  })

  it('are found by channel and by user, with their subscriptions', async () => {
    const ann = await server.client(['a', 'presence-a'])
    await ann.signIn('ann')
    await server.client(['b'])
    const shown = {
      socket_id: ann.socketId,
      user_id: 'ann',
      subscription_count: 3,
      connected_at: expect.any(Number),
      address: null,
      transport: 'websocket',
      secure: false,
      origin: null,
      user_agent: null,
      bytes_received: expect.any(Number),
      bytes_sent: expect.any(Number),
    }
    const subscriptions = [
      { channel: 'a', user_id: null },
      { channel: 'presence-a', user_id: 'ann' },
      { channel: '#server-to-user-ann', user_id: null },
    ]
    const only = { connections: [shown], total: 1, next: null }
    expect(await get('/connections', { channel: 'a' })).toEqual(only)
    expect(await get('/connections', { user_id: 'ann' })).toEqual(only)
    for (const search of ['ANN', ann.socketId, 'nn'])
      expect(await get('/connections', { search })).toEqual(only)
    for (const [search, total] of [
      ['webSocket', 2],
      ['nobody-has-this', 0],
      ['', 2],
    ] as const)
      expect(await get('/connections', { search })).toMatchObject({ total })
    expect(await get(`/connections/${ann.socketId}`)).toEqual({ ...shown, subscriptions })
    expect(await get(`/connections/${ann.socketId}/subscriptions`)).toEqual({ subscriptions })
  })

  it('are closed one by one, for good or to come back', async () => {
    const [ann, bob] = [await server.client(), await server.client()]
    expect((await post(`/connections/${ann.socketId}/terminate`, {})).body).toEqual({})
    await vi.waitFor(() => expect(ann.code()).toBe(4009))
    await post(`/connections/${bob.socketId}/terminate`, { reconnect: true })
    await vi.waitFor(() => expect(bob.code()).toBe(4200))
    expect((await post(`/connections/${bob.socketId}/terminate`, {})).status).toBe(404)
    expect((await post('/connections/1.1/terminate', { reconnect: 'yes' })).status).toBe(400)
  })
})

describe('activity', () => {
  it('tells what happened, newest first, filtered, without payloads', async () => {
    const ann = await server.client(['private-a'])
    ann.socket.send(JSON.stringify({ event: 'client-x', channel: 'private-a', data: 'payload-secret' }))
    await server.sdk().trigger('private-a', 'e', { token: 'payload-secret', ä: 1 })
    await vi.waitFor(() => expect(ann.events('e')).toHaveLength(1))
    const all = await get('/activity')
    expect(JSON.stringify(all)).not.toContain('payload-secret')
    expect(all.activity.map(({ type }: { type: string }) => type).reverse()).toEqual(
      expect.arrayContaining(['connected', 'subscribed', 'client-event', 'published']),
    )
    expect(all.activity.map(({ id }: { id: number }) => id)).toEqual(
      all.activity.map((_: unknown, n: number) => all.last - n),
    )
    expect((await get('/activity', { type: 'published', channel: 'private-a' })).activity).toEqual([
      expect.objectContaining({
        type: 'published',
        channel: 'private-a',
        event: 'e',
        recipients: 1,
        data_bytes: '{"token":"payload-secret","ä":1}'.length + 1,
      }),
    ])
    expect((await get('/activity', { socket_id: ann.socketId, limit: '1' })).activity).toHaveLength(1)
    expect((await get('/activity', { filter_by_prefix: 'presence-' })).activity).toEqual([])
    expect((await get('/activity', { after: 'x' })).code).toBe('bad-after')
  })

  it('is followed by what is newer, and remembers only so much', async () => {
    const { last } = await get('/activity')
    for (let n = 0; n < 3; n++) await server.sdk().trigger('a', `e${n}`, '')
    const newer = await get('/activity', { after: String(last), type: 'published' })
    expect(newer.activity.map(({ event }: { event: string }) => event)).toEqual(['e2', 'e1', 'e0'])
    for (let n = 0; n < 60; n++) await server.sdk().trigger('a', 'more', '')
    const { activity } = await get('/activity', { limit: '1000' })
    expect(activity).toHaveLength(50)
  })
})
