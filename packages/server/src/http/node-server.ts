import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createSecureContext } from 'node:tls'
import { ServerError } from '../hub/index.ts'
import { HTTP_LIMITS, type HttpLimits } from './limits.ts'

/** What TLS needs, in PEM. */
export interface TlsOptions {
  cert: string | Buffer
  key: string | Buffer
  passphrase?: string
}

/** Node's server for HTTP or HTTPS, with limits on all that a stranger may send. @throws ServerError `bad-tls` */
export function createNodeServer(
  listener: RequestListener,
  tls: TlsOptions | undefined,
  given: Partial<HttpLimits> = {},
): Server {
  const limits = { ...HTTP_LIMITS, ...given }
  const options = {
    headersTimeout: limits.headersTimeout,
    requestTimeout: limits.requestTimeout,
    connectionsCheckingInterval: 5000,
    maxHeaderSize: limits.headerSize,
    insecureHTTPParser: false,
  }
  try {
    return tls ? createHttpsServer({ ...options, ...tls }, listener) : createHttpServer(options, listener)
  } catch (cause) {
    // What OpenSSL says may quote what it read.
    throw new ServerError('bad-tls', `The certificate and key do not fit together (${codeOf(cause)}).`)
  }
}

/** @throws ServerError `bad-tls` for what can't serve TLS */
export function checkTls(tls: TlsOptions): void {
  try {
    createSecureContext({ ...tls })
  } catch (cause) {
    throw new ServerError('bad-tls', `The certificate and key do not fit together (${codeOf(cause)}).`)
  }
}

const codeOf = (cause: unknown) => (cause as { code?: string }).code ?? 'unreadable'

/** @throws ServerError `port-in-use`, or the system's error */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new ServerError('port-in-use', `Port ${port} on ${host} is in use.`)
          : error,
      )
    server.once('error', onError)
    server.listen(port, host, () => {
      server.off('error', onError)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Where a server listens. */
export interface ListenerAddress {
  host: string
  port: number
  url: string
}

/** The same, with its address. */
export async function listenAt(
  server: Server,
  asked: number,
  host: string,
  scheme = 'http',
): Promise<ListenerAddress> {
  const port = await listen(server, asked, host)
  return { host, port, url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}` }
}

/** Takes no new connections; resolves when the last one is gone. */
export function closeNodeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (server.listening) server.close(() => resolve())
    else resolve()
  })
}
