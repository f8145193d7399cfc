import { request } from 'node:http'
import { connect } from 'node:net'
import type { ServerOptions } from '../../src/index.ts'
import { startServer } from './server.ts'

export interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: string
}
export interface Answered {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  json: () => Record<string, unknown>
}

/** A server with its dashboard, and ways to ask it as browsers, proxies and attackers do. */
export async function startDashboard(options: Partial<ServerOptions> = {}) {
  const started = await startServer(options)
  const { port } = started
  const host = `127.0.0.1:${port}`

  /** By Node's own client, which sets every header that it is told to. */
  const ask = (path: string, { method = 'GET', headers = {}, body }: Asked = {}) =>
    new Promise<Answered>((resolve, reject) => {
      const sent = request(
        { port, host: '127.0.0.1', path, method, headers: { host, ...headers } },
        (answer) => {
          let text = ''
          answer.on('data', (chunk) => {
            text += chunk
          })
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              text,
              json: () => JSON.parse(text),
            }),
          )
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  /** The cookie of who logs in. */
  async function login(token: string, headers: Record<string, string> = {}) {
    const answer = await post('/dashboard/login', { token }, headers)
    const [cookie = ''] = answer.headers['set-cookie'] ?? []
    return { answer, cookie, pair: cookie.split(';')[0] ?? '' }
  }
  /** The first line that a request to become a WebSocket is answered with. */
  const upgrade = (headers: Record<string, string> = {}, path = '/dashboard/app/dashboard?protocol=7') =>
    new Promise<string>((resolve, reject) => {
      const all = {
        Host: host,
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      }
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`),
      )
      socket.once('data', (bytes) => {
        socket.destroy()
        resolve(bytes.toString('latin1').split('\r\n')[0]!)
      })
      socket.once('error', reject)
    })
  return { ...started, host, ask, post, login, upgrade }
}
