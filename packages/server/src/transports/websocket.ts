import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import type { Proxies } from '../http/proxies.ts'
import type { Room } from '../http/room.ts'
import { type Handshake, type Hub, PROTOCOL_ERRORS } from '../hub/index.ts'
import { createEncoder } from './frames.ts'
import { handshakeOf, targetOf } from './request.ts'
import { createTurn } from './turn.ts'
import { WebSocketTransport } from './websocket-transport.ts'

/** Beyond this a frame is not even read: the socket is closed with 1009. In bytes. */
const MAX_FRAME = 1024 * 1024
/** In how many pieces a frame may come; in more, the socket is closed with 1008. */
const MAX_PIECES = 256

/** For who finds no place: `pusher-js` waits a second before it comes again. */
const OVER_CAPACITY = JSON.stringify({
  event: 'pusher:error',
  data: { code: 4100, message: PROTOCOL_ERRORS[4100] },
})

export interface WebSocketOptions {
  /** Put before `/app` in the socket's address. */
  path: string
  /** How much may wait for a slow reader before it is cut off, in bytes. */
  maxBuffered: number
  proxies: Proxies
  /** Whether a request may be served at all. */
  admits: (request: IncomingMessage) => boolean
  /** Says who came when all places were taken. Default: nobody does. */
  room?: Room
}

/** Who takes the requests to become a WebSocket. */
export interface Sockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Ends all sockets. */
  end(): void
}

/** Serves the hub to WebSockets of an HTTP server, at `{path}/app/{key}`; returns the way to end all sockets. */
export function serveWebSockets(
  hub: Hub,
  server: Server,
  { elsewhere, ...options }: WebSocketOptions & { elsewhere?: ((...asked: Upgrade) => boolean) | undefined },
): () => void {
  const sockets = createSockets(hub, options)
  const onUpgrade = (...asked: Upgrade) => {
    if (!elsewhere?.(...asked)) sockets.upgrade(...asked)
  }
  server.on('upgrade', onUpgrade)
  return () => {
    server.off('upgrade', onUpgrade)
    sockets.end()
  }
}

type Upgrade = [request: IncomingMessage, socket: Duplex, head: Buffer]

/** WebSockets to the hub at `{path}/app/{key}`, of whatever HTTP server. */
export function createSockets(
  hub: Hub,
  { path, maxBuffered, proxies, admits, room }: WebSocketOptions,
): Sockets {
  const sockets = new WebSocketServer({
    WebSocket: Client,
    noServer: true,
    maxPayload: MAX_FRAME,
    maxFragments: MAX_PIECES,
    perMessageDeflate: false,
    // One frame of a socket in one turn of the event loop: between two of them, all others have theirs.
    allowSynchronousEvents: false,
    // Pongs take their place among what the transport writes.
    autoPong: false,
  })
  const context = { turn: createTurn(), encode: createEncoder(), maxBuffered }
  const prefix = `${path}/app/`

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    socket.on('error', destroy)
    if (!admits(request)) return socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (client) => {
      // What broke shows as a close; without a listener it would end the process, also after a refusal.
      client.on('error', onError)
      // Now `ws` listens itself.
      socket.off('error', destroy)
      const { path: pathname, query } = targetOf(request)
      // Refusing the upgrade would look like a network failure and be tried for ever: accept, then say why.
      if (!pathname.startsWith(prefix)) return client.close(4005, 'Path not found')
      if (room?.isSpare(request.socket)) {
        room.refuse()
        client.send(OVER_CAPACITY)
        return client.close(4100, PROTOCOL_ERRORS[4100])
      }
      const transport = new WebSocketTransport(context, client, socket, {
        secure: proxies.isSecure(request),
        coalesces: query.get('coalesce') === '1',
      })
      const handshake = handshakeOf(request, pathname.slice(prefix.length), query, proxies)
      accept(hub, client, socket, transport, handshake)
    })
  }
  return {
    upgrade,
    end() {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
    },
  }
}

/** A socket that says when its client has sent a close frame, though it is not gone before its TCP connection is. */
class Client extends WebSocket {
  transport: WebSocketTransport | undefined

  /** Called for the answer to a client's close frame as well. */
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code, reason)
    this.transport?.closed()
  }
}

type Carrier = Duplex & { transport?: WebSocketTransport }

function accept(
  hub: Hub,
  client: Client,
  socket: Duplex,
  transport: WebSocketTransport,
  handshake: Handshake,
) {
  transport.connection = hub.connect(handshake, transport)
  client.transport = transport
  // Listeners are shared, not made for each of thousands of sockets.
  client.on('message', onMessage as (this: WebSocket, data: unknown, isBinary: boolean) => void)
  client.on('ping', onPing as (this: WebSocket, data: Buffer) => void)
  client.on('pong', onPong as (this: WebSocket, data: Buffer) => void)
  client.on('close', onClose as (this: WebSocket) => void)
  ;(socket as Carrier).transport = transport
  socket.on('end', onEnd)
}

/** Whose end came will send no more, also while what is for it cannot be written. */
function onEnd(this: Carrier) {
  this.transport?.closed()
}
function destroy(this: Duplex) {
  this.destroy()
}
function onMessage(this: Client, data: unknown, isBinary: boolean) {
  this.transport?.connection?.receive(isBinary ? new Uint8Array() : String(data))
}
function onPing(this: Client, data: Buffer) {
  this.transport?.pong(data)
}
function onPong(this: Client, data: Buffer) {
  this.transport?.connection?.counts(data.length)
}
function onClose(this: Client) {
  this.transport?.closed()
}
function onError(this: WebSocket) {
  this.terminate()
}
