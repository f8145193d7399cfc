import { useChannel, useEvent } from '@channelkit/react'
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import { useHere } from '../lib/session.ts'
import { type Batch, KINDS } from './entry.ts'
import { NOTHING, nextLog } from './log.ts'

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

/** What happens from now on, as far as it is wanted. */
export function useConsole({ kinds, channel: name, event, connection, user }: Wanted) {
  const { app } = useHere()
  const { status, trigger, error } = useChannel(channel)
  const [log, take] = useReducer(nextLog, NOTHING)
  const asked = useRef(0)
  // What still comes for what was wanted before would stand among what is wanted now.
  useEvent<Batch>(channel, 'batch', (batch) => batch.asked === asked.current && take(batch))
  const types = useMemo(
    () => KINDS.filter((kind) => kinds.includes(kind.name)).flatMap((kind) => kind.types),
    [kinds],
  )
  useEffect(() => {
    asked.current++
    if (status !== 'live') return
    const filter = {
      app: app.id,
      asked: asked.current,
      types,
      channel: name,
      event,
      socketId: connection,
      userId: user,
    }
    // A server that lost this page meanwhile is asked anew with the next one.
    const timer = setTimeout(() => void trigger('client-filter', filter).catch(() => {}), 200)
    return () => clearTimeout(timer)
  }, [status, trigger, app.id, types, name, event, connection, user])
  const clear = useCallback(() => take('clear'), [])
  return { ...log, status, error, clear }
}
