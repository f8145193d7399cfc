import { useState } from 'react'
import { Card } from './card.tsx'
import { Scrollable } from './scrollable.tsx'

const command = `curl -d 'message=Hello' ${location.origin}/demo/publish`

const code = `// On a server, with the official SDK of its language
await pusher.trigger('presence-room', 'message', { name, text })

// In the page: each message once, in order
useEvent('presence-room', 'message', (message) => show(message))`

/** The line by which a reader publishes from a terminal; what it sends lands in the chat. */
export function Terminal() {
  const [copied, setCopied] = useState(false)

  async function copy() {
    await navigator.clipboard.writeText(command)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }

  return (
    <Card title="From your terminal" code={code} className="place-terminal">
      <p className="note">
        Paste this into a terminal: the message lands in the chat, here and in every open tab.
      </p>
      <div className="curl">
        <Scrollable className="curl-line" label="Command to publish a message">
          <span className="curl-prompt" aria-hidden="true">
            ${' '}
          </span>
          {command}
        </Scrollable>
        <button type="button" className="button" onClick={copy}>
          <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
        </button>
      </div>
    </Card>
  )
}
