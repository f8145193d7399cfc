import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { app, type Sent, startServer, type TestServer } from './support.ts'

let server: TestServer
const start = async (options = {}) => {
  await server?.end()
  server = await startServer(options)
}
beforeEach(() => start())
afterEach(async () => {
  vi.useRealTimers()
  await server.end()
})

const event = (name = 'e') => JSON.stringify({ name, channels: ['a'], data: 'x' })
const post = (more: Sent = {}): Sent => ({ method: 'POST', path: '/apps/app/events', body: event(), ...more })
const codeOf = async (sent: Sent) => {
  const { status, body } = await server.send(sent)
  return [status, body.code]
}
const seconds = () => Math.floor(Date.now() / 1000)

describe('a signed request', () => {
  it('passes whatever the order of its parameters on the way', async () => {
    expect((await server.send(post())).status).toBe(200)
    const backwards = (query: string) => query.split('&').reverse().join('&')
    expect((await server.send(post({ body: event('b'), query: backwards }))).status).toBe(200)
    expect(
      (await server.send({ params: { filter_by_prefix: 'a', info: 'subscription_count' } })).status,
    ).toBe(200)
  })

  it('says the same where the case of a name was changed on the way, which nobody signs', async () => {
    const wrong = { params: { info: 'no-such-thing' } }
    const louder = (query: string) => query.replace('info=', 'INFO=')
    const plain = await codeOf(wrong)
    expect(plain[0]).toBe(400)
    expect(await codeOf({ ...wrong, query: louder })).toEqual(plain)
  })

  it.each<[string, Sent, number, string]>([
    ['stale', post({ at: seconds() - 700 }), 401, 'bad-timestamp'],
    ['from the future', post({ at: seconds() + 700 }), 401, 'bad-timestamp'],
    ['with a time that is none', post({ params: { auth_timestamp: 'now' } }), 401, 'bad-timestamp'],
    ['of another version', post({ params: { auth_version: '2.0' } }), 401, 'bad-version'],
    ['with another body', post({ sentBody: event('altered') }), 401, 'bad-body-md5'],
    ['with a body that was not signed', { sentBody: event() }, 401, 'bad-body-md5'],
    ['without its body', post({ sentBody: '' }), 401, 'bad-body-md5'],
    ['with the MD5 of another body', post({ params: { body_md5: 'a'.repeat(32) } }), 401, 'bad-body-md5'],
    [
      'for another path',
      post({ query: (q) => q, path: '/apps/app/batch_events', signing: () => ['x=y'] }),
      401,
      'bad-signature',
    ],
    ['signed in another order', post({ signing: (pairs) => pairs.sort().reverse() }), 401, 'bad-signature'],
    [
      'with a changed parameter',
      { params: { info: 'subscription_count' }, query: (q) => q.replace('info=subscription_count', 'info=') },
      401,
      'bad-signature',
    ],
    ['with one parameter more', { query: (q) => `${q}&filter_by_prefix=a` }, 401, 'bad-signature'],
    ['with a parameter twice', { query: (q) => `${q}&auth_key=${app.key}` }, 400, 'duplicate-parameter'],
    ['with a key that is not the app’s', { key: 'other' }, 401, 'bad-key'],
    ['with another secret', { secret: 'other' }, 401, 'bad-signature'],
    ['without a signature', { query: (q) => q.replace(/&auth_signature=.*/, '') }, 401, 'bad-signature'],
    [
      'with an empty signature',
      { query: (q) => q.replace(/(&auth_signature=).*/, '$1') },
      401,
      'bad-signature',
    ],
    [
      'with a signature in capitals',
      { query: (q) => q.replace(/[^=]*$/, (s) => `${s.toUpperCase()}A`) },
      401,
      'bad-signature',
    ],
    ['without a query', { query: () => '' }, 401, 'bad-key'],
    ['for an app that is not there', { path: '/apps/none/channels' }, 404, 'unknown-app'],
    ['for __proto__', { path: '/apps/__proto__/channels' }, 404, 'unknown-app'],
    ['for no app', { path: '/apps/' }, 404, 'unknown-app'],
    ['with a body that is no JSON', post({ body: 'x' }), 400, 'bad-json'],
    ['with a body that is no object', post({ body: '[]' }), 400, 'bad-json'],
    [
      'with a body that is no UTF-8',
      post({ body: Buffer.from('{"name":"\xff"}', 'latin1') }),
      400,
      'bad-json',
    ],
    ['nested without end', post({ body: '['.repeat(200_000) }), 400, 'bad-json'],
    ['with a field of the wrong type', post({ body: '{"name":5}' }), 400, 'bad-event'],
    ['with data that is no text', post({ body: '{"name":"e","channel":"a","data":{}}' }), 400, 'bad-data'],
    [
      'with a wrong socket id',
      post({ body: '{"name":"e","channel":"a","data":"","socket_id":1.5}' }),
      400,
      'bad-socket-id',
    ],
    [
      'for two encrypted channels',
      post({ body: '{"name":"e","channels":["private-encrypted-a","b"],"data":""}' }),
      400,
      'bad-channels',
    ],
  ])('that is %s is refused', async (_, sent, status, code) => {
    expect(await codeOf(sent)).toEqual([status, code])
    expect((await server.send(post({ body: event('after') }))).status).toBe(200)
  })

  it('is checked over its bytes, not over what they decode to', async () => {
    const broken = Buffer.from('{"name":"\xff","channel":"a","data":""}', 'latin1')
    const replaced = Buffer.from(broken.toString('utf8'))
    expect(await codeOf(post({ body: replaced, sentBody: broken }))).toEqual([401, 'bad-body-md5'])
  })
})

