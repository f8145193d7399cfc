/** Opcodes of RFC 6455, section 11.8, that a server writes by itself. */
export const OPCODE = { text: 0x1, pong: 0xa } as const

/**
 * Encodes one whole WebSocket frame of a server: final, not masked, not compressed (RFC 6455, section 5.2).
 *
 * `ws` does the same for each socket; here the bytes are made once and go to as many sockets as a broadcast has.
 * Text must be well-formed, which what comes out of `JSON.stringify` always is.
 */
export function encodeFrame(opcode: number, payload: string | Uint8Array): Buffer {
  const length = typeof payload === 'string' ? Buffer.byteLength(payload) : payload.length
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const bytes = Buffer.allocUnsafe(header + length)
  bytes[0] = 0x80 | opcode
  if (header === 2) bytes[1] = length
  else if (header === 4) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  if (typeof payload === 'string') bytes.write(payload, header)
  else bytes.set(payload, header)
  return bytes
}

/** What a frame that was encoded here carries. */
export function payloadOf(frame: Buffer): Buffer {
  const short = frame[1]!
  return frame.subarray(short < 126 ? 2 : short === 126 ? 4 : 10)
}

/** Encodes text frames, and the same text twice in a row only once: a broadcast is one text for all its sockets. */
export function createEncoder(): (text: string) => Buffer {
  let last: string | undefined
  let bytes: Buffer
  return (text) => {
    if (text !== last) {
      bytes = encodeFrame(OPCODE.text, text)
      last = text
    }
    return bytes
  }
}
