import { createDashboard, createServer, type ServerOptions } from '@channelkit/server'

export const APP = {
  id: 'shop',
  key: 'shop-key',
  secret: 'shop-secret',
  history: [{ channels: 'orders', events: 20 }],
}

/**
 * A server with its dashboard as `createServer` has it, but with the page that was built just now.
 *
 * @param folder where the page is built
 * @param port where it listens; 0 for any
 * @param more of what a server is told, and the dashboard's token
 */
export async function startServer(
  folder: string,
  port = 0,
  { token, ...more }: Partial<ServerOptions> & { token?: string } = {},
) {
  const server = createServer({
    apps: [APP, { id: 'other', key: 'other-key', secret: 'other-secret' }],
    port,
    dashboard: false,
    ...more,
    handler: (request, response) => void dashboard.handle(request, response),
  })
  const { hub, webhooks } = server
  const dashboard = createDashboard({ hub, webhooks, page: folder, root: true, options: more, token })
  const [clients] = server.httpServer.listeners('upgrade')
  server.httpServer.removeAllListeners('upgrade')
  server.httpServer.on('upgrade', (...asked) => dashboard.upgrade(...asked) || clients?.(...asked))
  const address = await server.listen()
  return {
    hub,
    url: `${address.url}/`,
    port: address.port,
    async close() {
      dashboard.close()
      await server.close()
    },
  }
}
