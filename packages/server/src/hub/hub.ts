import type { AppState } from './app-state.ts'
import { createBacklog, NO_BACKLOG } from './backlog.ts'
import { createConnection } from './connect.ts'
import type { Connection, HubTransport } from './connection.ts'
import { createAppState } from './create-app-state.ts'
import { PROTOCOL_ERRORS, type ProtocolErrorCode } from './errors.ts'
import type { HubHappening, NewHappening } from './happening.ts'
import { type App, checkApps, DEFAULT_LIMITS, type HubOptions, hostClock, keysOf } from './options.ts'
import { isAllowedOrigin } from './origins.ts'
import { reloadApps } from './reload.ts'
import { createClusterApp } from './remote.ts'
import { ServerError } from './server-error.ts'
import { spread } from './spread.ts'
import { terminateUser } from './users.ts'

/** How a client introduces itself: the path and query of its socket. */
export interface Handshake {
  appKey: string
  /** Protocol version; 5, 6 and 7 are spoken. */
  protocol?: string | number | null
  /** The client library's version; refused with 4006 when it can't be one. */
  version?: string | null
  /** The `Origin` header, where a web page connects. */
  origin?: string
  /** Where it comes from, as an IP address, if the transport knows. */
  address?: string
  /** The `User-Agent` header. */
  userAgent?: string
}

/** A client, as its transport knows it. */
export type HubClient = Pick<Connection, 'appId' | 'socketId' | 'receive' | 'counts' | 'closed' | 'backlog'>

const REFUSED: HubClient = {
  appId: '',
  socketId: '',
  receive() {},
  counts: () => false,
  closed() {},
  backlog: NO_BACKLOG,
}

/** The engine without I/O. */
export interface Hub {
  readonly apps: readonly AppState[]
  /**
   * Takes a client in. One that is refused is told why through its transport and closed with the protocol's code.
   */
  connect(handshake: Handshake, transport: HubTransport): HubClient
  /** @throws ServerError `unknown-app` */
  app(id: string): AppState
  /** Sees everything that happens from now on; returns the way to stop. */
  tap(listener: (happening: HubHappening) => void): () => void
  /** Tells the taps what happened around the hub: in the HTTP API, a transport, a cluster. */
  tell(happening: NewHappening, appId?: string): void
  /**
   * Takes other apps, secrets and limits from now on. Who is connected stays, but for clients of apps that are gone, who are
   * closed with 4001. History, the life of cached events and what waits for a reader stay as they were at the start.
   *
   * @throws ServerError `invalid-options`; then all stays as it was
   */
  reload(options: Pick<HubOptions, 'apps' | 'limits' | 'allowedOrigins'>): void
  /** Closes every connection of a user with 4009, on all processes; returns how many were here. */
  terminateUser(appId: string, userId: string): number
  /**
   * Sends every client away to come back elsewhere (4200), spread over a time and without a word to those who are still there of
   * those who have gone. Take nobody in meanwhile.
   *
   * @param ms how long it may take; few clients take less
   * @param handOver whether other processes keep what was here until its clients are back
   */
  drain(ms: number, handOver?: boolean): Promise<void>
  /** Ends every connection; the default code makes clients reconnect. */
  close(code?: ProtocolErrorCode): void
}

/**
 * Makes a hub. It touches no network: feed it connections, and it calls back through their transports.
 *
 * @throws ServerError `invalid-options`
 * @example
 * const hub = createHub({ apps: [{ id: 'app', key: 'app-key', secret: 'app-secret' }] })
 * const client = hub.connect({ appKey: 'app-key', protocol: 7 }, { send: console.log, close() {} })
 * client.receive('{"event":"pusher:ping"}')
 */
export function createHub({
  apps,
  limits: given,
  allowedOrigins,
  cluster,
  clock = hostClock,
}: HubOptions): Hub {
  checkApps(apps)
  const limits = { ...DEFAULT_LIMITS, ...given }
  let origins = allowedOrigins
  const taps = new Set<(happening: HubHappening) => void>()

  function emit(happening: HubHappening) {
    for (const tap of taps) {
      try {
        tap(happening)
      } catch {
        // Whoever watches must not be able to stop what they watch.
      }
    }
  }
  const tell = (happening: NewHappening, appId = '') =>
    emit({ ...happening, appId, at: clock.now() } as HubHappening)
  const backlog = createBacklog({
    get most() {
      return limits.processBacklog
    },
    clients: () => states.flatMap(({ connections }) => [...connections.values()]),
    onCut: (clients) => tell({ type: 'backlog-cut', of: 'process', clients }),
  })
  const link = (state: AppState) => cluster?.link(createClusterApp(state, tell))
  // Copies, since a reload changes them in place.
  const begin = (app: App): AppState =>
    createAppState({ ...app }, { ...limits, ...app.limits }, clock, emit, backlog, link)
  const states = apps.map(begin)

  const stateOf = (appKey: string) => states.find(({ app }) => keysOf(app).some(({ key }) => key === appKey))

  function refusal(handshake: Handshake, secure: boolean): ProtocolErrorCode | AppState {
    const { appKey, protocol, version, origin } = handshake
    const state = stateOf(appKey)
    if (!state) return 4001
    if (state.app.enabled === false) return 4003
    if (state.app.tlsOnly && !secure) return 4000
    if (protocol === undefined || protocol === null || protocol === '') return 4008
    if (!/^[5-7]$/.test(String(protocol))) return 4007
    if (version && !/^[\w.+-]{1,64}$/.test(version)) return 4006
    if (!isAllowedOrigin(origin, state.app.allowedOrigins ?? origins)) return 4009
    const { maxConnections = Number.POSITIVE_INFINITY } = state.app
    const others = state.link?.others() ?? 0
    if (state.connections.size + others >= maxConnections) return 4004
    return state.intake.admits(handshake.address, clock.monotonic()) ? state : 4100
  }

  return {
    apps: states,
    connect(handshake, transport) {
      const state = refusal(handshake, transport.secure === true)
      if (typeof state !== 'number') return createConnection(state, transport, handshake)
      // Nobody has tried to sign in yet: here it can only be the page's origin.
      const message = state === 4009 ? 'Origin not allowed' : PROTOCOL_ERRORS[state]
      const { address } = handshake
      tell({ type: 'refused', code: state, address }, stateOf(handshake.appKey)?.app.id)
      transport.send(JSON.stringify({ event: 'pusher:error', data: { code: state, message } }))
      transport.close(state, message)
      return REFUSED
    },
    app(id) {
      const state = states.find(({ app }) => app.id === id)
      if (!state) throw new ServerError('unknown-app', `There is no app ${id}.`)
      return state
    },
    tap(listener) {
      taps.add(listener)
      return () => taps.delete(listener)
    },
    tell,
    reload({ apps, limits: given, allowedOrigins }) {
      checkApps(apps)
      Object.assign(limits, DEFAULT_LIMITS, given)
      origins = allowedOrigins
      reloadApps(states, apps, limits, begin)
    },
    terminateUser(appId, userId) {
      const state = this.app(appId)
      state.link?.terminate(userId)
      return terminateUser(state, userId)
    },
    async drain(ms, handOver = false) {
      for (const state of states) state.leaving = handOver && state.link ? 'handover' : 'quietly'
      await spread(clock, ms, () => states.flatMap(({ connections }) => [...connections.values()]))
    },
    close(code = 4200) {
      for (const { connections, end } of states) {
        for (const connection of [...connections.values()]) connection.end(code)
        end()
      }
    },
  }
}
