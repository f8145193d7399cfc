'use client'

import { LiveValue as Value } from '@channelkit/react/live-value'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils'

/** The newest number of an event. What it knows of lines, errors and old news is the kit's; its parts look as here. */
export function LiveValue({ className, ...props }: ComponentProps<typeof Value>) {
  return (
    <Value
      {...props}
      className={cn(
        'inline-flex items-baseline gap-1 font-medium text-foreground tabular-nums data-[state=error]:text-destructive data-[state=stale]:text-muted-foreground',
        className,
      )}
      renderValue={({ text, direction }) => (
        <>
          {text}
          <span aria-hidden className="inline-block w-4 text-center text-xs">
            {direction === 'up' && <span className="text-emerald-700 dark:text-emerald-400">▲</span>}
            {direction === 'down' && <span className="text-destructive">▼</span>}
          </span>
        </>
      )}
      partProps={{
        mark: { className: 'hidden' },
        note: { className: 'sr-only' },
        retry: {
          className:
            'size-6 cursor-pointer rounded-md border border-input text-xs outline-none after:content-["↻"] hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring',
        },
      }}
    />
  )
}
