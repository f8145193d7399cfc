import type { AppState } from './app-state.ts'
import type { Backlog } from './backlog.ts'
import type { Connection, HubTransport, PendingSubscription } from './connection.ts'
import { errorFrame, PROTOCOL_ERRORS, type ProtocolErrorCode } from './errors.ts'
import { frame } from './frame.ts'
import { receiveMessage } from './messages.ts'
import type { Rate } from './rate.ts'
import type { Listening } from './silence.ts'
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
export function createConnection(state: AppState, transport: HubTransport, told: Told = {}): Connection {
  const { clock, limits, silence } = state
  const connection = new Client(state, transport, told)
  const { socketId } = connection
  state.connections.set(socketId, connection)
  state.link?.connected(state.connections.size)
  const activityTimeout = Math.max(1, Math.floor(limits.activityTimeout / 1000))
  state.tell({ type: 'connected', socketId, ...connection.how })
  silence.begin(connection)
  if (state.app.authorizedConnections) {
    connection.authorization = clock.setTimeout(() => {
      if (!connection.authorized) connection.end(4009, 'Connection not authorised within its time')
    }, limits.authorizationTimeout)
  }
  const data = { socket_id: socketId, activity_timeout: activityTimeout }
  connection.send(frame('pusher:connection_established', undefined, JSON.stringify(data)))
  return connection
}

/**
 * A class, with all that it may ever hold from its first moment: an object that grows, or has a function of its own for each
 * thing that it can do, takes ten times the memory, and there are thousands of these.
 */
class Client implements Connection, Listening {
  readonly socketId = `${randomPart()}.${randomPart()}`
  readonly connectedAt: number
  readonly subscriptions = new Map<string, string | undefined>()
  readonly address: string | undefined
  readonly origin: string | undefined
  readonly userAgent: string | undefined
  readonly transport: HubTransport
  readonly addressRate: Rate | undefined
  pending: Map<string, PendingSubscription> | undefined = undefined
  followed: string | undefined = undefined
  user: Connection['user'] = undefined
  authorized = false
  rate: Rate | undefined = undefined
  joins: Rate | undefined = undefined
  sentAt: number[] | undefined = undefined
  heard: number
  asked: number | undefined = undefined
  looked = 0
  /** Ends it unless it is authorised in time. */
  authorization: unknown = undefined
  readonly #state: AppState
  #alive = true

  constructor(state: AppState, transport: HubTransport, { address, origin, userAgent }: Told) {
    this.#state = state
    this.transport = transport
    this.connectedAt = state.clock.now()
    this.heard = state.clock.monotonic()
    this.address = address
    this.origin = origin
    this.userAgent = userAgent
    this.addressRate = state.intake.rateOf(address, this.heard)
  }

  get appId(): string {
    return this.#state.app.id
  }
  get backlog(): Backlog {
    return this.#state.backlog
  }
  get buffered(): number {
    return this.transport.buffered ?? 0
  }
  /** What happenings tell of it. */
  get how() {
    const { kind = 'other', secure = false } = this.transport
    return { transport: kind, secure, address: this.address }
  }

  counts(bytes: number): boolean {
    const { intake, clock } = this.#state
    return this.#alive && intake.takes(this, bytes, clock.monotonic())
  }

  receive(text: string | Uint8Array): void {
    if (!this.#alive) return
    const { clock, intake, limits, traffic } = this.#state
    const bytes = typeof text === 'string' ? utf8Length(text) : text.length
    traffic.messagesIn++
    traffic.bytesIn += bytes
    this.heard = clock.monotonic()
    if (!intake.takes(this, bytes, this.heard)) return
    if (typeof text !== 'string') return this.error(4200, 'Binary frames are not part of the protocol')
    if (text.length > limits.frame) return this.error(4200, `A frame has ${limits.frame} characters at most`)
    try {
      receiveMessage(this.#state, this, text)
    } catch {
      // JSON that is nested too deep can be read but not written.
      this.error(4200, 'The frame could not be handled')
    }
  }

  send(text: string): void {
    if (!this.#alive) return
    const { traffic } = this.#state
    traffic.messagesOut++
    traffic.bytesOut += utf8Length(text)
    this.deliver(text)
  }

  deliver(text: string): void {
    if (!this.#alive) return
    try {
      this.transport.send(text)
    } catch {
      // One transport that breaks must not keep a broadcast from the others.
      this.closed('broken')
    }
  }

  error(code: number | null, message: string, channel?: string): void {
    this.send(errorFrame(code, message, channel))
    this.#state.tell({ type: 'error', socketId: this.socketId, code, message })
  }

  end(code: ProtocolErrorCode, reason: string = PROTOCOL_ERRORS[code]): void {
    if (!this.#alive) return
    this.error(code, reason)
    this.closed(String(code))
    this.transport.close(code, reason)
  }

  cut(reason: string): void {
    if (!this.#alive) return
    this.closed(reason)
    if (this.transport.cut) this.transport.cut()
    else this.transport.close(4100, PROTOCOL_ERRORS[4100])
  }

  closed(reason = 'closed'): void {
    if (!this.#alive) return
    this.#alive = false
    const { socketId } = this
    const state = this.#state
    state.silence.end(this)
    state.clock.clearTimeout(this.authorization)
    this.pending?.clear()
    for (const name of [...this.subscriptions.keys()]) state.leave(name, this)
    state.connections.delete(socketId)
    state.link?.connected(state.connections.size)
    signOut(state, this)
    state.tell({ type: 'disconnected', socketId, reason, ...this.how })
  }
}
