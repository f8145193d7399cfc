/** What waits for clients that read too slowly, all together. */
export interface Backlog {
  /** In bytes. */
  readonly bytes: number
  /** So much more waits or, below zero, less. */
  add(bytes: number): void
}

/** A client that reads, or does not. */
interface Reader {
  /** Bytes that wait for it. */
  readonly buffered: number
  /** Ends it at once; in a word why. */
  cut(reason: string): void
}

export interface BacklogParts {
  /** In bytes; read each time, since it may change. */
  readonly most: number
  /** Who may be cut off for it. */
  readonly clients: () => Iterable<Reader>
  /** Called once each time that somebody had to be cut off. */
  readonly onCut?: (cut: number) => void
  /** What this is a part of. */
  readonly whole?: Backlog | undefined
}

/** What is left after clients were cut off, of what may wait: whoever floods must not cause a search with each frame. */
const LEFT = 0.75

/**
 * Bounds what waits for all clients together: each of them alone may be within its bound, and all of them too much for the
 * process. Those go for whom most waits.
 */
export function createBacklog(parts: BacklogParts): Backlog {
  const { clients, onCut, whole } = parts
  let bytes = 0
  let relieving = false

  function relieve() {
    relieving = true
    const largest = [...clients()].filter(({ buffered }) => buffered > 0)
    largest.sort((a, b) => b.buffered - a.buffered)
    let cut = 0
    for (const client of largest) {
      if (bytes <= parts.most * LEFT) break
      client.cut('slow-reader')
      cut++
    }
    relieving = false
    if (cut > 0) onCut?.(cut)
  }
  return {
    get bytes() {
      return bytes
    },
    add(more) {
      bytes += more
      whole?.add(more)
      if (more > 0 && bytes > parts.most && !relieving) relieve()
    },
  }
}

/** For whoever is not taken in: nothing waits for them for long. */
export const NO_BACKLOG: Backlog = { bytes: 0, add() {} }
