import type { IncomingMessage, ServerResponse } from 'node:http'
import { DEFAULTS } from '../defaults.ts'
import { readBody } from '../http/body.ts'
import type { Service } from '../http/service.ts'
import { type Hub, PROTOCOL_ERRORS } from '../hub/index.ts'
import { DEFAULT_LIMITS, type HubClock, hostClock, type Limits } from '../hub/options.ts'
import { handshakeOf, isSecure, targetOf } from './request.ts'
import { createAnswer } from './xhr-answer.ts'
import { closeLine, OPEN, readFrames } from './xhr-lines.ts'
import { createXhrSession, type XhrSession } from './xhr-session.ts'

/** The longest body that a client may send, in bytes: a frame of the largest size is escaped twice in it. */
const MAX_BODY = 512 * 1024

export interface XhrOptions {
  /** Put before `/app`, as pusher-js's option of the same name. Default `/pusher`. */
  httpPath?: string
  clock?: HubClock
  limits?: Partial<Limits>
  /** Sessions at once: they cost their client no open socket, so their number needs an end. Default 50,000. */
  maxSessions?: number
}

interface Visitor {
  readonly session: XhrSession
  readonly connection: ReturnType<Hub['connect']>
}

/**
 * Serves the hub over plain HTTP requests, as pusher-js speaks where WebSockets don't get through: `xhr_streaming` and
 * `xhr` (polling) to receive, `xhr_send` to send, under `{httpPath}/app/{key}/{server}/{session}/`.
 */
export function serveXhr(hub: Hub, options: XhrOptions = {}): { service: Service; end(): void } {
  const { httpPath = DEFAULTS.httpPath, clock = hostClock, limits, maxSessions = 50_000 } = options
  const { buffered: maxBuffered } = { ...DEFAULT_LIMITS, ...limits }
  const prefix = `${httpPath}/app/`
  const visitors = new Map<string, Visitor>()
  let ended = false

  function visit(request: IncomingMessage, id: string, appKey: string, kind: string): Visitor {
    const session = createXhrSession({
      clock,
      defer: setImmediate,
      maxBuffered,
      onOver(reason) {
        visitors.delete(id)
        connection.closed(reason)
      },
    })
    const transport = { ...session.transport, kind, secure: isSecure(request) }
    const connection = hub.connect(handshakeOf(request, appKey, targetOf(request).query), transport)
    const visitor = { session, connection }
    visitors.set(id, visitor)
    return visitor
  }

  function receive(request: IncomingMessage, response: ServerResponse, id: string, kind: 'poll' | 'stream') {
    const known = visitors.get(id)
    if (ended) return reply(response, 503)
    if (!known && visitors.size >= maxSessions) {
      return void response.writeHead(200, CORS).end(OPEN + closeLine(4100, PROTOCOL_ERRORS[4100]))
    }
    request.resume()
    const name = kind === 'poll' ? 'xhr_polling' : 'xhr_streaming'
    const { session } = known ?? visit(request, id, id.slice(0, id.indexOf('/')), name)
    session.attach(createAnswer(response, kind, CORS, (answer) => session.detach(answer)))
  }

  async function send(request: IncomingMessage, response: ServerResponse, id: string) {
    const body = await readBody(request, MAX_BODY)
    if (!body) return reply(response, 413, { Connection: 'close' })
    const frames = readFrames(body.toString())
    if (!frames) return reply(response, 400)
    const visitor = visitors.get(id)
    if (!visitor) return reply(response, 404)
    reply(response, 204)
    if (frames.length === 0) visitor.session.heartbeat()
    for (const frame of frames) visitor.connection.receive(frame)
  }

  const service: Service = (request, response, path) => {
    if (!path.startsWith(prefix)) return false
    const rest = path.slice(prefix.length)
    const cut = rest.lastIndexOf('/')
    const id = rest.slice(0, cut)
    const kind = KINDS.get(rest.slice(cut + 1))
    if (!kind || !/^[^/]+[/][^/]+[/][^/]+$/.test(id) || id.length > 300) reply(response, 404)
    else if (request.method === 'OPTIONS') reply(response, 204, PREFLIGHT)
    else if (request.method !== 'POST') reply(response, 405, { Allow: 'POST, OPTIONS' })
    else if (kind === 'send') send(request, response, id).catch(() => response.destroy())
    else receive(request, response, id, kind)
    return true
  }

  return {
    service,
    /** Ends every session. */
    end() {
      ended = true
      for (const { session } of [...visitors.values()]) session.end()
    },
  }
}

const KINDS = new Map<string, 'poll' | 'stream' | 'send'>([
  ['xhr', 'poll'],
  ['xhr_streaming', 'stream'],
  ['xhr_send', 'send'],
])

/** No cookie is read here, and the handshake says which pages may connect. */
const CORS = { 'Access-Control-Allow-Origin': '*' }
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'POST, OPTIONS',
  'Access-Control-Allow-Headers': 'Content-Type',
  'Access-Control-Max-Age': '86400',
}

function reply(response: ServerResponse, status: number, headers: Record<string, string> = {}) {
  response.writeHead(status, { ...CORS, ...headers }).end()
}
