import type { IncomingMessage, ServerResponse } from 'node:http'
import { createBodies } from '../http/body.ts'
import { HTTP_LIMITS, type HttpLimits } from '../http/limits.ts'
import { createProxies, type Proxies } from '../http/proxies.ts'
import { refuse, type Service } from '../http/service.ts'
import { createTurns, nextTurn } from '../http/turns.ts'
import { type Hub, type HubClient, PROTOCOL_ERRORS, ServerError } from '../hub/index.ts'
import { DEFAULT_LIMITS, type HubClock, hostClock, type Limits } from '../hub/options.ts'
import { handshakeOf, targetOf } from './request.ts'
import { createAnswer } from './xhr-answer.ts'
import { closeLine, OPEN, readFrames } from './xhr-lines.ts'
import { createXhrSession, type XhrSession } from './xhr-session.ts'

/** The longest body that a client may send, in bytes: a frame of the largest size is escaped twice in it. */
const MAX_BODY = 512 * 1024
/** Reading a body that is longer takes so long that only one is read in a turn, in bytes. */
const LONG_BODY = 32 * 1024

export interface XhrOptions {
  /** Put before `/app`, as pusher-js's option of the same name. Default `/pusher`. */
  httpPath?: string
  clock?: HubClock
  limits?: Partial<Limits>
  http?: Partial<HttpLimits>
}

export interface XhrParts {
  /** What is under way for the whole server. */
  readonly bodies?: ReturnType<typeof createBodies>
  readonly proxies?: Proxies
}

interface Visitor {
  readonly session: XhrSession
  readonly connection: HubClient
}

/**
 * Serves the hub over plain HTTP requests, as pusher-js speaks where WebSockets don't get through: `xhr_streaming` and
 * `xhr` (polling) to receive, `xhr_send` to send, under `{httpPath}/app/{key}/{server}/{session}/`.
 */
export function serveXhr(
  hub: Hub,
  options: XhrOptions = {},
  parts: XhrParts = {},
): { service: Service; end(): void } {
  const { httpPath = '/pusher', clock = hostClock, limits, http } = options
  const { buffered: maxBuffered } = { ...DEFAULT_LIMITS, ...limits }
  const { maxSessions, framesPerBody, bodies: maxBodies } = { ...HTTP_LIMITS, ...http }
  const { bodies = createBodies(maxBodies), proxies = createProxies() } = parts
  const prefix = `${httpPath}/app/`
  const visitors = new Map<string, Visitor>()
  const nextLong = createTurns()
  let ended = false

  function visit(request: IncomingMessage, id: string, appKey: string, kind: string): Visitor {
    const session = createXhrSession({
      clock,
      defer: setImmediate,
      maxBuffered,
      owner: appKey,
      onOver(reason) {
        visitors.delete(id)
        connection.closed(reason)
      },
    })
    const transport = Object.assign(session.transport, { kind, secure: proxies.isSecure(request) })
    const handshake = handshakeOf(request, appKey, targetOf(request).query, proxies)
    const connection = hub.connect(handshake, transport)
    session.use(connection.backlog)
    const visitor = { session, connection }
    visitors.set(id, visitor)
    return visitor
  }

  function receive(request: IncomingMessage, response: ServerResponse, id: string, kind: 'poll' | 'stream') {
    const known = visitors.get(id)
    if (ended) return reply(response, 503)
    if (!known && visitors.size >= maxSessions) {
      hub.tell({ type: 'refused', code: 4100, address: proxies.addressOf(request) })
      return void response.writeHead(200, CORS).end(OPEN + closeLine(4100, PROTOCOL_ERRORS[4100]))
    }
    request.resume()
    const name = kind === 'poll' ? 'xhr_polling' : 'xhr_streaming'
    const { session } = known ?? visit(request, id, id.slice(0, id.indexOf('/')), name)
    session.attach(createAnswer(response, kind, CORS, (answer) => session.detach(answer)))
  }

  async function send(request: IncomingMessage, response: ServerResponse, id: string) {
    const visitor = visitors.get(id)
    if (!visitor || visitor.session.closing) {
      request.resume()
      if (!visitor) hub.tell({ type: 'unknown-session', address: proxies.addressOf(request) })
      const error = new ServerError('unknown-session', 'This process does not have that session.')
      return refuse(response, error, 404, CORS)
    }
    const { connection, session } = visitor
    const body = await bodies.read(request, MAX_BODY)
    if (!body) return reply(response, 413, { Connection: 'close' })
    if (body.length > LONG_BODY) await nextLong()
    if (session.closing) return reply(response, 404)
    const frames = readFrames(body.toString())
    const refused = !frames ? 400 : frames.length > framesPerBody ? 413 : null
    if (!frames || refused) {
      // Frames count by themselves; what brings none has taken time as well.
      connection.counts(body.length)
      if (refused === 413) hub.tell({ type: 'rate-limited', what: 'frames-of-body' }, connection.appId)
      return reply(response, refused ?? 400)
    }
    if (frames.length === 0 && connection.counts(0)) session.heartbeat()
    for (const [n, frame] of frames.entries()) {
      if (n > 0) await nextTurn()
      connection.receive(frame)
    }
    reply(response, 204)
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
