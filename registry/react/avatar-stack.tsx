'use client'

import type { PresenceChannelName } from '@channelkit/core'
import { profileOf, usePresence } from '@channelkit/react'
import { cn } from '@/lib/utils'

interface AvatarStackProps {
  channel: PresenceChannelName
  /** How many pictures there are at most; the others are a number. */
  max?: number
  className?: string
}

/** The first few who are on a channel, and how many more there are. */
export function AvatarStack({ channel, max = 5, className }: AvatarStackProps) {
  const { members, count, status } = usePresence(channel)
  const round =
    'grid size-9 place-items-center overflow-hidden rounded-full text-xs font-medium ring-2 ring-background'
  return (
    <ul
      aria-label={`Online: ${count}`}
      className={cn('flex -space-x-1.5', status === 'stale' && 'opacity-60', className)}
    >
      {members.slice(0, max).map((member) => {
        const { name, initials, picture, hue } = profileOf(member)
        return (
          <li
            key={member.id}
            title={name}
            className={cn(round, 'text-white')}
            style={{ backgroundColor: `oklch(0.53 0.12 ${hue})` }}
          >
            {picture ? (
              <img src={picture} alt={name} className="size-full object-cover" />
            ) : (
              <>
                <span aria-hidden>{initials}</span>
                <span className="sr-only">{name}</span>
              </>
            )}
          </li>
        )
      })}
      {count > max && <li className={cn(round, 'bg-muted text-foreground')}>+{count - max}</li>}
    </ul>
  )
}
