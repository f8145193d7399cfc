import { readdirSync, readFileSync } from 'node:fs'

/** How many files and sockets the process may have open; undefined where the system does not tell (only Linux does). */
export function openFilesAtMost(): number | undefined {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8')
    const most = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1])
    return most > 0 ? most : undefined
  } catch {
    return undefined
  }
}

/** How many it has open now; undefined where the system does not tell. */
export function openFiles(): number | undefined {
  try {
    return readdirSync('/proc/self/fd').length
  } catch {
    return undefined
  }
}

/** What is kept for files, Redis, receivers of webhooks and the spare places of a full server. */
const KEPT = 256

/**
 * How many sockets may be open so that descriptors never run out: then the system would turn everybody away without a word.
 *
 * @param asked what was configured
 * @returns `spare`: how many places beyond that are left for probes; twice as many may be open for a moment
 */
export function socketsAtMost(asked: number, files = openFilesAtMost()) {
  const kept = files === undefined ? KEPT : Math.min(KEPT, Math.floor(files / 2))
  const able = files === undefined ? asked : files - kept
  const by = able < asked ? ('descriptors' as const) : ('sockets' as const)
  return { most: Math.min(asked, able), spare: Math.floor(kept / 4), by }
}
