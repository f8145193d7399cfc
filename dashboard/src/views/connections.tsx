import { useRows } from '@channelkit/react/rows'
import { useEffect, useState } from 'react'
import { bytes, count, visible } from '../lib/format.ts'
import type { ConnectionTold } from '../lib/pager.ts'
import { linkTo, replaceQuery } from '../lib/route.ts'
import { useHere } from '../lib/session.ts'
import { type Sought, usePages } from '../lib/use-pages.ts'
import { Empty } from '../parts/answer.tsx'
import { Ago } from '../parts/moment.tsx'
import { ConnectionView } from './connection.tsx'
import type { ViewProps } from './index.tsx'

const options = {
  keyOf: ({ socket_id }: ConnectionTold) => socket_id,
  rowHeight: 58,
}
/** What is asked of the server, which looks through all of them. */
const SOUGHT = [
  { name: 'search', label: 'Search all connections', placeholder: 'Search: id, user, origin…' },
  { name: 'channel', label: 'Only on the channel', placeholder: 'On channel' },
  { name: 'user', label: 'Only of the user who signed in', placeholder: 'Signed in as' },
] as const
/** How near the end of what was read the next page is asked for, in rows. */
const NEAR = 20

/** Who is connected; one of them. */
export function Connections({ of, query }: ViewProps) {
  return of ? <ConnectionView of={of} query={query} /> : <ConnectionList query={query} />
}

function ConnectionList({ query }: { query: URLSearchParams }) {
  const { app } = useHere()
  const [sought, setSought] = useState<Sought>(() => ({
    search: query.get('search') ?? '',
    channel: query.get('channel') ?? '',
    user: query.get('user') ?? '',
  }))
  const { connections, total, next, error, loaded, more, refresh } = usePages(sought)
  const list = useRows(connections, options)
  const last = list.rows.at(-1)?.index ?? 0
  useEffect(() => {
    if (next !== null && last >= connections.length - NEAR) void more()
  }, [next, last, connections.length, more])
  function seek(change: Partial<Sought>) {
    const wanted = { ...sought, ...change }
    setSought(wanted)
    replaceQuery({ ...wanted })
  }
  const isSought = Object.values(sought).some(Boolean)
  return (
    <>
      <div className="row bar">
        {SOUGHT.map(({ name, label, placeholder }) => (
          <input
            key={name}
            type="search"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            aria-label={label}
            placeholder={placeholder}
            value={sought[name]}
            onChange={({ target }) => seek({ [name]: target.value })}
          />
        ))}
        <span className="quiet" role="status">
          {loaded &&
            `${count(total)} in all${connections.length < total ? `, ${count(connections.length)} read` : ''}`}
        </span>
        <button type="button" onClick={() => void refresh()}>
          Refresh
        </button>
      </div>
      {error && (
        <p className="bad" role="alert">
          {error.message}
        </p>
      )}
      {!loaded && (
        <p className="quiet" aria-busy="true">
          Asking the server…
        </p>
      )}
      {loaded && connections.length === 0 && !error && (
        <Empty title={isSought ? 'Nobody fits' : 'Nobody is connected'}>
          <p className="quiet">
            {isSought
              ? 'A channel and a user are named in full; the search takes parts.'
              : 'Open a page that uses this app; it shows here as soon as it is connected.'}
          </p>
        </Empty>
      )}
      {connections.length > 0 && (
        <div className="list connections">
          <div className="viewport" {...list.viewportProps}>
            <ul aria-label="Connections" {...list.listProps}>
              {list.rows.map((row) => (
                <li key={row.key} className="line" {...row.props}>
                  <a
                    className="ck-line"
                    href={linkTo(app.id, 'connections', row.item.socket_id)}
                    {...row.focusProps}
                  >
                    <Line one={row.item} />
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </>
  )
}

function Line({ one }: { one: ConnectionTold }) {
  return (
    <>
      <span className="cut">
        <span className="mono">{one.socket_id}</span>
        {one.user_id && (
          <>
            {' '}
            <bdi className="strong">{visible(one.user_id)}</bdi>
          </>
        )}
        <br />
        <span className="quiet cut">
          {visible(one.origin ?? one.user_agent ?? 'a program without a name')}
        </span>
      </span>
      <span className="tags">
        <span className="tag">{one.transport}</span>
        {one.secure && (
          <span className="tag" data-tone="good">
            TLS
          </span>
        )}
      </span>
      <span className="numbers">
        {one.bytes_sent !== null && `${bytes(one.bytes_sent)} out, ${bytes(one.bytes_received ?? 0)} in`}
        <br />
        <span className="quiet">
          {count(one.subscription_count)} {one.subscription_count === 1 ? 'channel' : 'channels'},{' '}
          <Ago at={one.connected_at} />
        </span>
      </span>
    </>
  )
}
