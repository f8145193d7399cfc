'use client'

import type { PresenceChannelName } from '@channelkit/core'
import { profileOf, usePresence } from '@channelkit/react'
import { useRows } from '@channelkit/react/rows'
import { cn } from '@/lib/utils'

interface PresenceListProps {
  channel: PresenceChannelName
  className?: string
}

/** Who is on a channel. Only the rows in sight are in the page; keys walk them, and a field finds somebody among many. */
export function PresenceList({ channel, className }: PresenceListProps) {
  const { members, me, count, status } = usePresence(channel)
  const list = useRows(members, {
    keyOf: ({ id }) => id,
    textOf: (member) => profileOf(member).name,
    rowHeight: 44,
  })
  return (
    <section className={cn('rounded-lg border bg-card p-2 text-card-foreground', className)}>
      <h2 className="flex justify-between p-2 text-sm font-medium">
        Online <span className="font-normal text-muted-foreground tabular-nums">{count}</span>
      </h2>
      {(count > 8 || list.query !== '') && (
        <input
          {...list.searchProps}
          aria-label="Find somebody"
          placeholder="Find somebody"
          className="mb-2 h-9 w-full rounded-md border border-input bg-transparent px-3 text-sm outline-none placeholder:text-muted-foreground focus-visible:ring-2 focus-visible:ring-ring"
        />
      )}
      <div
        {...list.viewportProps}
        className={cn('max-h-72 overflow-y-auto', status === 'stale' && 'opacity-60')}
      >
        <ul {...list.listProps} aria-label="Online">
          {list.rows.map(({ item, key, props, focusProps }) => {
            const { name, initials, picture, hue } = profileOf(item)
            return (
              <li
                key={key}
                {...props}
                {...focusProps}
                className="flex items-center gap-3 rounded-md px-2 text-sm outline-none focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset"
              >
                <span
                  aria-hidden
                  className="grid size-8 shrink-0 place-items-center overflow-hidden rounded-full text-xs font-medium text-white"
                  style={{ backgroundColor: `oklch(0.53 0.12 ${hue})` }}
                >
                  {picture ? <img src={picture} alt="" className="size-full object-cover" /> : initials}
                </span>
                <span className="truncate">{name}</span>
                {item.id === me?.id && <span className="text-muted-foreground">you</span>}
              </li>
            )
          })}
        </ul>
      </div>
      <p role="status" className="px-2 text-sm text-muted-foreground">
        {status === 'stale' && 'The connection is lost. This is who was here.'}
        {status === 'subscribing' && 'Looking who is here…'}
        {status === 'failed' && 'Who is here can’t be shown.'}
        {status === 'live' && list.count === 0 && 'Nobody fits.'}
      </p>
    </section>
  )
}
