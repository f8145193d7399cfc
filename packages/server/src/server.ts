import type { Server as HttpServer, RequestListener } from 'node:http'
import { createRedisCluster, type RedisOptions } from './cluster/redis.ts'
import { createDashboard, type Dashboard } from './dashboard/dashboard.ts'
import type { DashboardOptions } from './dashboard/options.ts'
import { DEFAULTS } from './defaults.ts'
import { type AdminOptions, createAdmin, isMoved, shareOut } from './http/admin.ts'
import { createBodies } from './http/body.ts'
import { healthService } from './http/health.ts'
import { HTTP_LIMITS, type HttpLimits } from './http/limits.ts'
import { createListener } from './http/listener.ts'
import { isForThisMachine } from './http/local-only.ts'
import { closeNodeServer, type ListenerAddress, listenAt, type TlsOptions } from './http/node-server.ts'
import { createProxies } from './http/proxies.ts'
import { createReadiness } from './http/readiness.ts'
import { warnOfRuntime } from './http/runtime.ts'
import { pause, within } from './http/within.ts'
import { type App, createHub, DEFAULT_LIMITS, type Hub, type HubOptions } from './hub/index.ts'
import { createMetrics, type Metrics } from './metrics/metrics.ts'
import type { MetricsOptions } from './metrics/options.ts'
import { createReload } from './reload.ts'
import { restService } from './rest/node.ts'
import { openApiService } from './rest/openapi-service.ts'
import { createRest, type RestOptions } from './rest/rest.ts'
import { serveWebSockets } from './transports/websocket.ts'
import { serveXhr } from './transports/xhr.ts'
import type { WebhookOptions } from './webhooks/options.ts'
import { createWebhooks, type Webhooks } from './webhooks/webhooks.ts'

/** An app, with its own receivers of webhooks. */
export interface ServerApp extends App {
  webhooks?: readonly WebhookOptions[]
}

export interface ServerOptions extends Omit<HubOptions, 'cluster'> {
  apps: readonly ServerApp[]
  /** Receivers of every app's webhooks. */
  webhooks?: readonly WebhookOptions[]
  /** Counts what happens, and where the numbers go. Default: nothing is counted. */
  metrics?: MetricsOptions
  /** Default `127.0.0.1`: nobody but this machine. */
  host?: string
  /** 0 takes a free one. Default 6001. */
  port?: number
  /** Put before `/app` in the socket's address, as pusher-js's `wsPath`. */
  wsPath?: string
  /** Put before `/app` in the address of the HTTP transports, as pusher-js's `httpPath`. Default `/pusher`. */
  httpPath?: string
  /** Serves HTTPS and `wss`. */
  tls?: TlsOptions
  /**
   * Whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed: IP addresses, networks as `10.0.0.0/8`, `loopback` or
   * `private`. Default `['loopback', 'private']`.
   */
  trustedProxies?: readonly string[]
  /**
   * Refuses what did not come from this machine or was passed on by a proxy: for a server whose secret everybody knows.
   * Default false.
   */
  localOnly?: boolean
  /** What one stranger may hold. */
  http?: Partial<HttpLimits>
  /** The HTTP API. */
  api?: Omit<RestOptions, 'webhooks'>
  /** Joins this process to all others that use the same Redis: its URL, or more about it. */
  redis?: string | RedisOptions
  /**
   * Whether `/ready` says 503 while this process is not one of the cluster, so that new clients are sent elsewhere. Default
   * true where there is `redis`. Those that are connected are served on either way.
   */
  readyNeedsRedis?: boolean
  /** How long `close` may take, in ms: after it, what is not done is left. Default 10,000. */
  shutdownTimeout?: number
  /**
   * How long `close` goes on serving first, with `/ready` saying 503, in ms: time for a load balancer to look elsewhere. Not at
   * all unless given; the command waits 5000 where it is told to end by SIGTERM.
   */
  shutdownDelay?: number
  /**
   * Shows what happens, at `/dashboard` and, without a `handler`, at `/`; `false` for none. Open to this machine unless it has a
   * token. Default true.
   */
  dashboard?: boolean | DashboardOptions
  /** A listener of its own for health, metrics, the HTTP API and the dashboard, which clients then can't reach. Default none. */
  admin?: AdminOptions
  /** Gets the requests that are not the server's own, so that an app can serve pages on the same port. */
  handler?: RequestListener
}

export interface ServerAddress extends ListenerAddress {
  /** Of the listener for health, metrics, the API and the dashboard, where there is one. */
  admin?: ListenerAddress
  /** Where the dashboard is, with the token that was made for it where it asks for one: show it to who started the server alone. */
  dashboard?: string
}

export interface ChannelsServer {
  readonly hub: Hub
  readonly httpServer: HttpServer
  readonly webhooks: Webhooks
  /** Unless the options say false. */
  readonly dashboard: Dashboard | undefined
  /** If the options ask for them. */
  readonly metrics: Metrics | undefined
  /** @throws ServerError `port-in-use`, or the system's error */
  listen(): Promise<ServerAddress>
  /**
   * Takes other apps, secrets, limits, origins, receivers of webhooks and certificates from now on, while clients stay.
   *
   * @param options all of them, as `createServer` takes them
   * @returns the names of options that have changed but need a restart
   * @throws ServerError `invalid-options`, `bad-tls`; then all stays as it was
   */
  reload(options: ServerOptions): readonly string[]
  /**
   * Sends clients away to come back elsewhere, tells what is due, then ends.
   *
   * @param delay takes the place of the option `shutdownDelay`
   */
  close(delay?: number): Promise<void>
}

