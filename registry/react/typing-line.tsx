'use client'

import type { ClientChannelName } from '@channelkit/core'
import { useTyping } from '@channelkit/react'
import { cn } from '@/lib/utils'

interface TypingLineProps {
  channel: ClientChannelName
  className?: string
}

/** Who is typing. The field where they type has the `inputProps` of `useTyping` on the same channel. */
export function TypingLine({ channel, className }: TypingLineProps) {
  const { typists } = useTyping(channel)
  return (
    <p
      role="status"
      className={cn('flex min-h-5 items-center gap-2 text-sm text-muted-foreground', className)}
    >
      {typists.length > 0 && (
        <>
          <span aria-hidden className="flex gap-0.5">
            {['0ms', '150ms', '300ms'].map((delay) => (
              <span
                key={delay}
                className="size-1 animate-bounce rounded-full bg-current motion-reduce:animate-none"
                style={{ animationDelay: delay }}
              />
            ))}
          </span>
          {sentence(typists.map(({ name }) => name ?? 'Somebody'))}
        </>
      )}
    </p>
  )
}

function sentence(names: string[]) {
  if (names.length > 2) return 'Several people are typing…'
  return `${names.join(' and ')} ${names.length === 2 ? 'are' : 'is'} typing…`
}
