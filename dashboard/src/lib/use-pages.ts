import { useEvent } from '@channelkit/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, inApp } from './api.ts'
import { useHere } from './session.ts'
import { asked } from './use-told.ts'

/** A connection, as the API tells it. */
export interface ConnectionTold {
  readonly socket_id: string
  readonly user_id: string | null
  readonly connected_at: number
  readonly address: string | null
  readonly subscription_count: number
  readonly transport: string
  readonly secure: boolean
  readonly origin: string | null
  readonly user_agent: string | null
  readonly bytes_received: number | null
  readonly bytes_sent: number | null
}
interface Page {
  readonly connections: readonly ConnectionTold[]
  readonly total: number
  readonly next: string | null
}
interface Pages {
  readonly connections: readonly ConnectionTold[]
  readonly total: number
  readonly next: string | null
  readonly error: Error | null
  readonly loaded: boolean
}

const SIZE = 200
/** Up to so many are read anew whenever the server says that something changed; of more only the count. */
const FOLLOWED = 3 * SIZE
/** How often they are read anew at most, in ms. */
const PAUSE = 2000

const NOTHING: Pages = { connections: [], total: 0, next: null, error: null, loaded: false }

/** Connections page by page: as many as one has scrolled to. */
export function usePages(filter: { channel: string; user: string }) {
  const { app } = useHere()
  const [pages, setPages] = useState(NOTHING)
  const shown = useRef(pages)
  shown.current = pages
  const wanted = useRef(0)
  const { channel, user } = filter

  const fetchPage = useCallback(
    (after: string | null) =>
      ask<Page>(
        asked(inApp(app.id, 'connections'), {
          limit: String(SIZE),
          after: after ?? undefined,
          channel,
          user_id: user,
        }),
      ),
    [app.id, channel, user],
  )
  /** Reads as much as is shown, from the start. */
  const refresh = useCallback(async () => {
    const mine = ++wanted.current
    const { connections } = shown.current
    const most = Math.max(SIZE, connections.length)
    try {
      const first = await fetchPage(null)
      const all = [...first.connections]
      let { next } = first
      if (connections.length > FOLLOWED) {
        if (mine === wanted.current) setPages((before) => ({ ...before, total: first.total, error: null }))
        return
      }
      while (next !== null && all.length < most) {
        const page: Page = await fetchPage(next)
        all.push(...page.connections)
        next = page.next
      }
      if (mine === wanted.current)
        setPages({ connections: all, total: first.total, next, error: null, loaded: true })
    } catch (error) {
      if (mine === wanted.current) setPages((before) => ({ ...before, error: error as Error, loaded: true }))
    }
  }, [fetchPage])
  const more = useCallback(async () => {
    const { next } = shown.current
    if (next === null) return
    const mine = ++wanted.current
    const page = await fetchPage(next).catch(() => null)
    if (!page || mine !== wanted.current) return
    setPages((before) => ({
      ...before,
      connections: [...before.connections, ...page.connections],
      total: page.total,
      next: page.next,
    }))
  }, [fetchPage])

  useEffect(() => {
    setPages(NOTHING)
    shown.current = NOTHING
    void refresh()
  }, [refresh])
  const due = useRef<ReturnType<typeof setTimeout>>(undefined)
  const later = useCallback(() => {
    due.current ??= setTimeout(() => {
      due.current = undefined
      void refresh()
    }, PAUSE)
  }, [refresh])
  useEffect(
    () => () => {
      clearTimeout(due.current)
      due.current = undefined
    },
    [],
  )
  useEvent(app.channel, 'connections-changed', later, { onGap: later })
  return { ...pages, more, refresh }
}
