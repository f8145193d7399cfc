import type { IncomingMessage, Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Handshake, Hub } from '../hub/index.ts'
import { handshakeOf, isSecure, targetOf } from './request.ts'

/** How much may wait for a slow reader before it is cut off, in bytes. */
const MAX_BUFFERED = 8 * 1024 * 1024
/** Beyond this a frame is not even read: the socket is closed with 1009. In bytes. */
const MAX_FRAME = 1024 * 1024

/** Serves the hub to WebSockets of an HTTP server, at `{path}/app/{key}`; returns the way to end all sockets. */
export function serveWebSockets(hub: Hub, server: Server, wsPath: string): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false })
  const prefix = `${wsPath}/app/`

  function onUpgrade(request: IncomingMessage, socket: import('node:stream').Duplex, head: Buffer) {
    socket.on('error', () => socket.destroy())
    sockets.handleUpgrade(request, socket, head, (client) => {
      const { path, query } = targetOf(request)
      // Refusing the upgrade would look like a network failure and be tried for ever: accept, then say why.
      if (!path.startsWith(prefix)) return client.close(4005, 'Path not found')
      accept(hub, client, handshakeOf(request, path.slice(prefix.length), query), isSecure(request))
    })
  }
  server.on('upgrade', onUpgrade)
  return () => {
    server.off('upgrade', onUpgrade)
    for (const client of sockets.clients) client.terminate()
    sockets.close()
  }
}

function accept(hub: Hub, client: WebSocket, handshake: Handshake, secure: boolean) {
  let slow = false
  const connection = hub.connect(handshake, {
    kind: 'websocket',
    secure,
    send(frame) {
      client.send(frame)
      if (client.bufferedAmount <= MAX_BUFFERED) return
      slow = true
      client.terminate()
    },
    close: (code, reason) => client.close(code, reason),
  })
  client.on('message', (data, isBinary) => connection.receive(isBinary ? new Uint8Array() : String(data)))
  client.on('close', () => connection.closed(slow ? 'slow-reader' : 'closed'))
  // What broke shows as a close; without a listener it would end the process.
  client.on('error', () => client.terminate())
}
