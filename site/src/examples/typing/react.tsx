import { useTyping } from '@channelkit/react'
import { TypingIndicator } from '@channelkit/react/typing-indicator'

export function Example() {
  const { inputProps } = useTyping('presence-room')
  return (
    <>
      <input {...inputProps} aria-label="Message" placeholder="The others see that you type" />
      <TypingIndicator channel="presence-room" />
    </>
  )
}
