import { createServer as createHttpServer, type Server as HttpServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHub, type Hub, type HubOptions, ServerError } from './hub/index.ts'
import { serveRest } from './rest/node.ts'
import { isRestPath } from './rest/rest.ts'
import { serveWebSockets } from './transports/websocket.ts'

export interface ServerOptions extends HubOptions {
  /** Default `127.0.0.1`: nobody but this machine. */
  host?: string
  /** 0 takes a free one. Default 6001. */
  port?: number
  /** Put before `/app` in the socket's address, as pusher-js's `wsPath`. */
  wsPath?: string
  /** Gets the requests that are not the server's own, so that an app can serve pages on the same port. */
  handler?: RequestListener
}

export interface ServerAddress {
  host: string
  port: number
  url: string
}

export interface ChannelsServer {
  readonly hub: Hub
  readonly httpServer: HttpServer
  /** @throws ServerError `port-in-use`, or the system's error */
  listen(): Promise<ServerAddress>
  /** Tells clients to reconnect, then ends. */
  close(): Promise<void>
}

/**
 * Makes the embedded server: WebSockets for pusher-js and the HTTP API for the server SDKs, on one port.
 *
 * @throws ServerError `invalid-options`
 * @example
 * const server = createServer({ apps: [{ id: 'app', key: 'app-key', secret: 'app-secret' }], port: 0 })
 * const { url } = await server.listen()
 */
export function createServer(options: ServerOptions): ChannelsServer {
  const { host = '127.0.0.1', port = 6001, wsPath = '', handler } = options
  const hub = createHub(options)
  const httpServer = createHttpServer((request, response) => {
    if (isRestPath((request.url ?? '/').split('?')[0]!)) {
      serveRest(hub, request, response).catch(() => response.destroy())
    } else if (handler) handler(request, response)
    else
      response
        .writeHead(404, { 'Content-Type': 'application/json' })
        .end('{"error":"Not found","code":"not-found"}')
  })
  const endSockets = serveWebSockets(hub, httpServer, wsPath)
  return {
    hub,
    httpServer,
    listen: () =>
      new Promise((resolve, reject) => {
        const onError = (error: NodeJS.ErrnoException) =>
          reject(
            error.code === 'EADDRINUSE'
              ? new ServerError('port-in-use', `Port ${port} on ${host} is in use.`)
              : error,
          )
        httpServer.once('error', onError)
        httpServer.listen(port, host, () => {
          httpServer.off('error', onError)
          const { port: actual } = httpServer.address() as AddressInfo
          resolve({ host, port: actual, url: `http://${host}:${actual}` })
        })
      }),
    close: () =>
      new Promise((resolve) => {
        // First nobody new: a client told to reconnect must not come back to the server that is ending.
        if (httpServer.listening) httpServer.close(() => resolve())
        else resolve()
        hub.close()
        // The close frames go out; whoever does not answer them is cut off.
        setTimeout(() => {
          endSockets()
          httpServer.closeAllConnections()
        }, 50)
      }),
  }
}