/** How long clients have to answer that they were told to go, in ms. */
const FAREWELL = 1000

/**
 * Makes the embedded server: WebSockets for pusher-js and the HTTP API for the server SDKs, on one port.
 *
 * @throws ServerError `invalid-options`, `bad-tls`, `bad-redis`
 * @example
 * const server = createServer({ apps: [{ id: 'app', key: 'app-key', secret: 'app-secret' }], port: 0 })
 * const { url } = await server.listen()
 */
export function createServer(options: ServerOptions): ChannelsServer {
  const { host = DEFAULTS.host, port = DEFAULTS.port, wsPath = DEFAULTS.wsPath, tls } = options
  const { shutdownTimeout = DEFAULTS.shutdownTimeout, shutdownDelay = 0 } = options
  const cluster = options.redis === undefined ? undefined : createRedisCluster(options.redis)
  const hub = createHub(cluster ? { ...options, cluster } : options)
  const webhooks = createWebhooks(hub, options)
  const metrics =
    options.metrics &&
    createMetrics(hub, webhooks, options.metrics, { apart: isMoved('metrics', options.admin) })
  const rest = createRest(hub, { ...options.api, webhooks })
  const readiness = createReadiness(hub, cluster !== undefined && options.readyNeedsRedis !== false)
  let closing: Promise<void> | undefined

  const bodies = createBodies(options.http?.bodies ?? HTTP_LIMITS.bodies, () =>
    hub.tell({ type: 'rate-limited', what: 'bodies' }),
  )
  const proxies = createProxies(options.trustedProxies)
  const dashboard = dashboardOf(options, { hub, webhooks, rest, proxies, bodies })
  const xhr = serveXhr(hub, options, { bodies, proxies })
  const { here, there } = shareOut(
    {
      health: [healthService(readiness.unready)],
      metrics: metrics?.service ? [metrics.service] : [],
      api: [restService(rest, bodies, proxies), openApiService()],
      dashboard: dashboard ? [dashboard.handle] : [],
    },
    options.admin,
  )
  const { httpServer, room } = createListener(hub, {
    always: here,
    services: [xhr.service],
    otherwise: options.handler,
    tls,
    limits: options.http,
    localOnly: options.localOnly,
  })
  const admin = createAdmin(hub, there, { ...options, limits: options.http })
  const endSockets = serveWebSockets(hub, httpServer, {
    path: wsPath,
    maxBuffered: options.limits?.buffered ?? DEFAULT_LIMITS.buffered,
    proxies,
    admits: options.localOnly ? isForThisMachine : () => true,
    room,
    elsewhere: isMoved('dashboard', options.admin) ? undefined : dashboard?.upgrade,
  })
  if (isMoved('dashboard', options.admin))
    admin?.httpServer.on('upgrade', (request, socket, head) => {
      if (!dashboard?.upgrade(request, socket, head)) socket.destroy()
    })

  async function end(delay: number) {
    readiness.end()
    if (delay > 0) await pause(delay)
    // First nobody new: a client told to reconnect must not come back to the server that is ending.
    const closed = closeNodeServer(httpServer)
    const handsOver = cluster?.joined === true
    await hub.drain(shutdownTimeout / 2, handsOver)
    hub.close()
    dashboard?.close()
    // What the cluster makes of it is told before webhooks are flushed; half of the time is for those, so that a dead
    // receiver leaves some for the rest.
    if (cluster) await within(shutdownTimeout / 4, webhooks.handOver())
    const left = cluster?.stop(handsOver) ?? Promise.resolve()
    const flushed = left.then(() => webhooks.flush(shutdownTimeout / 2))
    // The close frames go out; whoever does not answer them is cut off.
    await within(FAREWELL, closed)
    endSockets()
    xhr.end()
    httpServer.closeAllConnections()
    rest.end()
    await Promise.all([closed, flushed])
    webhooks.close()
    await metrics?.close()
    // Last, so that whoever asks is told until then that it ends.
    admin?.close()
  }
  return {
    hub,
    httpServer,
    webhooks,
    dashboard,
    metrics,
    async listen() {
      warnOfRuntime()
      await cluster?.start()
      await metrics?.start()
      const told = await admin?.listen()
      const own = await listenAt(httpServer, port, host, tls ? 'https' : 'http')
      const there = told && isMoved('dashboard', options.admin) ? told : own
      return {
        ...own,
        ...(told && { admin: told }),
        ...(dashboard && { dashboard: dashboard.link(there.url, there.host) }),
      }
    },
    reload: createReload(options, { hub, webhooks, httpServer }),
    close(delay = shutdownDelay) {
      closing ??= within(delay + shutdownTimeout, end(delay))
      return closing
    },
  }
}

type Shared = Pick<Parameters<typeof createDashboard>[0], 'hub' | 'webhooks' | 'rest' | 'proxies' | 'bodies'>

function dashboardOf(options: ServerOptions, shared: Shared): Dashboard | undefined {
  const { dashboard = true, handler, admin } = options
  if (dashboard === false) return undefined
  const own = dashboard === true ? {} : dashboard
  return createDashboard({ ...own, ...shared, options, root: !handler || isMoved('dashboard', admin) })
}
