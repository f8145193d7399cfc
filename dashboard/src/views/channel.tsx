import { inApp } from '../lib/api.ts'
import { isCache, isPresence, kindsOf } from '../lib/channel-kind.ts'
import { count, momentOf, visible } from '../lib/format.ts'
import { readable } from '../lib/json-text.ts'
import { linkTo } from '../lib/route.ts'
import { useHere } from '../lib/session.ts'
import { asked, useTold } from '../lib/use-told.ts'
import { Answer } from '../parts/answer.tsx'
import type { ViewProps } from './index.tsx'

interface Channel {
  readonly occupied: boolean
  readonly subscription_count?: number
  readonly user_count?: number
  readonly cache?: { readonly data: string; readonly ttl: number }
}
interface Past {
  readonly serial: number
  readonly events: readonly { serial: number; name: string; data: string; at: string }[]
}
interface Subscribers {
  readonly total: number
  readonly connections: readonly { socket_id: string; user_id: string | null; address: string | null }[]
}

/** One channel: who is on it, and what it keeps. */
export function ChannelView({ of: name }: ViewProps) {
  const { app } = useHere()
  const path = inApp(app.id, `channels/${encodeURIComponent(name)}`)
  const info = ['subscription_count']
  if (isPresence(name)) info.push('user_count')
  if (isCache(name)) info.push('cache')
  const channel = useTold<Channel>(
    asked(path, { info: info.join(',') }),
    isCache(name) ? 'events' : 'channels',
  )
  return (
    <>
      <div className="row">
        <a href={linkTo(app.id, 'channels')}>All channels</a>
        <a href={linkTo(app.id, 'console', '', { channel: name })}>Watch in the debug console</a>
        <a href={linkTo(app.id, 'events', '', { channel: name })}>Publish an event</a>
      </div>
      <Answer of={channel}>
        {(told) => (
          <section className="card">
            <dl className="facts">
              <div>
                <dt>Kind</dt>
                <dd>{kindsOf(name).join(', ')}</dd>
              </div>
              <div>
                <dt>Subscriptions</dt>
                <dd>{told.occupied ? count(told.subscription_count ?? 0) : 'nobody is on it'}</dd>
              </div>
              {told.user_count !== undefined && (
                <div>
                  <dt>People</dt>
                  <dd>{count(told.user_count)}</dd>
                </div>
              )}
            </dl>
            {isCache(name) && (
              <>
                <h2>Cached event</h2>
                {told.cache ? (
                  <>
                    <p className="quiet">Kept for {count(told.cache.ttl)} s more.</p>
                    <pre className="payload" dir="ltr">
                      {visible(readable(told.cache.data))}
                    </pre>
                  </>
                ) : (
                  <p className="quiet">None: who subscribes now is told of a cache miss.</p>
                )}
              </>
            )}
          </section>
        )}
      </Answer>
      {isPresence(name) && <Members path={path} />}
      <SubscriberList name={name} />
      {app.history && <History path={path} />}
    </>
  )
}

function Members({ path }: { path: string }) {
  const { app } = useHere()
  const users = useTold<{ users: readonly { id: string }[] }>(`${path}/users`, 'channels')
  return (
    <section className="card">
      <h2>Members</h2>
      <Answer of={users}>
        {({ users: all }) =>
          all.length === 0 ? (
            <p className="quiet">Nobody.</p>
          ) : (
            <ul className="chips">
              {all.slice(0, 500).map(({ id }) => (
                <li key={id}>
                  <a href={linkTo(app.id, 'console', '', { user: id })}>
                    <bdi>{visible(id)}</bdi>
                  </a>
                </li>
              ))}
              {all.length > 500 && <li className="quiet">and {count(all.length - 500)} more</li>}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}

function SubscriberList({ name }: { name: string }) {
  const { app } = useHere()
  const path = asked(inApp(app.id, 'connections'), { channel: name, limit: '50' })
  const told = useTold<Subscribers>(path, 'connections')
  return (
    <section className="card">
      <h2>Connections on it</h2>
      <Answer of={told}>
        {({ connections, total }) =>
          connections.length === 0 ? (
            <p className="quiet">None.</p>
          ) : (
            <ul className="chips">
              {connections.map(({ socket_id: id, user_id: user }) => (
                <li key={id}>
                  <a className="mono" href={linkTo(app.id, 'connections', id)}>
                    {id}
                  </a>
                  {user && <bdi> {visible(user)}</bdi>}
                </li>
              ))}
              {total > connections.length && (
                <li>
                  <a href={linkTo(app.id, 'connections', '', { channel: name })}>
                    and {count(total - connections.length)} more
                  </a>
                </li>
              )}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}

function History({ path }: { path: string }) {
  const past = useTold<Past>(`${path}/history?limit=50`, 'events')
  if (past.error && (past.error as { code?: string }).code === 'no-history') return null
  return (
    <section className="card">
      <h2>History</h2>
      <Answer of={past}>
        {({ events }) =>
          events.length === 0 ? (
            <p className="quiet">This channel keeps its events; none has come yet.</p>
          ) : (
            <ol className="history">
              {[...events].reverse().map(({ serial, name, data, at }) => (
                <li key={serial}>
                  <details>
                    <summary>
                      <span className="quiet mono">{serial}</span> <b className="mono">{visible(name)}</b>{' '}
                      <span className="quiet">{momentOf(Date.parse(at))}</span>
                    </summary>
                    <pre className="payload" dir="ltr">
                      {visible(readable(data))}
                    </pre>
                  </details>
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </section>
  )
}
