import { useState } from 'react'
import { ApiError, ask, inApp } from '../lib/api.ts'
import { bytes, momentOf, visible } from '../lib/format.ts'
import type { ConnectionTold } from '../lib/pager.ts'
import { linkTo } from '../lib/route.ts'
import { useHere } from '../lib/session.ts'
import { useTold } from '../lib/use-told.ts'
import { Answer } from '../parts/answer.tsx'
import type { ViewProps } from './index.tsx'

type Told = ConnectionTold & {
  readonly subscriptions: readonly { readonly channel: string; readonly user_id: string | null }[]
}

/** One connection: who it is, what it is on, and the way to end it. */
export function ConnectionView({ of: id }: ViewProps) {
  const { app } = useHere()
  const path = inApp(app.id, `connections/${encodeURIComponent(id)}`)
  const connection = useTold<Told>(path, 'connections')
  const gone = connection.error instanceof ApiError && connection.error.status === 404
  return (
    <>
      <div className="row">
        <a href={linkTo(app.id, 'connections')}>All connections</a>
        <a href={linkTo(app.id, 'console', '', { connection: id })}>Watch in the debug console</a>
      </div>
      {gone ? (
        <p className="notice" role="status">
          Nobody is connected as {id}: the client has left, or has come back under another id.
        </p>
      ) : (
        <>
          <End path={path} onEnd={() => void connection.refetch()} />
          <Answer of={connection}>{(told) => <Facts told={told} />}</Answer>
        </>
      )}
    </>
  )
}

function End({ path, onEnd }: { path: string; onEnd: () => void }) {
  const [error, setError] = useState('')
  async function end(reconnect: boolean) {
    try {
      await ask(`${path}/terminate`, { body: { reconnect } })
      onEnd()
    } catch (cause) {
      setError((cause as Error).message)
    }
  }
  return (
    <div className="row">
      <button type="button" className="danger" onClick={() => void end(false)}>
        Disconnect
      </button>
      <button type="button" onClick={() => void end(true)}>
        Make it reconnect
      </button>
      <span className="bad" role="alert">
        {error}
      </span>
    </div>
  )
}

function Facts({ told }: { told: Told }) {
  const { app } = useHere()
  const facts = [
    ['Connected since', momentOf(told.connected_at)],
    ['Signed in as', told.user_id ?? 'nobody'],
    ['Address', told.address ?? 'not known'],
    ['Transport', `${told.transport}${told.secure ? ' over TLS' : ''}`],
    ['Origin', told.origin ?? 'none: no web page'],
    ['User agent', told.user_agent ?? 'none'],
    ['Bytes to it', told.bytes_sent === null ? 'not counted by this transport' : bytes(told.bytes_sent)],
    [
      'Bytes from it',
      told.bytes_received === null ? 'not counted by this transport' : bytes(told.bytes_received),
    ],
  ] as const
  return (
    <>
      <section className="card">
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{visible(value)}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="card">
        <h2>Subscriptions</h2>
        {told.subscriptions.length === 0 && <p className="quiet">It is on no channel.</p>}
        <ul className="chips">
          {told.subscriptions.map(({ channel, user_id: user }) => (
            <li key={channel}>
              <a className="mono" href={linkTo(app.id, 'channels', channel)}>
                {visible(channel)}
              </a>
              {user && <bdi> as {visible(user)}</bdi>}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
