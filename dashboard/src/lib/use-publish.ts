import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, inApp } from './api.ts'
import type { ToPublish } from './curl.ts'
import { useHere } from './session.ts'

/** One that was published, or why it was not. */
export interface Published {
  readonly id: number
  readonly at: number
  readonly event: ToPublish
  /** To how many connections; null where that is not known. */
  readonly subscriptions: number | null
  readonly error: string | null
}

const MOST = 20
const KEPT = 'channelkit-dashboard-published'

interface Answered {
  readonly channels?: Readonly<Record<string, { subscription_count?: number }>>
}

/** Publishes events, as often as it is told to, and remembers the last ones for as long as the tab is open. */
export function usePublish() {
  const { app } = useHere()
  const [past, setPast] = useState(() => remembered(app.id))
  const [left, setLeft] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const once = useCallback(
    async (event: ToPublish): Promise<boolean> => {
      const body = { name: event.event, channel: event.channel, data: event.data, info: 'subscription_count' }
      const told = await ask<Answered>(inApp(app.id, 'events'), { body }).then(
        ({ channels }) => ({
          subscriptions: channels?.[event.channel]?.subscription_count ?? null,
          error: null,
        }),
        (cause: Error) => ({ subscriptions: null, error: cause.message }),
      )
      setPast((before) => {
        const id = (before[0]?.id ?? 0) + 1
        const next = [{ id, at: Date.now(), event, ...told }, ...before].slice(0, MOST)
        remember(app.id, next)
        return next
      })
      return told.error === null
    },
    [app.id],
  )
  const stop = useCallback(() => {
    clearTimeout(timer.current)
    setLeft(0)
  }, [])
  const publish = useCallback(
    async (event: ToPublish, times: number, every: number) => {
      setLeft(times)
      let togo = times
      async function next() {
        const good = await once(event)
        togo = good ? togo - 1 : 0
        setLeft(togo)
        if (togo > 0) timer.current = setTimeout(next, every)
      }
      await next()
    },
    [once],
  )
  useEffect(() => stop, [stop])
  return { past, left, publish, stop }
}

function remembered(app: string): readonly Published[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(`${KEPT} ${app}`) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

function remember(app: string, past: readonly Published[]) {
  try {
    sessionStorage.setItem(`${KEPT} ${app}`, JSON.stringify(past))
  } catch {
    // A full or closed store keeps nobody from publishing.
  }
}
