import { describe, expect, it } from 'vitest'
import { createServer } from '../../src/index.ts'
import { startDashboard } from '../support/dashboard.ts'
import { APP } from '../support/hub.ts'

const TOKEN = 'a-token-of-some-length'
const SESSION = '/dashboard/session'

describe('who is asked for a token', () => {
  it('nobody on this machine, where none was set', async () => {
    const { ask, upgrade } = await startDashboard()
    expect((await ask(SESSION)).json().apps).toMatchObject([{ id: APP.id, key: APP.key }])
    expect(await upgrade()).toContain('101')
  })

  it.each([
    ['a proxy that says for whom', { 'x-forwarded-for': '203.0.113.7' }],
    ['a proxy that says for whom, and means this machine', { 'x-forwarded-for': '127.0.0.1' }],
    ['a proxy by the standard’s header', { forwarded: 'for=203.0.113.7' }],
    ['a proxy that says what it is', { via: '1.1 proxy' }],
    ['a page whose name was bound to this machine', { host: 'evil.example' }],
    ['a name that only looks like this machine', { host: 'localhost.evil.example' }],
  ])('everybody who comes by %s', async (_, headers) => {
    const { ask, post, upgrade } = await startDashboard()
    expect((await ask(SESSION, { headers })).json()).toMatchObject({ code: 'dashboard-refused' })
    expect((await ask(`/dashboard/apps/${APP.id}/channels`, { headers })).status).toBe(401)
    expect((await post(`/dashboard/apps/${APP.id}/events`, {}, headers)).status).toBe(401)
    expect(
      await upgrade({ ...headers, ...('host' in headers && { Host: headers.host as string }) }),
    ).toContain('403')
  })

  it('who comes by HTTP/1.0, as proxies do that say nothing of themselves', async () => {
    const { port } = await startDashboard()
    const { connect } = await import('node:net')
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET ${SESSION} HTTP/1.0\r\nHost: 127.0.0.1:${port}\r\n\r\n`),
      )
      socket.once('data', (bytes) => resolve(bytes.toString('latin1')))
    })
    expect(answer).toContain('401')
  })

  it.each([{ token: TOKEN }, { asks: 'everybody' as const }])(
    'everybody on this machine as well with %o',
    async (dashboard) => {
      const { ask, upgrade } = await startDashboard({ dashboard })
      expect((await ask(SESSION)).status).toBe(401)
      expect(await upgrade()).toContain('403')
      expect((await ask('/')).status).not.toBe(401)
    },
  )
})

describe('the token', () => {
  it('opens everything by a cookie that scripts can’t read and other sites can’t use', async () => {
    const { ask, login, upgrade } = await startDashboard({ dashboard: { token: TOKEN } })
    const { answer, cookie, pair } = await login(TOKEN)
    expect(answer.status).toBe(200)
    expect(cookie).toMatch(/; Path=\/dashboard; Max-Age=43200; HttpOnly; SameSite=Strict$/)
    expect((await ask(SESSION, { headers: { cookie: pair } })).status).toBe(200)
    expect(await upgrade({ Cookie: pair })).toContain('101')
  })

  it('is sent back over TLS alone where it came so', async () => {
    const { login } = await startDashboard({ dashboard: { token: TOKEN } })
    const { cookie } = await login(TOKEN, { 'x-forwarded-proto': 'https' })
    expect(cookie).toMatch(/; Secure$/)
  })

  it('is none of what is no token', async () => {
    const { post, login } = await startDashboard({ dashboard: { token: TOKEN } })
    for (const token of ['', 'x', `${TOKEN}x`, TOKEN.slice(1)])
      expect((await login(token)).answer.json().code).toBe('dashboard-refused')
    for (const body of [{}, [], null, 7, { token: { length: 22 } }, { token: [TOKEN] }])
      expect((await post('/dashboard/login', body)).status).toBe(401)
  })

  it('can’t be guessed: tries are limited, and those of one address are not another’s', async () => {
    const { login } = await startDashboard({ dashboard: { token: TOKEN } })
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const codes: unknown[] = []
    for (let n = 0; n < 12; n++) codes.push((await login('wrong', from('203.0.113.7'))).answer.status)
    expect(codes.slice(0, 10)).toEqual(Array(10).fill(401))
    expect(codes.at(-1)).toBe(429)
    expect((await login(TOKEN, from('203.0.113.8'))).answer.status).toBe(200)
  })

  it('is another one with each server; a cookie of one opens no other, nor one that was made up', async () => {
    const first = await startDashboard({ dashboard: { token: TOKEN } })
    const { pair } = await first.login(TOKEN)
    const second = await startDashboard({ dashboard: { token: `${TOKEN}-2` } })
    expect((await second.ask(SESSION, { headers: { cookie: pair } })).status).toBe(401)
    const [name, value = ''] = pair.split('=')
    const [until, signature] = value.split('.')
    for (const forged of [
      `${name}=${Number(until) + 1}.${signature}`,
      `${name}=9999999999999.`,
      `${name}=`,
      `${name}=${until}`,
    ])
      expect((await first.ask(SESSION, { headers: { cookie: forged } })).status).toBe(401)
    const tokens = [1, 2].map(() => createServer({ apps: [APP] }).dashboard!.token)
    expect(tokens[0]).not.toBe(tokens[1])
    expect(tokens[0]!.length).toBeGreaterThanOrEqual(32)
  })

  it('is in no address, answer or header, and too short a one is refused', async () => {
    const { ask, login, server } = await startDashboard({ dashboard: { token: TOKEN } })
    const { answer, cookie } = await login(TOKEN)
    expect(JSON.stringify(answer.headers) + answer.text + cookie).not.toContain(TOKEN)
    expect((await ask('/dashboard/')).text).not.toContain(TOKEN)
    expect(server.dashboard!.link('http://127.0.0.1:1', '0.0.0.0')).not.toContain(TOKEN)
    expect(() => createServer({ apps: [APP], dashboard: { token: 'short' } })).toThrow('16 characters')
  })
})

describe('other sites', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin that has a name', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
    ['another site under one name', { 'sec-fetch-site': 'same-site' }],
  ])('are refused by %s, whoever is logged in', async (_, headers) => {
    const { ask, post, login, upgrade } = await startDashboard({ dashboard: { token: TOKEN } })
    const all = { ...headers, cookie: (await login(TOKEN)).pair }
    expect((await ask(SESSION, { headers: all })).json().code).toBe('dashboard-foreign')
    for (const path of ['events', 'connections/1.1/terminate'])
      expect((await post(`/dashboard/apps/${APP.id}/${path}`, {}, all)).status).toBe(403)
    expect((await post('/dashboard/login', { token: TOKEN }, headers)).status).toBe(403)
    expect((await post('/dashboard/auth', {}, all)).status).toBe(403)
    const { cookie, ...named } = all
    expect(await upgrade({ ...named, Cookie: cookie })).toContain('403')
  })

  it('may not frame the page, and nothing runs in it but its own files', async () => {
    const { ask } = await startDashboard()
    for (const path of ['/dashboard/session', '/dashboard/nothing', '/dashboard/assets/none.js']) {
      const { headers } = await ask(path)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })
})

describe('secrets', () => {
  it('are in nothing that the page is told', async () => {
    const hidden = [
      'hush-app',
      'hush-old',
      'hush-hook',
      'hush-header',
      'hush-metrics',
      'hush-librato',
      'hush-otlp',
    ]
    const app = {
      ...APP,
      secret: 'hush-app',
      keys: [{ key: 'old-key', secret: 'hush-old' }],
      webhooks: [
        {
          url: 'http://user:hush-hook@127.0.0.1:9/hook?key=hush-hook',
          headers: { authorization: 'hush-header' },
        },
      ],
    }
    const { ask, server } = await startDashboard({
      apps: [app],
      admin: { port: 0, serves: ['health'] },
      metrics: {
        prometheus: { token: 'hush-metrics' },
        librato: { email: 'a@b.c', token: 'hush-librato', url: 'http://127.0.0.1:9/' },
        otlp: { url: 'http://127.0.0.1:9/v1', headers: { key: 'hush-otlp' } },
      },
    })
    const told = await Promise.all(
      ['session', 'settings', 'metrics', 'overview', 'faults'].map((path) =>
        ask(`/dashboard/${path}?app=${APP.id}`),
      ),
    )
    expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const all = told.map(({ text }) => text).join()
    for (const secret of [...hidden, server.dashboard!.token]) expect(all).not.toContain(secret)
    expect(all).toContain('"name":"secret","value":"hidden"')
  })
})

describe('what strangers send to it', () => {
  it.each([
    '/dashboard/assets/../../package.json',
    '/dashboard/assets/..%2f..%2fpackage.json',
    '/dashboard/assets/%00',
    '/dashboard/__proto__',
    '/dashboard/constructor',
    '/dashboard/toString?app=app',
    '/dashboard/apps',
    '/dashboard/overview?app=nobody',
    '/dashboard/overview',
    '/dashboard/apps/nobody/channels',
    '/dashboard//',
  ])('%s gets an error and harms nobody', async (path) => {
    const { ask } = await startDashboard()
    const { status: own, headers, json } = await ask(path)
    const status = Number(headers['channelkit-status'] ?? own)
    expect([400, 404]).toContain(status)
    expect(json().code).toBeTruthy()
    expect((await ask(SESSION)).status).toBe(200)
  })

  it('bodies that are too long or no JSON are refused', async () => {
    const { ask } = await startDashboard({ dashboard: { token: TOKEN } })
    const login = (body: string) => ask('/dashboard/login', { method: 'POST', body })
    expect((await login('x'.repeat(20_000))).status).toBe(413)
    expect((await login('{')).json().code).toBe('bad-json')
  })

  it('its line has no way into an app, nor an app’s key one to it', async () => {
    const { server, upgrade, hub } = await startDashboard()
    expect(await upgrade({}, '/app/dashboard?protocol=7')).toContain('101')
    expect(hub.apps.map(({ app }) => app.id)).toEqual([APP.id])
    await upgrade()
    expect(hub.app(APP.id).connections.size).toBe(0)
    expect(server.dashboard).toBeDefined()
  })
})
