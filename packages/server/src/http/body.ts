import type { IncomingMessage } from 'node:http'

/** Reads the bodies of requests, within a bound for each and for all that are under way. */
export interface Bodies {
  /**
   * Reads a body; null when it has more than `most` bytes, or had to make room for others. Then it reads on for a while, so
   * that its sender comes to read the refusal.
   */
  read(request: IncomingMessage, most: number): Promise<Buffer | null>
}

/** A body of which some has come. */
interface Part {
  size: number
  drop(): void
}

/**
 * @param together what all bodies under way may take, in bytes: beyond it the largest is given up, so that who sends little
 *   gets through
 * @param onDrop told of each that was
 */
export function createBodies(together: number, onDrop: () => void = () => {}): Bodies {
  const underWay = new Set<Part>()
  let held = 0

  function done(part: Part) {
    if (underWay.delete(part)) held -= part.size
  }
  function makeRoom() {
    while (held > together) {
      let largest: Part | undefined
      for (const part of underWay) if (!largest || part.size > largest.size) largest = part
      if (!largest) return
      done(largest)
      largest.drop()
      onDrop()
    }
  }

  return {
    read(request, most) {
      // By events: an async iterator costs more than all else that is done for a small body.
      return new Promise((resolve, reject) => {
        let chunks: Buffer[] = []
        let size = 0
        const part: Part = {
          size: 0,
          drop() {
            size = 16 * most
            chunks = []
            resolve(null)
          },
        }
        request.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > 16 * most) request.destroy(new Error('The body does not end.'))
          if (size > most) return
          chunks.push(chunk)
          underWay.add(part)
          part.size += chunk.length
          held += chunk.length
          makeRoom()
        })
        request.on('end', () => {
          done(part)
          resolve(size > most ? null : chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))
        })
        request.on('error', reject)
        request.on('close', () => {
          done(part)
          if (!request.complete) reject(new Error('The sender left before the end of the body.'))
        })
      })
    },
  }
}
