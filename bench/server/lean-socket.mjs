import { connect } from 'node:net'

const MASK = Buffer.from([0, 0, 0, 0])

/** A frame as a client sends it; a mask of zeros leaves the payload as it is. */
export function maskedFrame(text) {
  const payload = Buffer.from(text)
  const { length } = payload
  const head =
    length < 126
      ? Buffer.from([0x81, 0x80 | length])
      : Buffer.from([0x81, 0x80 | 126, length >> 8, length & 255])
  return Buffer.concat([head, MASK, payload])
}

/** The request that opens a WebSocket. */
export const upgrade = (path) =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'

// One buffer takes what any socket reads: it is looked at before the next read.
const shared = Buffer.allocUnsafe(1024 * 1024)

/**
 * A WebSocket client on bare TCP, cheap enough that what is measured is the server.
 * @param {number} port
 * @param {string} path
 * @param {(bytes: Buffer, length: number) => void} onBytes gets what is read, in a buffer that the next read writes over
 */
export function leanSocket(port, path, onBytes) {
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: shared,
      callback: (length, bytes) => {
        onBytes(bytes, length)
        return true
      },
    },
  })
  socket.write(upgrade(path))
  return socket
}
