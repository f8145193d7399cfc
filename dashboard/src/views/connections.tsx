import { useRows } from '@channelkit/react/rows'
import { useEffect, useState } from 'react'
import { bytes, count, visible } from '../lib/format.ts'
import { linkTo, replaceQuery } from '../lib/route.ts'
import { useHere } from '../lib/session.ts'
import { type ConnectionTold, usePages } from '../lib/use-pages.ts'
import { Empty } from '../parts/answer.tsx'
import { Ago } from '../parts/moment.tsx'
import { ConnectionView } from './connection.tsx'
import type { ViewProps } from './index.tsx'

const options = {
  keyOf: ({ socket_id }: ConnectionTold) => socket_id,
  rowHeight: 58,
  textOf: (one: ConnectionTold) =>
    [one.socket_id, one.user_id, one.address, one.origin, one.user_agent, one.transport].join(' '),
}
/** How near the end of what was read the next page is asked for, in rows. */
const NEAR = 20

/** Who is connected; one of them. */
export function Connections({ of, query }: ViewProps) {
  return of ? <ConnectionView of={of} query={query} /> : <ConnectionList query={query} />
}

function ConnectionList({ query }: { query: URLSearchParams }) {
  const { app } = useHere()
  const [channel, setChannel] = useState(query.get('channel') ?? '')
  const [user, setUser] = useState(query.get('user') ?? '')
  const { connections, total, next, error, loaded, more, refresh } = usePages({ channel, user })
  const list = useRows(connections, options)
  const last = list.rows.at(-1)?.index ?? 0
  useEffect(() => {
    if (next !== null && list.query === '' && last >= connections.length - NEAR) void more()
  }, [next, list.query, last, connections.length, more])
  function filter(nextChannel: string, nextUser: string) {
    setChannel(nextChannel)
    setUser(nextUser)
    replaceQuery({ channel: nextChannel, user: nextUser })
  }
  return (
    <>
      <div className="row bar">
        <input
          {...list.searchProps}
          aria-label="Search those that are shown"
          placeholder="Search those shown"
        />
        <input
          type="search"
          aria-label="Only on the channel"
          placeholder="On channel"
          value={channel}
          onChange={({ target }) => filter(target.value, user)}
        />
        <input
          type="search"
          aria-label="Only of the user who signed in"
          placeholder="Signed in as"
          value={user}
          onChange={({ target }) => filter(channel, target.value)}
        />
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
        <Empty title={channel || user ? 'Nobody fits' : 'Nobody is connected'}>
          <p className="quiet">
            {channel || user
              ? 'A channel and a user are named in full here.'
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
