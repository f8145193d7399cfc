import type { Message } from '../shared.ts'
import type { Draft } from './lib/use-send.ts'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

interface ChatMessageProps {
  message: Message | Draft
  mine: boolean
  retry?: () => void
}

/** One line of the chat: who, what, when; or that it is on its way, or why it did not arrive. */
export function ChatMessage({ message, mine, retry }: ChatMessageProps) {
  const status = 'status' in message ? message.status : 'arrived'
  return (
    <li className="message" data-mine={mine} data-status={status}>
      <span className="message-head">
        <span className="message-name">{mine ? 'You' : message.name}</span>
        {!message.from && <span className="message-kind">curl</span>}
        <time dateTime={new Date(message.at).toISOString()}>
          {status === 'sending' ? 'sending…' : clock.format(message.at)}
        </time>
      </span>
      <span className="message-text">{message.text}</span>
      {status === 'failed' && (
        <span className="message-failed">
          Not sent.{' '}
          <button type="button" className="link" onClick={retry}>
            Try again
          </button>
        </span>
      )}
    </li>
  )
}
