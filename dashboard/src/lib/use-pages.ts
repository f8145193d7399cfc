import { useEvent } from '@channelkit/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ask, inApp } from './api.ts'
import { createPager, NOTHING, type Page, SIZE } from './pager.ts'
import { useHere } from './session.ts'
import { asked } from './use-told.ts'

/** How often they are read anew at most while the server says that something changed, in ms. */
const PAUSE = 2000
/** How long nothing is typed until the server is asked, in ms. */
const TYPING = 200

/** Which connections are wanted; what is empty leaves none out. */
export interface Sought {
  /** A part of what they say of themselves. */
  readonly search: string
  /** In full, as is the user. */
  readonly channel: string
  readonly user: string
}

/** Connections page by page: as many as one has scrolled to. What is shown stays until there is an answer to what is sought. */
export function usePages({ search, channel, user }: Sought) {
  const { app } = useHere()
  const [pages, setPages] = useState(NOTHING)
  const pager = useMemo(() => {
    const fetchPage = (after: string | null) =>
      ask<Page>(
        asked(inApp(app.id, 'connections'), {
          limit: String(SIZE),
          after: after ?? undefined,
          search,
          channel,
          user_id: user,
        }),
      )
    return createPager(fetchPage, setPages)
  }, [app.id, search, channel, user])

  const first = useRef(true)
  const due = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const timer = setTimeout(() => void pager.refresh(), first.current ? 0 : TYPING)
    first.current = false
    return () => {
      clearTimeout(timer)
      clearTimeout(due.current)
      due.current = undefined
      pager.forget()
    }
  }, [pager])
  const later = useCallback(() => {
    due.current ??= setTimeout(() => {
      due.current = undefined
      void pager.refresh()
    }, PAUSE)
  }, [pager])
  useEvent(app.channel, 'connections-changed', later, { onGap: later })
  return { ...pages, more: pager.more, refresh: pager.refresh }
}
