import { useConversation, useTyping } from '@channelkit/react'
import { TypingIndicator } from '@channelkit/react/typing-indicator'
import type { FormEvent } from 'react'
import { sendFrom } from '../../lib/kits.ts'

const room = 'presence-room'
const send = sendFrom('react')

/** What was said last, who is typing, and the field where one writes. */
export function Talk() {
  const { messages, send: say, retry } = useConversation(room, { send, rewind: 50 })
  const { inputProps, stop } = useTyping(room)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text')).trim()
    if (text) say(text)
    event.currentTarget.reset()
    stop()
  }

  return (
    <form className="talk" onSubmit={submit}>
      <ol className="said" aria-label="Said last">
        {messages.slice(-2).map(({ key, name, text, state }) => (
          <li key={key} data-state={state}>
            <b>{name}</b> {text}{' '}
            {state === 'failed' && (
              <button type="button" onClick={() => retry(key)}>
                Try again
              </button>
            )}
          </li>
        ))}
      </ol>
      <input
        name="text"
        className="input"
        aria-label="Message"
        placeholder="Type here"
        autoComplete="off"
        {...inputProps}
      />
      <TypingIndicator channel={room} />
    </form>
  )
}
