'use client'

import { useConnection } from '@channelkit/react'
import { cn } from '@/lib/utils'

const LOOKS = {
  idle: ['Not connected', 'bg-muted-foreground'],
  connecting: ['Connecting…', 'bg-amber-500 animate-pulse'],
  connected: ['Live', 'bg-emerald-500'],
  reconnecting: ['Reconnecting…', 'bg-amber-500 animate-pulse'],
  unavailable: ['Unavailable', 'bg-destructive'],
  disconnected: ['Disconnected', 'bg-muted-foreground'],
  failed: ['Can’t connect', 'bg-destructive'],
} as const

/** How the connection is, with a button that tries at once where the next attempt may take a while. */
export function ConnectionBadge({ className }: { className?: string }) {
  const { status, online, retry } = useConnection()
  const [text, dot] = online || status === 'connected' ? LOOKS[status] : ['You’re offline', 'bg-destructive']
  return (
    <span
      className={cn(
        'inline-flex items-center gap-2 rounded-full border bg-background px-3 py-1 text-xs font-medium text-foreground',
        className,
      )}
    >
      <span aria-hidden className={cn('size-2 rounded-full motion-reduce:animate-none', dot)} />
      <span role="status">{text}</span>
      {status === 'unavailable' && (
        <button
          type="button"
          onClick={retry}
          className="rounded-sm underline underline-offset-2 outline-none hover:text-muted-foreground focus-visible:ring-2 focus-visible:ring-ring"
        >
          Try now
        </button>
      )}
    </span>
  )
}
