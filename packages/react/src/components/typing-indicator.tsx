import { type TypingLabels, typingLabels, typingText } from '@channelkit/ui'
import type { ComponentProps } from 'react'
import { useTyping } from '../use-typing.ts'

export interface TypingIndicatorProps extends Omit<ComponentProps<'p'>, 'children'> {
  /** A private or presence channel; `null` is off. */
  channel: string | null
  labels?: Partial<TypingLabels>
}

/**
 * A line about who is typing, never oneself. It keeps its height while nobody is.
 *
 * @example
 * <TypingIndicator channel="presence-room" />
 */
export function TypingIndicator({ channel, labels, className, ...rest }: TypingIndicatorProps) {
  const { typists } = useTyping(channel)
  return (
    <p className={`ck-typing ${className ?? ''}`} data-ck="typing-indicator" role="status" {...rest}>
      {typingText(typists, { ...typingLabels, ...labels })}
    </p>
  )
}