describe('a repeated request', () => {
  const twice = async (sent: Sent, wait: number) => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    const { method, target, body } = server.signed(sent)
    const first = await server.plain(method, target, body)
    vi.advanceTimersByTime(wait)
    const { status, body: answer } = await server.plain(method, target, body)
    return [first.status, status, answer.code]
  }
  it('passes while equal events may be sent in one second, and never after', async () => {
    expect(await twice(post(), 1000)).toEqual([200, 200, undefined])
    expect(await twice(post({ body: event('later') }), 2001)).toEqual([200, 401, 'replayed'])
    expect(await twice(post({ body: event('ahead'), at: seconds() + 590 }), 1_100_000)).toEqual([
      200,
      401,
      'replayed',
    ])
    expect(await twice({ path: '/apps/app/channels' }, 60_000)).toEqual([200, 200, undefined])
  })
  it('never passes, or always, where that is configured', async () => {
    await start({ api: { replayGrace: 0 } })
    expect(await twice(post(), 0)).toEqual([200, 401, 'replayed'])
    await start({ api: { replayGrace: false } })
    expect(await twice(post(), 60_000)).toEqual([200, 200, undefined])
  })
})

describe('an app', () => {
  it('may send so many requests a second, and is told of it', async () => {
    await start({ apps: [{ ...app, limits: { apiRequestsPerSecond: 3 } }] })
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    for (let n = 0; n < 3; n++) expect((await server.send({})).status).toBe(200)
    const refused = await server.send({})
    expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([
      429,
      'rate-limited',
      '1',
    ])
    expect((await server.send({ secret: 'wrong' })).status).toBe(401)
    vi.advanceTimersByTime(400)
    expect((await server.send({})).status).toBe(200)
    expect((await server.send({})).status).toBe(429)
  })

  it('may change its secret, and its key, while the old ones still work', async () => {
    const keys = [
      { key: app.key, secret: 'old-secret' },
      { key: 'old-key', secret: 'older-secret' },
    ]
    await start({ apps: [{ ...app, keys }] })
    const ann = await server.client()
    const sdks = [
      server.sdk(),
      server.sdk({ secret: 'old-secret' }),
      server.sdk({ key: 'old-key', secret: 'older-secret' }),
    ]
    for (const [n, sdk] of sdks.entries()) {
      ann.say('pusher:subscribe', {
        channel: `private-${n}`,
        ...sdk.authorizeChannel(ann.socketId, `private-${n}`),
      })
      await vi.waitFor(() => expect(ann.events('pusher_internal:subscription_succeeded')).toHaveLength(n + 1))
      expect((await sdk.trigger(`private-${n}`, 'e', '')).status).toBe(200)
    }
    expect(await codeOf({ key: 'old-key', secret: app.secret })).toEqual([401, 'bad-signature'])
    await expect(
      start({ apps: [app, { id: 'b', key: 'b', secret: 'b', keys: [{ key: app.key, secret: 'x' }] }] }),
    ).rejects.toMatchObject({ code: 'invalid-options' })
  })

  it('that is disabled is told so, with 403', async () => {
    await start({ apps: [{ ...app, enabled: false }] })
    expect(await codeOf({})).toEqual([403, 'app-disabled'])
  })
})

describe('what is no clean HTTP', () => {
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      let got = ''
      const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
      socket.on('data', (chunk) => {
        got += chunk
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve(got))
    })
  const head = 'POST /apps/app/events HTTP/1.1\r\nHost: a\r\nConnection: close\r\n'
  it.each([
    ['two lengths', `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`],
    ['a length and chunks', `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['chunks that are none', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
    ['an encoding after chunks', `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['a space before the colon', `${head}Content-Length : 5\r\n\r\nhello`],
    ['a bare line feed', `${head}X: a\nContent-Length: 5\r\n\r\nhello`],
    ['a negative length', `${head}Content-Length: -1\r\n\r\n`],
    ['headers without end', `${head}X: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['no path', 'GET  HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['garbage', '\u0000\u0001\r\n\r\n'],
  ])('as %s is refused, and nobody is disturbed', async (_, text) => {
    expect(await raw(text)).toMatch(/^(HTTP\/1\.1 4\d\d|$)/)
    expect((await server.send({})).status).toBe(200)
  })
  it('as odd paths finds nothing', async () => {
    for (const path of ['//', '/apps/../up', '/apps//app/channels', '/%', '/apps/%/x', '*'])
      expect((await server.plain('GET', path)).status).toBe(404)
  })
})
