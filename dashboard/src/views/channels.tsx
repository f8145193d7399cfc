import { useRows } from '@channelkit/react/rows'
import { useMemo } from 'react'
import { inApp } from '../lib/api.ts'
import { kindsOf } from '../lib/channel-kind.ts'
import { count, plural, visible } from '../lib/format.ts'
import { linkTo } from '../lib/route.ts'
import { useHere } from '../lib/session.ts'
import { useTold } from '../lib/use-told.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { ChannelView } from './channel.tsx'
import type { ViewProps } from './index.tsx'

interface Told {
  readonly channels: Readonly<Record<string, { subscription_count?: number; user_count?: number }>>
}
interface Row {
  readonly name: string
  readonly subscriptions: number
  readonly users: number | undefined
}

const options = {
  keyOf: ({ name }: Row) => name,
  rowHeight: 42,
  textOf: ({ name }: Row) => `${name} ${kindsOf(name).join(' ')}`,
}

/** Channels that somebody is on; one of them. */
export function Channels({ of, query }: ViewProps) {
  return of ? <ChannelView of={of} query={query} /> : <ChannelList />
}

function ChannelList() {
  const { app } = useHere()
  const all = useTold<Told>(inApp(app.id, 'channels?info=subscription_count'), 'channels')
  const people = useTold<Told>(
    inApp(app.id, 'channels?info=user_count&filter_by_prefix=presence-'),
    'channels',
  )
  const rows = useMemo(
    () =>
      Object.entries(all.data?.channels ?? {})
        .map(([name, { subscription_count: subscriptions = 0 }]) => ({
          name,
          subscriptions,
          users: people.data?.channels[name]?.user_count,
        }))
        .sort((a, b) => b.subscriptions - a.subscriptions || (a.name < b.name ? -1 : 1)),
    [all.data, people.data],
  )
  const list = useRows<Row>(rows, options)
  return (
    <Answer of={all}>
      {() =>
        rows.length === 0 ? (
          <Empty title="No channel is occupied">
            <p className="quiet">
              A channel is there as soon as somebody subscribes to it, and gone when the last one leaves.
            </p>
          </Empty>
        ) : (
          <>
            <div className="row bar">
              <input {...list.searchProps} aria-label="Search channels" placeholder="Search channels" />
              <span className="quiet" role="status">
                {plural(list.count, 'channel')}
              </span>
            </div>
            <div className="list channels">
              <div className="viewport" {...list.viewportProps}>
                <ul aria-label="Channels" {...list.listProps}>
                  {list.rows.map((row) => (
                    <li key={row.key} className="line" {...row.props}>
                      <a
                        className="ck-line"
                        href={linkTo(app.id, 'channels', row.item.name)}
                        {...row.focusProps}
                      >
                        <bdi className="cut mono">{visible(row.item.name)}</bdi>
                        <span className="tags">
                          {kindsOf(row.item.name).map((kind) => (
                            <span key={kind} className="tag">
                              {kind}
                            </span>
                          ))}
                        </span>
                        <span className="numbers">
                          {plural(row.item.subscriptions, 'subscription')}
                          {row.item.users !== undefined &&
                            `, ${count(row.item.users)} ${row.item.users === 1 ? 'person' : 'people'}`}
                        </span>
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            </div>
          </>
        )
      }
    </Answer>
  )
}
