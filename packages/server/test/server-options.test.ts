import { request } from 'node:https'
import { connect } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createServer, type ServerOptions } from '../src/index.ts'
import { app, startServer } from './rest/support.ts'
import { makeCertificate } from './support/certificate.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})
const start = async (options: Partial<ServerOptions> = {}) => {
  const server = await startServer(options)
  ends.push(server.end)
  return server
}
const certificate = makeCertificate()

describe('allowed origins', () => {
  it('let in pages that are listed, and who is no page', async () => {
    const server = await start({ allowedOrigins: ['https://*.example.com'] })
    const from = (origin?: string) => server.client([], origin === undefined ? {} : { Origin: origin })
    expect((await from('https://a.example.com')).events('pusher:connection_established')).toHaveLength(1)
    expect((await from()).events('pusher:connection_established')).toHaveLength(1)
    for (const origin of ['https://example.org', 'http://a.example.com', 'null']) {
      const page = await from(origin)
      expect(page.events('pusher:error')[0]!.data).toEqual({ code: 4009, message: 'Origin not allowed' })
      await vi.waitFor(() => expect(page.code()).toBe(4009))
    }
  })
  it('hold for the HTTP transports too', async () => {
    const server = await start({ allowedOrigins: ['https://a.net'] })
    const open = async (origin: string, session: string) => {
      const url = `http://127.0.0.1:${server.port}/pusher/app/${app.key}/1/${session}/xhr?protocol=7`
      return (await fetch(url, { method: 'POST', headers: { Origin: origin } })).text()
    }
    expect(await open('https://a.net', 'aaaaaaaa')).toContain('connection_established')
    const refused = await open('https://b.net', 'bbbbbbbb')
    expect(refused).toContain('Origin not allowed')
    expect(refused).not.toContain('connection_established')
  })
  it('are those of the app where it has some', async () => {
    const server = await start({
      allowedOrigins: ['https://a.net'],
      apps: [{ ...app, allowedOrigins: ['https://b.net'] }],
    })
    expect((await server.client([], { Origin: 'https://a.net' })).events('pusher:error')).toHaveLength(1)
    expect((await server.client([], { Origin: 'https://b.net' })).events('pusher:error')).toHaveLength(0)
  })
})

describe('limits of one app', () => {
  it('take the place of those of the server', async () => {
    const server = await start({
      limits: { payload: 10, clientEventsPerSecond: 1 },
      apps: [{ ...app, limits: { payload: 20 } }],
    })
    await server.sdk().trigger('a', 'e', 'x'.repeat(20))
    await expect(server.sdk().trigger('a', 'e', 'x'.repeat(21))).rejects.toMatchObject({ status: 413 })
    expect(server.server.hub.app('app').limits).toMatchObject({ payload: 20, clientEventsPerSecond: 1 })
  })
})

describe('TLS', () => {
  const get = (port: number, path: string, ca: string) =>
    new Promise<number>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, ca }, (response) => {
        response.resume()
        resolve(response.statusCode!)
      })
        .on('error', reject)
        .end()
    })
  it('serves HTTPS and wss', async () => {
    const { cert, key } = await certificate
    const server = createServer({ apps: [app], port: 0, tls: { cert, key } })
    ends.push(() => server.close())
    const { port, url } = await server.listen()
    expect(url).toBe(`https://127.0.0.1:${port}`)
    expect(await get(port, '/up', cert)).toBe(200)
    const socket = new WebSocket(`wss://127.0.0.1:${port}/app/app-key?protocol=7`, { ca: cert })
    const first = await new Promise((resolve) => socket.once('message', resolve))
    expect(String(first)).toContain('connection_established')
    socket.terminate()
  })
  it('is refused with what is no certificate, and the error shows nothing of the key', async () => {
    const { cert, key } = await certificate
    const tls = { cert, key: key.replace('BEGIN', 'hush-hush') }
    expect(() => createServer({ apps: [app], tls })).toThrow(expect.objectContaining({ code: 'bad-tls' }))
    expect(() => createServer({ apps: [app], tls })).not.toThrow(/hush/)
  })
})

describe('health', () => {
  it('is up and ready; while it drains it serves on, but is not ready', async () => {
    const server = await start({ shutdownDelay: 60_000 })
    expect((await server.plain('GET', '/up')).body).toEqual({ ok: true })
    expect((await server.plain('GET', '/ready')).body).toEqual({ ready: true })
    const ann = await server.client(['a'])
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const closing = server.server.close()
    vi.advanceTimersByTime(30_000)
    vi.useRealTimers()
    expect(await server.plain('GET', '/ready')).toMatchObject({
      status: 503,
      body: { ready: false, reason: 'shutting-down' },
    })
    expect((await server.plain('GET', '/up')).status).toBe(200)
    await server.sdk().trigger('a', 'e', '')
    await vi.waitFor(() => expect(ann.events('e')).toHaveLength(1))
    expect(server.server.close()).toBe(closing)
    ends.length = 0
    ann.socket.terminate()
    server.server.httpServer.closeAllConnections()
    server.server.httpServer.close()
  })

  it('ends with 4200 for clients, in bounded time even for those who do not answer', async () => {
    const server = await start()
    const ann = await server.client()
    const idle = connect(server.port, '127.0.0.1', () => idle.write('POST /apps/app/events HTTP/1.1\r\n'))
    idle.on('error', () => {})
    await new Promise((resolve) => idle.once('connect', resolve))
    ann.socket.pause()
    const closed = server.server.close()
    ann.socket.resume()
    await closed
    await vi.waitFor(() => expect(ann.code()).toBe(4200))
    await expect(server.plain('GET', '/up')).rejects.toThrow('ECONNREFUSED')
  })
})

describe('a stranger', () => {
  it('gets nothing for headers that are too long or do not end', async () => {
    const server = await start({ http: { headerSize: 1024 } })
    const status = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
        socket.on('error', () => {}).on('close', () => resolve(''))
        socket.once('data', (chunk) => resolve(String(chunk).slice(0, 12)))
      })
    expect(await status(`GET /up HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(2000)}\r\n\r\n`)).toBe('HTTP/1.1 431')
    expect(server.server.httpServer).toMatchObject({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
    })
  })
})
