import { useState } from 'react'
import { Scrollable } from './scrollable.tsx'

const command = `curl -d 'message=Hello' ${location.origin}/demo/publish`

/** The line by which a reader publishes from a terminal; what it sends lands in the three panes. */
export function Terminal() {
  const [copied, setCopied] = useState(false)

  async function copy() {
    await navigator.clipboard.writeText(command)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }

  return (
    <section className="card" aria-labelledby="terminal">
      <h2 id="terminal">From your terminal</h2>
      <p className="note">
        Paste this into a terminal: what it says lands in all panes, and in every open tab.
      </p>
      <div className="row">
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
      <p className="note">
        The server answers with <code>pusher.trigger('presence-room', 'message', …)</code> of the official
        SDK.
      </p>
    </section>
  )
}
