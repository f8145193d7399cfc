import type { IncomingMessage } from 'node:http'

/**
 * Reads a request's body; null when it has more than `most` bytes. Then it reads on for a while, so that its sender
 * comes to read the refusal.
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= most) chunks.push(chunk)
    if (size > 16 * most) throw new Error('The body does not end.')
  }
  return size > most ? null : Buffer.concat(chunks)
}
