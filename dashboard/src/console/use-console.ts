import { useChannel, useEvent } from '@channelkit/react'
import { useCallback, useEffect, useMemo, useReducer } from 'react'
import { useHere } from '../lib/session.ts'
import { type Batch, type Entry, KINDS } from './entry.ts'

/** How many entries a page keeps. */
const MOST = 5000

/** A channel for this page alone: each page asks for what it wants to see. */
const channel = `private-console-${Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`

/** What a page wants to see, as it stands in its address. */
export interface Wanted {
  /** Names of kinds; empty for all. */
  readonly kinds: readonly string[]
  readonly channel: string
  readonly event: string
  readonly connection: string
  readonly user: string
}

interface Log {
  readonly entries: readonly Entry[]
  /** How many came and were not told, by type. */
  readonly left: Readonly<Record<string, number>>
}
const NOTHING: Log = { entries: [], left: {} }

function next(log: Log, batch: Batch | 'clear'): Log {
  if (batch === 'clear') return NOTHING
  const left = { ...log.left }
  for (const [type, count] of Object.entries(batch.left)) left[type] = (left[type] ?? 0) + count
  return { entries: [...log.entries, ...batch.entries].slice(-MOST), left }
}

/** What happens from now on, as far as it is wanted. */
export function useConsole({ kinds, channel: name, event, connection, user }: Wanted) {
  const { app } = useHere()
  const { status, trigger, error } = useChannel(channel)
  const [log, take] = useReducer(next, NOTHING)
  useEvent<Batch>(channel, 'batch', take)
  const types = useMemo(
    () => KINDS.filter((kind) => kinds.includes(kind.name)).flatMap((kind) => kind.types),
    [kinds],
  )
  useEffect(() => {
    if (status !== 'live') return
    const filter = { app: app.id, types, channel: name, event, socketId: connection, userId: user }
    // A server that lost this page meanwhile is asked anew with the next one.
    const timer = setTimeout(() => void trigger('client-filter', filter).catch(() => {}), 200)
    return () => clearTimeout(timer)
  }, [status, trigger, app.id, types, name, event, connection, user])
  const clear = useCallback(() => take('clear'), [])
  return { ...log, status, error, clear }
}
