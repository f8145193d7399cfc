import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import Pusher from 'pusher'
import { afterEach, describe, expect, it } from 'vitest'
import {
  answerAuth,
  authHandler,
  authMiddleware,
  authorizeChannel,
  authorizeUser,
} from '../src/auth/index.ts'

const app = {
  id: 'app',
  key: 'app-key',
  secret: 'app-secret',
  encryptionMasterKey: btoa('0123456789abcdef0123456789abcdef'),
}
const sdk = new Pusher({
  appId: app.id,
  key: app.key,
  secret: app.secret,
  cluster: 'own',
  encryptionMasterKeyBase64: app.encryptionMasterKey,
})
const socketId = '123.456'
const rules = {
  app,
  channel: ({ channel }: { channel: string }) => {
    if (channel === 'private-broken') throw new Error('secret detail')
    if (channel.startsWith('presence-')) return { id: 'ann', info: { name: 'Ann' } }
    return channel !== 'private-forbidden'
  },
  user: () => ({ id: 'ann', watchlist: ['bob'] }),
}

describe('signatures', () => {
  it('are those of the server SDK', () => {
    for (const channel of ['private-a', 'private-encrypted-a'])
      expect(authorizeChannel(app, { socketId, channel })).toEqual(sdk.authorizeChannel(socketId, channel))
    const member = { id: 'ann', info: { name: 'Ann' } }
    expect(authorizeChannel(app, { socketId, channel: 'presence-a', member })).toEqual(
      sdk.authorizeChannel(socketId, 'presence-a', { user_id: 'ann', user_info: member.info }),
    )
    expect(authorizeUser(app, { socketId, user: { id: 'ann', watchlist: ['bob'] } })).toEqual(
      sdk.authenticateUser(socketId, { id: 'ann', watchlist: ['bob'] }),
    )
  })

  it('are not given for what makes no sense', () => {
    const code = (run: () => unknown) => {
      try {
        run()
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    expect(code(() => authorizeChannel(app, { socketId: 'x:y', channel: 'private-a' }))).toBe(
      'invalid-socket-id',
    )
    expect(code(() => authorizeChannel(app, { socketId, channel: 'private a' }))).toBe('invalid-channel')
    expect(code(() => authorizeChannel(app, { socketId, channel: 'presence-a' }))).toBe('missing-member')
    expect(
      code(() => authorizeChannel({ key: 'k', secret: 's' }, { socketId, channel: 'private-encrypted-a' })),
    ).toBe('missing-encryption-key')
    expect(code(() => authorizeUser(app, { socketId, user: { id: '' } }))).toBe('invalid-user')
    for (const id of ['', 'x'.repeat(129), 7, null])
      expect(
        code(() => authorizeChannel(app, { socketId, channel: 'presence-a', member: { id: id as string } })),
      ).toBe('invalid-member')
  })
})

describe('an endpoint', () => {
  const ask = (fields: [string, string][]) =>
    answerAuth(rules, new URLSearchParams(fields).toString(), undefined)

  it('answers for one channel, and says that it can answer for many', async () => {
    const { status, body } = await ask([
      ['socket_id', socketId],
      ['channel_name', 'private-a'],
    ])
    expect([status, body]).toEqual([200, { ...sdk.authorizeChannel(socketId, 'private-a'), batch: true }])
  })

  it('answers for many, each on its own', async () => {
    const names = ['private-a', 'private-forbidden', 'private-broken', 'presence-a', 'private a']
    const { status, body } = await ask([
      ['socket_id', socketId],
      ...names.map((name): [string, string] => ['channel_name[]', name]),
    ])
    expect(status).toBe(200)
    expect(body).toEqual({
      batch: true,
      channels: {
        'private-a': sdk.authorizeChannel(socketId, 'private-a'),
        'presence-a': sdk.authorizeChannel(socketId, 'presence-a', {
          user_id: 'ann',
          user_info: { name: 'Ann' },
        }),
        'private-forbidden': { status: 403, error: 'Not allowed on private-forbidden' },
        'private-broken': { status: 500, error: 'Authorisation failed', code: 'auth-failed' },
        'private a': { status: 400, error: expect.any(String), code: 'invalid-channel' },
      },
    })
  })

  it('takes nothing for a yes but true and members, and asks rules of names that can be', async () => {
    const asked: string[] = []
    for (const answer of [false, undefined, null, 0, 1, '', 'yes', Number.NaN, [], {}, () => true]) {
      const channel = ({ channel }: { channel: string }) => {
        asked.push(channel)
        return answer as boolean
      }
      const { status } = await answerAuth(
        { app, channel },
        `socket_id=${socketId}&channel_name=private-a`,
        null,
      )
      expect([answer, status]).toEqual([answer, 403])
      await answerAuth({ app, channel }, `socket_id=${socketId}&channel_name=private-a';--`, null)
      await answerAuth({ app, channel }, `socket_id=1.2:private-b&channel_name=private-b`, null)
    }
    expect(new Set(asked)).toEqual(new Set(['private-a']))
  })

  it('refuses forged forms', async () => {
    const statusOf = async (form: string) => (await answerAuth(rules, form, undefined)).status
    const id = `socket_id=${socketId}`
    for (const form of [
      '',
      'channel_name=private-a',
      `${id}&socket_id=9.9&channel_name=private-a`,
      `${id}&channel_name=a&channel_name=private-a`,
      `${id}:private-b&channel_name=private-a`,
      `${id}%0a&channel_name=private-a`,
      `${id}&channel_name=`,
      `${id}&channel_name=private-a%3apresence-b`,
      `${id}&channel_name=private-a%00`,
      `${id}&channel_name=${'a'.repeat(165)}`,
      `{"socket_id":"${socketId}","channel_name":"private-a"}`,
    ])
      expect([form, await statusOf(form)]).toEqual([form, 400])
  })

  it('signs users in, and refuses whom no rule lets in', async () => {
    expect((await ask([['socket_id', socketId]])).body).toEqual(
      sdk.authenticateUser(socketId, { id: 'ann', watchlist: ['bob'] }),
    )
    expect((await answerAuth({ app }, `socket_id=${socketId}`, undefined)).status).toBe(403)
    expect(
      (await answerAuth({ app }, `socket_id=${socketId}&channel_name=private-a`, undefined)).status,
    ).toBe(403)
    expect((await ask([['channel_name', 'private-a']])).status).toBe(400)
    const many = Array.from({ length: 1001 }, (_, i): [string, string] => ['channel_name[]', `private-${i}`])
    expect((await ask([['socket_id', socketId], ...many])).status).toBe(413)
  })
})

describe('over HTTP', () => {
  let end = () => {}
  afterEach(() => end())
  const serve = async (listener: RequestListener) => {
    const http = createServer(listener)
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    end = () => void http.close()
    const { port } = http.address() as AddressInfo
    return async (body: string) => {
      const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body })
      return { status: response.status, body: await response.json() }
    }
  }
  const form = `socket_id=${socketId}&channel_name=private-a`

  it('is a middleware for Node, with a body parser before it or without', async () => {
    const middleware = authMiddleware(rules)
    const plain = await serve((request, response) => void middleware(request, response))
    expect(await plain(form)).toMatchObject({ status: 200, body: { batch: true } })
    expect(await plain('x'.repeat(300_000))).toMatchObject({ status: 413 })
    end()
    const parsed = await serve(
      (request, response) =>
        void middleware(
          Object.assign(request, { body: { socket_id: socketId, channel_name: ['private-a'] } }),
          response,
        ),
    )
    expect(await parsed('')).toMatchObject({ status: 200, body: { channels: { 'private-a': {} } } })
    end()
    for (const odd of [{ x: 'private-a' }, [{}], 5, null, Object.create(null)]) {
      const body = { socket_id: socketId, channel_name: odd }
      const ask = await serve(
        (request, response) => void middleware(Object.assign(request, { body }), response),
      )
      expect((await ask('')).status).toBe(400)
      end()
    }
  })

  it('answers only POST, keeps nothing, and is not ended by who goes away', async () => {
    const middleware = authMiddleware(rules)
    const ask = await serve((request, response) => void middleware(request, response))
    const handler = authHandler(rules)
    const get = await handler(new Request('http://a/'))
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
    const posted = await handler(new Request('http://a/', { method: 'POST', body: form }))
    expect(posted.headers.get('cache-control')).toBe('no-store')
    const used = new Request('http://a/', { method: 'POST', body: form })
    await used.text()
    expect(await (await handler(used)).json()).toMatchObject({ code: 'body-used' })
    const endless = new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(65_536)) })
    const large = new Request('http://a/', { method: 'POST', body: endless, duplex: 'half' } as RequestInit)
    expect((await handler(large)).status).toBe(413)
    const broken = new ReadableStream({ start: (to) => to.error(new Error('gone')) })
    const gone = new Request('http://a/', { method: 'POST', body: broken, duplex: 'half' } as RequestInit)
    expect((await handler(gone)).status).toBe(400)
    expect(await ask(form)).toMatchObject({ status: 200 })
  })

  it('is a handler for whatever speaks Fetch', async () => {
    const response = await authHandler(rules)(new Request('http://a/', { method: 'POST', body: form }))
    expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ batch: true })])
  })
})
