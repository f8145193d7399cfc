import { useEffect, useState } from 'react'
import { agoOf, momentOf } from '../lib/format.ts'

const TICK = 5000

/** How long ago something was; the exact time on hover and for a screen reader. */
export function Ago({ at }: { at: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={new Date(at).toISOString()} title={momentOf(at)}>
      {agoOf(at, Math.max(now, at))}
    </time>
  )
}
