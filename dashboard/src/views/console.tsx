import { useRows } from '@channelkit/react/rows'
import { useMemo, useState } from 'react'
import { detailOf, type Entry, textOf, toneOf } from '../console/entry.ts'
import { EntryDetail } from '../console/entry-detail.tsx'
import { recordingOf, save } from '../console/export.ts'
import { Filters } from '../console/filters.tsx'
import { MOST } from '../console/log.ts'
import { useConsole, type Wanted } from '../console/use-console.ts'
import { count, plural, timeOf, visible } from '../lib/format.ts'
import { replaceQuery } from '../lib/route.ts'
import { useHere } from '../lib/session.ts'
import { Empty } from '../parts/answer.tsx'
import type { ViewProps } from './index.tsx'

const ROW = 34
const UNFOLDED = 300

const options = {
  keyOf: (entry: Entry) => entry.id,
  rowHeight: ROW,
  unfold: UNFOLDED,
  textOf,
  follow: true,
}

const wantedOf = (query: URLSearchParams): Wanted => ({
  kinds: (query.get('kinds') ?? '').split(',').filter(Boolean),
  channel: query.get('channel') ?? '',
  event: query.get('event') ?? '',
  connection: query.get('connection') ?? '',
  user: query.get('user') ?? '',
})

/** Everything that happens, as it happens. */
export function Console({ query }: ViewProps) {
  const { session } = useHere()
  const [wanted, setWanted] = useState(() => wantedOf(query))
  const { entries, left, dropped, status, clear } = useConsole(wanted)
  const list = useRows(entries, options)
  const [said, setSaid] = useState('')
  /** Begins anew: what a paused list holds still would otherwise come back with the next entry. */
  function begin() {
    clear()
    list.resume()
  }
  function want(next: Wanted) {
    setWanted(next)
    begin()
    replaceQuery({ ...next, kinds: next.kinds.join(',') })
  }
  function exportAll() {
    const { text, events, leftOut } = recordingOf(entries)
    if (events > 0) save(text, 'channelkit-recording.jsonl')
    const without = leftOut > 0 ? ` ${plural(leftOut, 'event')} whose payload was cut is not in it.` : ''
    setSaid(events > 0 ? `Saved ${plural(events, 'event')}.${without}` : 'There is no event to save yet.')
  }
  return (
    <>
      <Filters wanted={wanted} onChange={want} />
      <div className="row bar">
        <input {...list.searchProps} aria-label="Search what is shown" placeholder="Search what is shown" />
        <button type="button" onClick={list.paused ? list.resume : list.pause}>
          {list.paused ? `Resume${list.fresh > 0 ? ` (${count(list.fresh)} new)` : ''}` : 'Pause'}
        </button>
        <button type="button" onClick={begin}>
          Clear
        </button>
        <button type="button" onClick={exportAll}>
          Export recording
        </button>
        <span className="quiet" role="status">
          {said}
        </span>
      </div>
      <LeftOut left={left} dropped={dropped} />
      {session.cluster && (
        <p className="quiet">This is what happens on the process that answers this page, one of several.</p>
      )}
      {entries.length === 0 ? (
        <Empty title={status === 'live' ? 'Nothing has happened since' : 'Waiting for the server…'}>
          <p className="quiet">
            Every connection, subscription, event, webhook and error shows here from now on. Open a page that
            uses this app, or publish an event.
          </p>
        </Empty>
      ) : (
        <div className="list console">
          <div className="viewport" {...list.viewportProps}>
            <ol aria-label="What happens" {...list.listProps}>
              {list.rows.map((row) => (
                <li key={row.key} className="line" {...row.props} data-open={row.open || undefined}>
                  <button type="button" className="ck-line" {...row.toggleProps}>
                    <Line entry={row.item} />
                  </button>
                  {row.open && (
                    <div className="unfolded" {...row.detailProps}>
                      <EntryDetail entry={row.item} />
                    </div>
                  )}
                </li>
              ))}
            </ol>
          </div>
        </div>
      )}
    </>
  )
}

function Line({ entry }: { entry: Entry }) {
  const detail = useMemo(() => visible(detailOf(entry).slice(0, 300)), [entry])
  return (
    <>
      <time className="mono quiet">{timeOf(entry.at)}</time>
      <span className="tag" data-tone={toneOf(entry)}>
        {entry.type}
      </span>
      <span className="cut">
        {entry.channel && <bdi className="mono">{visible(entry.channel)}</bdi>}
        {entry.event && (
          <>
            {' '}
            <bdi className="mono strong">{visible(entry.event)}</bdi>
          </>
        )}
        {entry.user_id && (
          <>
            {' '}
            <bdi>{visible(entry.user_id)}</bdi>
          </>
        )}{' '}
        <span className="quiet">{detail}</span>
      </span>
      <span className="mono quiet id">{entry.socket_id}</span>
    </>
  )
}

/** What came too fast to be told one by one, and what there is no place for, is at least counted. */
function LeftOut({ left, dropped }: { left: Readonly<Record<string, number>>; dropped: number }) {
  const all = Object.values(left).reduce((sum, one) => sum + one, 0)
  if (all === 0 && dropped === 0) return null
  const each = Object.entries(left).map(([type, many]) => `${count(many)} ${type}`)
  return (
    <p className="notice" role="note">
      {all > 0 &&
        `Only a sample is shown: ${count(all)} more came than can be read (${each.join(', ')}). Choose a type, a channel or a connection to see all of it. `}
      {dropped > 0 &&
        `${plural(dropped, 'older entry', 'older entries')} had to go: the newest ${count(MOST)} are kept.`}
    </p>
  )
}
