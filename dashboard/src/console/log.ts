import type { Batch, Entry } from './entry.ts'

/** How many entries a page keeps. */
export const MOST = 5000

/** What a page knows of what happened since it asked. */
export interface Log {
  readonly entries: readonly Entry[]
  /** How many came and were not told, by type. */
  readonly left: Readonly<Record<string, number>>
  /** How many were shown and are no longer kept. */
  readonly dropped: number
}
export const NOTHING: Log = { entries: [], left: {}, dropped: 0 }

/** Adds what the server told; `clear` begins anew. */
export function nextLog(log: Log, batch: Omit<Batch, 'asked'> | 'clear'): Log {
  if (batch === 'clear') return NOTHING
  const left = { ...log.left }
  for (const [type, count] of Object.entries(batch.left)) left[type] = (left[type] ?? 0) + count
  const all = [...log.entries, ...batch.entries]
  const over = Math.max(0, all.length - MOST)
  return { entries: all.slice(over), left, dropped: log.dropped + over }
}
