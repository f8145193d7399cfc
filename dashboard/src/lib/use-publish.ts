import { useEffect, useMemo, useState } from 'react'
import { ask, inApp } from './api.ts'
import { createPublisher, type Published, type Publishing } from './publisher.ts'
import { useHere } from './session.ts'

const KEPT = 'channelkit-dashboard-published'

interface Answered {
  readonly channels?: Readonly<Record<string, { subscription_count?: number }>>
}

/** Publishes events, as often as it is told to, and remembers the last ones for as long as the tab is open. */
export function usePublish() {
  const { app } = useHere()
  const [shown, show] = useState<Publishing>(() => ({ past: remembered(app.id), left: 0 }))
  const publisher = useMemo(
    () =>
      createPublisher(
        async ({ event, channel, data }) => {
          const body = { name: event, channel, data, info: 'subscription_count' }
          const { channels } = await ask<Answered>(inApp(app.id, 'events'), { body })
          return channels?.[channel]?.subscription_count ?? null
        },
        (next) => {
          show(next)
          remember(app.id, next.past)
        },
        remembered(app.id),
      ),
    [app.id],
  )
  useEffect(() => publisher.stop, [publisher])
  return { ...shown, ...publisher }
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
