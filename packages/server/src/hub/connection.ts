import { type AppState, frame } from './app-state.ts'
import { PROTOCOL_ERRORS, type ProtocolErrorCode } from './errors.ts'
import { receiveMessage } from './messages.ts'
import { utf8Length } from './traffic.ts'
import { signOut } from './users.ts'

/** Where a connection's frames go. */
export interface HubTransport {
  /** What it is called in metrics: `websocket`, `xhr_streaming`, `xhr_polling`; default `other`. */
  readonly kind?: string
  /** Whether TLS covers it. Default false. */
  readonly secure?: boolean
  /** Bytes that wait for the client to read them, if it can tell. */
  readonly buffered?: number
  send(frame: string): void
  close(code: number, reason: string): void
}

/** A subscription that is made as soon as other processes were asked, and what the client says about it until then. */
export interface PendingSubscription {
  readonly later: (() => void)[]
}

/** A client as the hub knows it. */
export interface Connection {
  readonly socketId: string
  /** Epoch ms. */
  readonly connectedAt: number
  /** Takes one frame from the client; bad ones get an error and harm nobody else. */
  receive(text: string | Uint8Array): void
  /** The transport is gone; in a word why, if it knows more than that the client left. */
  closed(reason?: string): void
  /** Bytes that wait for the client to read them. */
  readonly buffered: number
  send(text: string): void
  /** Sends what the caller counts itself: one frame for many. */
  deliver(text: string): void
  /** Tells the client why, then closes. */
  end(code: ProtocolErrorCode, reason?: string): void
  error(code: number | null, message: string, channel?: string): void
  /** By channel name: the user id there, or undefined where it has none. */
  readonly subscriptions: Map<string, string | undefined>
  /** By channel name. */
  pending?: Map<string, PendingSubscription>
  user: { readonly id: string; readonly info: unknown; readonly watchlist: readonly string[] } | undefined
  /** Whether it ever signed in or joined a channel that asks for a signature. */
  authorized: boolean
  /** When the last client events came, in epoch ms. */
  readonly sentAt: number[]
}

const randomPart = () => Math.floor(Math.random() * 1e9) + 1

export function createConnection(state: AppState, transport: HubTransport): Connection {
  const { clock, limits, traffic } = state
  const { kind = 'other', secure = false } = transport
  // A client pings by itself after `activityTimeout`: only when it did not, the server asks.
  const patience = limits.activityTimeout * 1.5
  let alive = true
  let heard = clock.now()
  let timer: unknown
  let authorizationTimer: unknown

  /** One timer a connection, that looks when it is due, is cheaper than one anew for every frame. */
  function waitForSilence(ms: number) {
    timer = clock.setTimeout(() => {
      const left = heard + patience - clock.now()
      if (left > 0) return waitForSilence(left)
      const asked = clock.now()
      connection.send(frame('pusher:ping', undefined, '{}'))
      timer = clock.setTimeout(() => {
        if (heard < asked) connection.end(4201)
        else waitForSilence(heard + patience - clock.now())
      }, limits.pongTimeout)
    }, ms)
  }

  const connection: Connection = {
    socketId: `${randomPart()}.${randomPart()}`,
    connectedAt: clock.now(),
    subscriptions: new Map(),
    get buffered() {
      return transport.buffered ?? 0
    },
    user: undefined,
    authorized: false,
    sentAt: [],
    receive(text) {
      if (!alive) return
      traffic.messagesIn++
      traffic.bytesIn += typeof text === 'string' ? utf8Length(text) : text.length
      heard = clock.now()
      if (typeof text !== 'string')
        return connection.error(4200, 'Binary frames are not part of the protocol')
      if (text.length > limits.frame)
        return connection.error(4200, `A frame has ${limits.frame} characters at most`)
      try {
        receiveMessage(state, connection, text)
      } catch {
        // JSON that is nested too deep can be read but not written.
        connection.error(4200, 'The frame could not be handled')
      }
    },
    send(text) {
      if (!alive) return
      traffic.messagesOut++
      traffic.bytesOut += utf8Length(text)
      connection.deliver(text)
    },
    deliver(text) {
      if (!alive) return
      try {
        transport.send(text)
      } catch {
        // One transport that breaks must not keep a broadcast from the others.
        connection.closed('broken')
      }
    },
    error(code, message, channel) {
      connection.send(JSON.stringify({ event: 'pusher:error', channel, data: { code, message } }))
      state.tell({ type: 'error', socketId: connection.socketId, code, message })
    },
    end(code, reason = PROTOCOL_ERRORS[code]) {
      if (!alive) return
      connection.error(code, reason)
      connection.closed(String(code))
      transport.close(code, reason)
    },
    closed(reason = 'closed') {
      if (!alive) return
      alive = false
      clock.clearTimeout(timer)
      clock.clearTimeout(authorizationTimer)
      connection.pending?.clear()
      for (const name of [...connection.subscriptions.keys()]) state.leave(name, connection)
      state.connections.delete(connection.socketId)
      state.link?.connected(state.connections.size)
      signOut(state, connection)
      state.tell({ type: 'disconnected', socketId: connection.socketId, transport: kind, secure, reason })
    },
  }
  state.connections.set(connection.socketId, connection)
  state.link?.connected(state.connections.size)
  const data = {
    socket_id: connection.socketId,
    activity_timeout: Math.max(1, Math.floor(limits.activityTimeout / 1000)),
  }
  state.tell({ type: 'connected', socketId: connection.socketId, transport: kind, secure })
  waitForSilence(patience)
  if (state.app.authorizedConnections) {
    authorizationTimer = clock.setTimeout(() => {
      if (!connection.authorized) connection.end(4009, 'Connection not authorised within its time')
    }, limits.authorizationTimeout)
  }
  connection.send(frame('pusher:connection_established', undefined, JSON.stringify(data)))
  return connection
}
