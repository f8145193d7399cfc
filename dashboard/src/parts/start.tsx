import { useLatest } from '@channelkit/react'
import { base } from '../lib/api.ts'
import { useHere } from '../lib/session.ts'
import { Code } from './code.tsx'

/** What to do first, while nobody is connected. */
export function Start() {
  const { app } = useHere()
  const now = useLatest<{ connections: number }>(app.channel, 'minute')
  if (!now || now.connections > 0) return null
  const port = Number(base.port) || (base.protocol === 'https:' ? 443 : 80)
  const page = `import { createChannelKit } from '@channelkit/core'

const kit = createChannelKit({ key: ${JSON.stringify(app.key)}, wsHost: '${base.hostname}', wsPort: ${port}, forceTLS: ${base.protocol === 'https:'} })`
  return (
    <section className="card">
      <h2>Nobody is connected yet</h2>
      <p>Connect a page to this app, and its figures begin to move:</p>
      <Code text={page} label="Code that connects a page" />
    </section>
  )
}
