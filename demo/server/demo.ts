import { randomBytes } from 'node:crypto'
import { createServer } from '@channelkit/server'
import Pusher from 'pusher'
import sirv from 'sirv'
import { appKey } from '../shared.ts'
import { startAgent } from './agent.ts'
import { createRoutes } from './routes.ts'

const host = '127.0.0.1'
const sampleEvery = 500

export interface DemoOptions {
  /** Where to listen; 0 lets the system choose. */
  port: number
  /** The folder of the built page. */
  page: string
}

export interface Demo {
  readonly url: string
  close(): Promise<void>
}

/** Starts the demo: the embedded server, the page, and the agent that publishes what this machine does. */
export async function startDemo({ port: wanted, page }: DemoOptions): Promise<Demo> {
  const app = { id: 'demo', key: appKey, secret: randomBytes(16).toString('hex'), clientEvents: true }
  const files = sirv(page, { etag: true })
  const server = createServer({
    apps: [app],
    host,
    port: wanted,
    handler: (request, response) => routes.handle(request, response) || files(request, response),
  })
  const { port } = await server.listen()
  const { id: appId, key, secret } = app
  const routes = createRoutes(new Pusher({ appId, key, secret, host, port: String(port), useTLS: false }))
  const stopAgent = startAgent(sampleEvery, routes.sample)
  return {
    url: `http://localhost:${port}`,
    async close() {
      stopAgent()
      await server.close()
    },
  }
}
