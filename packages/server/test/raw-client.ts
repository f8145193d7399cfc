import { connect, type Socket } from 'node:net'

/** A client on bare TCP, which can stop reading as no library would. */
export async function rawClient(port: number, path = '/app/app-key?protocol=7') {
  const socket: Socket = connect(port, '127.0.0.1')
  await new Promise((resolve) => socket.once('connect', resolve))
  socket.on('error', () => {})
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  )
  await new Promise((resolve) => socket.once('data', resolve))
  return {
    socket,
    say: (message: unknown) => socket.write(maskedFrame(0x1, JSON.stringify(message))),
    /** Writes frames of any kind in one go. */
    write: (...frames: Buffer[]) => socket.write(Buffer.concat(frames)),
  }
}

/** A frame as a client sends it; a mask of zeros leaves the payload as it is. */
export function maskedFrame(opcode: number, payload: string | Uint8Array): Buffer {
  const bytes = Buffer.from(payload as string)
  const header =
    bytes.length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | bytes.length, 0, 0, 0, 0])
      : Buffer.from([0x80 | opcode, 0x80 | 126, bytes.length >> 8, bytes.length & 0xff, 0, 0, 0, 0])
  return Buffer.concat([header, bytes])
}
