import type { AppState } from './app-state.ts'
import type { Connection, HubTransport } from './connection.ts'
import { PROTOCOL_ERRORS } from './errors.ts'
import { frame } from './frame.ts'
import { receiveMessage } from './messages.ts'
import { utf8Length } from './traffic.ts'
import { signOut } from './users.ts'

const randomPart = () => Math.floor(Math.random() * 1e9) + 1

/** What a client tells of itself. */
interface Told {
  readonly address?: string
  readonly origin?: string
  readonly userAgent?: string
}

/** Takes a client in: tells it its id, and listens to it until one of the two goes. */
export function createConnection(
  state: AppState,
  transport: HubTransport,
  { address, origin, userAgent }: Told = {},
): Connection {
  const { clock, intake, limits, traffic } = state
  const { kind = 'other', secure = false } = transport
  // A client pings by itself after `activityTimeout`: only when it did not, the server asks.
  const patience = limits.activityTimeout * 1.5
  let alive = true
  let heard = clock.monotonic()
  let timer: unknown
  let authorizationTimer: unknown

  /** One timer a connection, that looks when it is due, is cheaper than one anew for every frame. */
  function waitForSilence(ms: number) {
    timer = clock.setTimeout(() => {
      const left = heard + patience - clock.monotonic()
      if (left > 0) return waitForSilence(left)
      const asked = clock.monotonic()
      connection.send(frame('pusher:ping', undefined, '{}'))
      timer = clock.setTimeout(() => {
        if (heard < asked) connection.end(4201)
        else waitForSilence(heard + patience - clock.monotonic())
      }, limits.pongTimeout)
    }, ms)
  }

  const connection: Connection = {
    appId: state.app.id,
    socketId: `${randomPart()}.${randomPart()}`,
    connectedAt: clock.now(),
    subscriptions: new Map(),
    get buffered() {
      return transport.buffered ?? 0
    },
    user: undefined,
    authorized: false,
    sentAt: [],
    address,
    origin,
    userAgent,
    transport,
    addressRate: intake.rateOf(address, heard),
    backlog: state.backlog,
    cut(reason) {
      if (!alive) return
      connection.closed(reason)
      if (transport.cut) transport.cut()
      else transport.close(4100, PROTOCOL_ERRORS[4100])
    },
    counts: (bytes) => alive && intake.takes(connection, bytes, clock.monotonic()),
    receive(text) {
      if (!alive) return
      const bytes = typeof text === 'string' ? utf8Length(text) : text.length
      traffic.messagesIn++
      traffic.bytesIn += bytes
      heard = clock.monotonic()
      if (!intake.takes(connection, bytes, heard)) return
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
      state.tell({
        type: 'disconnected',
        socketId: connection.socketId,
        transport: kind,
        secure,
        reason,
        address,
      })
    },
  }
  state.connections.set(connection.socketId, connection)
  state.link?.connected(state.connections.size)
  const data = {
    socket_id: connection.socketId,
    activity_timeout: Math.max(1, Math.floor(limits.activityTimeout / 1000)),
  }
  state.tell({ type: 'connected', socketId: connection.socketId, transport: kind, secure, address })
  waitForSilence(patience)
  if (state.app.authorizedConnections) {
    authorizationTimer = clock.setTimeout(() => {
      if (!connection.authorized) connection.end(4009, 'Connection not authorised within its time')
    }, limits.authorizationTimeout)
  }
  connection.send(frame('pusher:connection_established', undefined, JSON.stringify(data)))
  return connection
}
