import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from '@channelkit/server'
import { authMiddleware } from '@channelkit/server/auth'
import sirv from 'sirv'
import { publishLoad } from './load.mjs'

const app = { id: '1', key: 'app-key', secret: process.env.CHANNELKIT_SECRET ?? 'app-secret' }

// Everybody is a guest by a cookie. Put your own sign-in here: what it says decides who may join which channel.
const visitorOf = (request) => /(?:^|; )visitor=([\w-]{36})/.exec(request.headers.cookie ?? '')?.[1]
const auth = authMiddleware({
  app,
  channel: ({ channel }, request) =>
    channel === 'presence-room' && {
      id: request.visitor,
      info: { name: `Guest ${request.visitor.slice(0, 4)}` },
    },
})
// While you work on it, Vite has the page.
const files = existsSync('dist')
  ? sirv('dist', { single: true })
  : (_, response) => response.writeHead(404).end()

const server = createServer({
  apps: [app],
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.CHANNELKIT_PORT ?? process.env.PORT ?? 6001),
  handler(request, response) {
    if (request.url !== '/pusher/auth') return files(request, response)
    request.visitor = visitorOf(request)
    if (!request.visitor) {
      request.visitor = randomUUID()
      response.setHeader('set-cookie', `visitor=${request.visitor}; Path=/; HttpOnly; SameSite=Lax`)
    }
    auth(request, response)
  },
})
const { url } = await server.listen()
const stop = publishLoad(server.hub.app(app.id))
console.log(`The server is at ${url}`)

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    stop()
    void server.close().then(() => process.exit(0))
  })
