import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { type Bodies, createBodies } from '../http/body.ts'
import { HTTP_LIMITS } from '../http/limits.ts'
import { isLoopback } from '../http/local-only.ts'
import { createProxies, type Proxies } from '../http/proxies.ts'
import type { Room } from '../http/room.ts'
import { splitTarget } from '../http/target.ts'
import type { Hub } from '../hub/index.ts'
import { sign } from '../hub/signatures.ts'
import type { MetricsOptions } from '../metrics/options.ts'
import { createRest, type Rest } from '../rest/rest.ts'
import { createSockets } from '../transports/websocket.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import { createChanges } from './changes.ts'
import { createConsole } from './console.ts'
import { createCounters } from './counters.ts'
import { createDesk } from './desk.ts'
import { createFaults } from './faults.ts'
import { createGate } from './gate.ts'
import { createLine } from './line.ts'
import { checkDashboard, type DashboardOptions, PATH } from './options.ts'
import { createOverview } from './overview.ts'
import { createPage } from './page.ts'
import { dashboardService } from './service.ts'
import type { ShownOptions } from './settings.ts'

export interface DashboardParts extends DashboardOptions {
  /** What it shows. */
  readonly hub: Hub
  /** Whose deliveries it shows. Default none. */
  readonly webhooks?: Webhooks | undefined
  /** By which it reads and publishes. Default one of its own. */
  readonly rest?: Rest | undefined
  /** Whether the page stands at `/` as well. Default false. */
  readonly root?: boolean | undefined
  /** Whose `X-Forwarded-…` are believed. Default `['loopback', 'private']`. */
  readonly trustedProxies?: readonly string[] | undefined
  /** What the pages on settings and metrics show. Default: what the hub knows. */
  readonly options?: (ShownOptions & { readonly metrics?: MetricsOptions | undefined }) | undefined
  /** The folder of a built page. Default: the one that comes along. */
  readonly page?: string | undefined
  /** What a server shares with it. */
  readonly proxies?: Proxies | undefined
  readonly bodies?: Bodies | undefined
  readonly room?: Room | undefined
}

/** The dashboard, for an HTTP server of your own. */
export interface Dashboard {
  /** What who is not let in has to give: as configured, or made at the start. Show it to nobody else. */
  readonly token: string
  /**
   * The address to open, for whoever starts the server: with the token where one was made, in a part that no server and no log
   * sees. One that was configured is not told.
   *
   * @param base of the server, as `http://127.0.0.1:6001`
   * @param host where it listens
   */
  link(base: string, host: string): string
  /** Answers a request if it is for the dashboard; says whether it was. */
  handle(request: IncomingMessage, response: ServerResponse): boolean
  /** Takes a request to become a WebSocket if it is for the dashboard; says whether it was. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Ends its connections and stops watching the hub. */
  close(): void
}

/**
 * Makes the dashboard of a hub, for programs that serve HTTP themselves; `createServer` has it anyway.
 *
 * @throws ServerError `invalid-options`
 * @example
 * const dashboard = createDashboard({ hub, token: process.env.DASHBOARD_TOKEN })
 * const server = createServer((request, response) => dashboard.handle(request, response) || app(request, response))
 * server.on('upgrade', (...asked) => dashboard.upgrade(...asked) || sockets.upgrade(...asked))
 */
export function createDashboard(parts: DashboardParts): Dashboard {
  checkDashboard(parts)
  const { hub, webhooks, path = PATH, options = {}, root = false } = parts
  const proxies = parts.proxies ?? createProxies(parts.trustedProxies)
  const rest = parts.rest ?? createRest(hub, webhooks ? { webhooks } : {})
  const gate = createGate({ token: parts.token, asks: parts.asks, path, proxies })
  const line = createLine(sign(gate.token, 'line'))
  const faults = createFaults()
  const overview = createOverview(hub, line)
  const counters = createCounters(hub, overview.closed)
  const untap = hub.tap((happening) => {
    counters.record(happening)
    faults.record(happening)
  })
  const watching = [createConsole(hub, line), createChanges(hub, line)]
  const desk = createDesk({ hub, rest, line, counters, faults, options })
  const service = dashboardService({
    path,
    gate,
    page: createPage(parts.page),
    desk,
    rest,
    line,
    bodies: parts.bodies ?? createBodies(HTTP_LIMITS.bodies),
    root,
  })
  const sockets = createSockets(line.hub, {
    path,
    maxBuffered: line.hub.app(line.app.id).limits.buffered,
    proxies,
    admits: (request) => !gate.isForeign(request) && gate.admits(request),
    room: parts.room,
  })

  return {
    token: gate.token,
    link(base, host) {
      const address = `${base}${root ? '/' : `${path}/`}`
      const isAsked = parts.token === undefined && (gate.asksEverybody || !isLoopback(host))
      return isAsked ? `${address}#token=${gate.token}` : address
    },
    handle: (request, response) => service(request, response, splitTarget(request.url).path),
    upgrade(request, socket, head) {
      if (!splitTarget(request.url).path.startsWith(`${path}/app/`)) return false
      sockets.upgrade(request, socket, head)
      return true
    },
    close() {
      untap()
      counters.end()
      for (const one of watching) one.end()
      line.hub.close()
      sockets.end()
      if (!parts.rest) rest.end()
    },
  }
}
