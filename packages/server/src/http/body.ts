import type { IncomingMessage } from 'node:http'

/**
 * Reads a request's body; null when it has more than `most` bytes. Then it reads on for a while, so that its sender
 * comes to read the refusal.
 */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  // By events: an async iterator costs more than all else that is done for a small body.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= most) chunks.push(chunk)
      if (size > 16 * most) request.destroy(new Error('The body does not end.'))
    })
    request.on('end', () =>
      resolve(size > most ? null : chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)),
    )
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Error('The sender left before the end of the body.'))
    })
  })
}
