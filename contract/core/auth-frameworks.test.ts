import { createServer as createHttpServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { channel, presence, user } from '@channelkit/core'
import { type AuthRules, authHandler, authMiddleware } from '@channelkit/server/auth'
import express from 'express'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shows, startWorld } from './real-server.ts'

const MASTER_KEY = btoa('0123456789abcdef0123456789abcdef')
const app = { id: 'app', key: 'app-key', secret: 'app-secret', encryptionMasterKey: MASTER_KEY }
const USERS: Record<string, string> = { 'Bearer ann-token': 'ann', 'Bearer bob-token': 'bob' }
const allows = (name: string, user: string | undefined) => {
  if (!user || name.startsWith('private-secret')) return false
  return name.startsWith('presence-') ? { id: user, info: { name: user } } : true
}

/** The same app, told in the words of each framework. */
const FRAMEWORKS: Record<string, (count: () => void) => RequestListener> = {
  'an Express app'(count) {
    const web = express()
    web.use((request, _, next) => {
      count()
      Object.assign(request, { user: USERS[request.headers.authorization ?? ''] })
      next()
    })
    type WithUser = express.Request & { user?: string }
    const rules: AuthRules<WithUser> = {
      app,
      channel: ({ channel }, { user }) => allows(channel, user),
      user: (_, { user }) => (user ? { id: user } : null),
    }
    web.post(['/pusher/auth', '/pusher/user-auth'], authMiddleware(rules))
    return web
  },
  'an Express app with body parsers'(count) {
    const web = express()
    web.use(express.urlencoded({ extended: true }), express.json(), (_, __, next) => {
      count()
      next()
    })
    const userOf = (request: express.Request) => USERS[request.headers.authorization ?? '']
    web.post(
      ['/pusher/auth', '/pusher/user-auth'],
      authMiddleware<express.Request>({
        app,
        channel: ({ channel }, request) => allows(channel, userOf(request)),
        user: (_, request) => (userOf(request) ? { id: userOf(request)! } : null),
      }),
    )
    return web
  },
  'a Hono app, with its context'(count) {
    const web = new Hono<{ Variables: { user?: string } }>()
    web.use(async (c, next) => {
      count()
      c.set('user', USERS[c.req.header('authorization') ?? ''])
      await next()
    })
    const auth = authHandler<{ get(name: 'user'): string | undefined }>({
      app,
      channel: ({ channel }, _, c) => allows(channel, c.get('user')),
      user: (_, __, c) => (c.get('user') ? { id: c.get('user')! } : null),
    })
    web.post('/pusher/auth', (c) => auth(c.req.raw, c))
    web.post('/pusher/user-auth', (c) => auth(c.req.raw, c))
    return overFetch((request) => web.fetch(request))
  },
  'a Next.js route handler'(count) {
    const userOf = (request: Request) => USERS[request.headers.get('authorization') ?? '']
    const POST = authHandler({
      app,
      channel: async ({ channel }, request) => allows(channel, userOf(request)),
      user: async (_, request) => (userOf(request) ? { id: userOf(request)! } : null),
    })
    return overFetch((request) => {
      count()
      // Next.js gives the parameters of the route as second argument.
      return POST(request, { params: Promise.resolve({}) })
    })
  },
}

/** Node's server for what speaks Fetch. */
function overFetch(handle: (request: Request) => Response | Promise<Response>): RequestListener {
  return async (incoming, outgoing) => {
    const init = { method: incoming.method!, headers: incoming.headers as HeadersInit, duplex: 'half' }
    const body = Readable.toWeb(incoming) as BodyInit
    const response = await handle(
      new Request(`http://localhost${incoming.url}`, { ...init, body } as RequestInit),
    )
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
  }
}

describe.each(Object.entries(FRAMEWORKS))('%s', { timeout: 60_000 }, (_, make) => {
  let world: Awaited<ReturnType<typeof startWorld>>
  let base: string
  let requests = 0
  let end: () => void
  beforeEach(async () => {
    world = await startWorld()
    requests = 0
    const http = createHttpServer(make(() => requests++))
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    end = () => {
      http.closeAllConnections()
      http.close()
    }
  })
  afterEach(async () => {
    await world.end()
    end()
  })
  const kitOf = (token: string) =>
    world.kit('', {
      authorize: {
        endpoint: `${base}/pusher/auth`,
        userEndpoint: `${base}/pusher/user-auth`,
        headers: { Authorization: `Bearer ${token}` },
      },
    })

  it('authorises kits, many channels in one request, and refuses who may not', async () => {
    const kit = kitOf('ann-token')
    const first = channel(kit, 'private-first')
    first.subscribe(() => {})
    await shows(first, ({ status }) => status === 'live')
    const before = requests
    const names = ['private-a', 'private-b', 'private-secret', 'private-encrypted-a', 'presence-a']
    const channels = names.map((name) => channel(kit, name))
    for (const one of channels) one.subscribe(() => {})
    await Promise.all(
      channels.map((one) => shows(one, ({ status }) => status === 'live' || status === 'failed')),
    )
    expect(channels.map((one) => one.getSnapshot().status)).toEqual([
      'live',
      'live',
      'failed',
      'live',
      'live',
    ])
    expect(channels[2]!.getSnapshot().error).toMatchObject({ code: 'auth-denied', httpStatus: 403 })
    expect(requests).toBe(before + 1)
    const people = presence(kit, 'presence-a')
    people.subscribe(() => {})
    await shows(people, ({ me }) => me !== null)
    expect(people.getSnapshot().me).toMatchObject({ id: 'ann', info: { name: 'ann' } })
  })

  it('signs users in, and lets nobody in without a token', async () => {
    const kit = kitOf('bob-token')
    const me = user(kit)
    me.signIn()
    await shows(me, ({ user }) => user?.id === 'bob')
    const stranger = channel(kitOf('no-token'), 'private-a')
    stranger.subscribe(() => {})
    await shows(stranger, ({ status }) => status === 'failed')
  })

  it('refuses forged bodies, other methods and what does not end', async () => {
    const ask = async (body: BodyInit | null, type = 'application/x-www-form-urlencoded', method = 'POST') =>
      (
        await fetch(`${base}/pusher/auth`, {
          method,
          body,
          headers: { 'Content-Type': type, Authorization: 'Bearer ann-token' },
        })
      ).status
    expect(await ask('socket_id=1.2&channel_name=private-a')).toBe(200)
    for (const body of [
      'socket_id[]=1.2&channel_name=private-a',
      'socket_id=1.2&socket_id=3.4&channel_name=private-a',
      'socket_id=1.2:private-b&channel_name=private-a',
      'channel_name=private-a',
      '\u0000',
    ])
      expect([body, await ask(body)]).toEqual([body, 400])
    expect(await ask('[1,2]', 'application/json')).toBe(400)
    expect(await ask(`socket_id=1.2&x=${'x'.repeat(300_000)}`)).toBe(413)
  })
})
