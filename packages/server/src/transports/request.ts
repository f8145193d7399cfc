import type { IncomingMessage } from 'node:http'
import { splitTarget } from '../http/target.ts'
import type { Handshake } from '../hub/index.ts'

/** Where a request goes. */
export function targetOf(request: IncomingMessage): { path: string; query: URLSearchParams } {
  const { path, query } = splitTarget(request.url)
  return { path, query: new URLSearchParams(query) }
}

/** How a client introduces itself, over whatever transport. */
export const handshakeOf = (request: IncomingMessage, appKey: string, query: URLSearchParams): Handshake => ({
  appKey,
  protocol: query.get('protocol'),
  version: query.get('version'),
  origin: request.headers.origin,
})

/** Whether TLS covers a request. A proxy that ends TLS says so; whoever forges it only gives up their own protection. */
export const isSecure = ({ socket, headers }: IncomingMessage): boolean =>
  'encrypted' in socket || `${headers['x-forwarded-proto']}`.startsWith('https')
