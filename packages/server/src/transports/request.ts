import type { IncomingMessage } from 'node:http'
import type { Proxies } from '../http/proxies.ts'
import { splitTarget } from '../http/target.ts'
import type { Handshake } from '../hub/index.ts'

/** Where a request goes. */
export function targetOf(request: IncomingMessage): { path: string; query: URLSearchParams } {
  const { path, query } = splitTarget(request.url)
  return { path, query: new URLSearchParams(query) }
}

/** How a client introduces itself, over whatever transport. */
export const handshakeOf = (
  request: IncomingMessage,
  appKey: string,
  query: URLSearchParams,
  proxies: Proxies,
): Handshake => ({
  appKey,
  protocol: query.get('protocol'),
  version: query.get('version'),
  origin: request.headers.origin,
  address: proxies.addressOf(request),
  userAgent: shared(request.headers['user-agent']),
})

const MOST_KNOWN = 500
const LONGEST = 300
const known = new Map<string, string>()

/** Thousands of clients have one of few texts: kept once, and not for ever. */
function shared(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const found = known.get(text)
  if (found !== undefined) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const short = text.slice(0, LONGEST)
  known.set(text, short)
  return short
}
