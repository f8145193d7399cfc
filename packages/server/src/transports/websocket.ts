import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Handshake, Hub } from '../hub/index.ts'
import { createEncoder } from './frames.ts'
import { handshakeOf, isSecure, targetOf } from './request.ts'
import { createTurn } from './turn.ts'
import { WebSocketTransport } from './websocket-transport.ts'

/** Beyond this a frame is not even read: the socket is closed with 1009. In bytes. */
const MAX_FRAME = 1024 * 1024

export interface WebSocketOptions {
  /** Put before `/app` in the socket's address. */
  path: string
  /** How much may wait for a slow reader before it is cut off, in bytes. */
  maxBuffered: number
}

/** Serves the hub to WebSockets of an HTTP server, at `{path}/app/{key}`; returns the way to end all sockets. */
export function serveWebSockets(
  hub: Hub,
  server: Server,
  { path, maxBuffered }: WebSocketOptions,
): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    perMessageDeflate: false,
    // Pongs take their place among what the transport writes.
    autoPong: false,
  })
  const context = { turn: createTurn(), encode: createEncoder(), maxBuffered }
  const prefix = `${path}/app/`

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    socket.on('error', destroy)
    sockets.handleUpgrade(request, socket, head, (client) => {
      // What broke shows as a close; without a listener it would end the process, also after a refusal.
      client.on('error', onError)
      const { path: pathname, query } = targetOf(request)
      // Refusing the upgrade would look like a network failure and be tried for ever: accept, then say why.
      if (!pathname.startsWith(prefix)) return client.close(4005, 'Path not found')
      const transport = new WebSocketTransport(context, client, socket, isSecure(request))
      accept(hub, client, transport, handshakeOf(request, pathname.slice(prefix.length), query))
    })
  }
  server.on('upgrade', onUpgrade)
  return () => {
    server.off('upgrade', onUpgrade)
    for (const client of sockets.clients) client.terminate()
    sockets.close()
  }
}

/** Which transport a client has: its listeners are shared, not made for each of thousands of sockets. */
const TRANSPORT = Symbol('transport')
type Client = WebSocket & { [TRANSPORT]: WebSocketTransport }

function accept(hub: Hub, client: WebSocket, transport: WebSocketTransport, handshake: Handshake) {
  transport.connection = hub.connect(handshake, transport)
  ;(client as Client)[TRANSPORT] = transport
  client.on('message', onMessage as (this: WebSocket, data: unknown, isBinary: boolean) => void)
  client.on('ping', onPing as (this: WebSocket, data: Buffer) => void)
  client.on('close', onClose as (this: WebSocket) => void)
}

function destroy(this: Duplex) {
  this.destroy()
}
function onMessage(this: Client, data: unknown, isBinary: boolean) {
  this[TRANSPORT].connection?.receive(isBinary ? new Uint8Array() : String(data))
}
function onPing(this: Client, data: Buffer) {
  this[TRANSPORT].pong(data)
}
function onClose(this: Client) {
  this[TRANSPORT].closed()
}
function onError(this: WebSocket) {
  this.terminate()
}
