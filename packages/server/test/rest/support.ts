import { createHash, createHmac } from 'node:crypto'
import { request } from 'node:http'
import Pusher from 'pusher'
import { expect, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createServer, type ServerOptions } from '../../src/index.ts'

export const app = { id: 'app', key: 'app-key', secret: 'app-secret' }
export const MASTER_KEY = btoa('0123456789abcdef0123456789abcdef')

/** What a sender may get wrong. */
export interface Sent {
  method?: string
  path?: string
  params?: Record<string, string>
  body?: string | Buffer
  key?: string
  secret?: string
  /** Seconds. */
  at?: number
  /** Changes the signed query before it is sent. */
  query?(query: string): string
  /** Sent in place of the signed body. */
  sentBody?: string | Buffer
  /** Signed in place of the sorted parameters. */
  signing?(pairs: string[]): string[]
}

export interface Answer {
  status: number
  headers: Record<string, unknown>
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  body: any
}

export async function startServer(options: Partial<ServerOptions> = {}) {
  const server = createServer({ apps: [app], port: 0, ...options })
  const { port } = await server.listen()
  const sockets: WebSocket[] = []
  const sdk = (more: Partial<Pusher.Options> = {}) =>
    new Pusher({
      appId: app.id,
      key: app.key,
      secret: app.secret,
      host: '127.0.0.1',
      port: String(port),
      useTLS: false,
      encryptionMasterKeyBase64: MASTER_KEY,
      ...more,
    })

  /** A request as it is: nothing tidies its path. */
  const plain = (method: string, target: string, body?: string | Buffer) =>
    new Promise<Answer>((resolve, reject) => {
      const headers = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }
      const sending = request({ host: '127.0.0.1', port, method, path: target, headers }, (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: JSON.parse(text) }),
        )
      })
      sending.on('error', reject).end(body)
    })

  function signed(sent: Sent) {
    const { method = 'GET', path = '/apps/app/channels', body, key = app.key, secret = app.secret } = sent
    const pairs = Object.entries({
      auth_key: key,
      auth_timestamp: String(sent.at ?? Math.floor(Date.now() / 1000)),
      auth_version: '1.0',
      ...(body !== undefined && { body_md5: createHash('md5').update(body).digest('hex') }),
      ...sent.params,
    }).map(([name, value]) => `${name}=${value}`)
    const ordered = sent.signing?.([...pairs]) ?? [...pairs].sort()
    const signature = createHmac('sha256', secret)
      .update([method, path, ordered.join('&')].join('\n'))
      .digest('hex')
    const query = `${pairs.join('&')}&auth_signature=${signature}`
    return { method, target: `${path}?${sent.query?.(query) ?? query}`, body: sent.sentBody ?? body }
  }
  const send = (sent: Sent) => {
    const { method, target, body } = signed(sent)
    return plain(method, target, body)
  }

  /** A bare client, with all that it was told. */
  async function client(channels: string[] = [], headers: Record<string, string> = {}) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/app/${app.key}?protocol=7`, { headers })
    sockets.push(socket)
    // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
    const got: { event: string; channel?: string; data: any }[] = []
    let code = 0
    socket.on('message', (text) => got.push(JSON.parse(String(text))))
    socket.on('close', (closeCode) => {
      code = closeCode
    })
    socket.on('error', () => {})
    await vi.waitFor(() => expect(got.length).toBeGreaterThan(0))
    const socketId: string =
      got[0]!.event === 'pusher:error' ? '' : JSON.parse(got[0]!.data as string).socket_id
    const say = (event: string, data: unknown) => socket.send(JSON.stringify({ event, data }))
    const events = (name: string) => got.filter(({ event }) => event === name)
    for (const channel of channels) {
      const member = channel.startsWith('presence-')
        ? { user_id: 'ann', user_info: { name: 'Ann' } }
        : undefined
      const auth = /^(private|presence)-/.test(channel)
        ? sdk().authorizeChannel(socketId, channel, member)
        : {}
      say('pusher:subscribe', { channel, ...auth })
      await vi.waitFor(() =>
        expect(
          got.some(
            (one) => one.channel === channel && one.event === 'pusher_internal:subscription_succeeded',
          ),
        ).toBe(true),
      )
    }
    async function signIn(id: string) {
      say('pusher:signin', sdk().authenticateUser(socketId, { id }))
      await vi.waitFor(() => expect(events('pusher:signin_success')).toHaveLength(1))
    }
    return { socket, socketId, got, say, events, signIn, code: () => code }
  }

  return {
    server,
    port,
    sdk,
    plain,
    signed,
    send,
    client,
    async end() {
      for (const socket of sockets) socket.terminate()
      await server.close()
    },
  }
}

export type TestServer = Awaited<ReturnType<typeof startServer>>
