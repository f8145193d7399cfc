import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import type { HubClient, HubTransport } from '../hub/index.ts'
import type { Batch } from './batch.ts'
import { encodeFrame, OPCODE } from './frames.ts'
import type { Turn, Writer } from './turn.ts'

/** What all sockets of a server share. */
export interface WebSocketContext {
  readonly turn: Turn
  readonly encode: (text: string) => Buffer
  /** How much may wait for a slow reader before it is cut off, in bytes. */
  readonly maxBuffered: number
}

/** A turn that has this much for one socket does not wait for its end: what is buffered must show. In bytes. */
const MAX_BATCH = 64 * 1024
/** RFC 6455, section 5.5: a control frame has 125 bytes, two of them for the code. */
const MAX_REASON = 123
/** The code for who sends too much, and how long they have to read that before they are cut off, in ms. */
const TOO_MUCH = 4100
const LAST = 1000

/**
 * The hub's way to one WebSocket. Its frames are written past `ws`, straight to the TCP or TLS socket, all of a turn in one
 * write; what `ws` writes itself (the close frame) goes to the same socket, so everything before it is flushed first.
 */
export class WebSocketTransport implements HubTransport, Writer {
  readonly kind = 'websocket'
  readonly secure: boolean
  /** Set as soon as the hub has taken the client. */
  connection: Omit<HubClient, 'socketId'> | undefined
  readonly #context: WebSocketContext
  readonly #client: WebSocket
  readonly #socket: Duplex
  #batch: Batch | undefined
  #slow = false
  /** What waits in the socket, as far as the backlog knows. */
  #held = 0
  /** Whether it is told when nothing waits any more: a listener for each time would cost more than the write. */
  #listens = false

  /** Whether all of a turn goes in one message; the first turn, in which a client learns its id, never does. */
  #coalesces: boolean
  #greeted = false

  constructor(
    context: WebSocketContext,
    client: WebSocket,
    socket: Duplex,
    { secure, coalesces }: { secure: boolean; coalesces: boolean },
  ) {
    this.#context = context
    this.#client = client
    this.#socket = socket
    this.secure = secure
    this.#coalesces = coalesces
  }

  get traffic() {
    const { bytesRead, bytesWritten } = this.#socket as Socket
    return { received: bytesRead, sent: bytesWritten }
  }

  get buffered(): number {
    return this.#socket.writableLength + (this.#batch?.size ?? 0)
  }

  send(text: string): void {
    this.#add(this.#context.encode(text))
  }

  pong(payload: Uint8Array): void {
    if (this.connection?.counts(payload.length)) this.#add(encodeFrame(OPCODE.pong, payload))
  }

  close(code: number, reason: string): void {
    this.flush()
    this.#client.close(code, Buffer.byteLength(reason) > MAX_REASON ? '' : reason)
    if (code !== TOO_MUCH) return
    // Nothing more of it is read.
    this.#client.pause()
    setTimeout(() => this.#client.terminate(), LAST).unref()
  }

  coalesce(): void {
    this.#coalesces = true
  }

  cut(): void {
    this.#slow = true
    this.#client.terminate()
  }

  closed(): void {
    this.#hold(0)
    this.connection?.closed(this.#slow ? 'slow-reader' : 'closed')
  }

  flush(): void {
    const batch = this.#batch
    this.#batch = undefined
    // After a close frame nothing may follow.
    if (!batch || this.#client.readyState !== WebSocket.OPEN) return
    if (this.#socket.writableLength > this.#context.maxBuffered) this.cut()
    else {
      const bytes = this.#coalesces && this.#greeted ? batch.coalesced() : batch.bytes()
      this.#greeted = true
      if (!this.#socket.write(bytes)) this.#wait()
    }
  }

  /** Counts what waits until the client has read it. */
  #wait(): void {
    if (!this.#listens) this.#socket.on('drain', () => this.#hold(0))
    this.#listens = true
    this.#hold(this.#socket.writableLength)
  }

  #hold(bytes: number): void {
    const more = bytes - this.#held
    if (more === 0) return
    this.#held = bytes
    this.connection?.backlog.add(more)
  }

  #add(frame: Buffer): void {
    if (this.#batch) this.#batch = this.#batch.plus(frame)
    else {
      const { turn } = this.#context
      this.#batch = turn.start.plus(frame)
      turn.add(this)
    }
    if (this.#batch.size > MAX_BATCH) this.flush()
  }
}
