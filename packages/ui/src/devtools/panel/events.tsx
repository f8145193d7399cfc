/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { Entry, Sort } from '../model/entry.ts'
import { EVERYTHING, filtered } from '../model/filter.ts'
import type { Shown } from './app.tsx'
import { EventRow } from './event-row.tsx'
import { Send } from './send.tsx'

/** How many lines are shown at first, and how many more at a time. */
const PAGE = 150

const SORTS: Record<Sort | 'all', string> = {
  all: 'All',
  in: 'Events in',
  out: 'Events out',
  line: 'Connection',
  channel: 'Channels',
  people: 'People',
  error: 'Errors',
}

/** Everything that happens, newest first. */
export function Events({ desk, kit }: Shown) {
  const [filter, setFilter] = useState(EVERYTHING)
  const [paused, setPaused] = useState<{ entries: readonly Entry[]; total: number } | null>(null)
  const [most, setMost] = useState(PAGE)
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const [sending, setSending] = useState(false)
  const log = desk.log!
  const entries = filtered(paused?.entries ?? log.entries, filter)
  const lost = log.total - log.entries.length
  const missed = paused ? log.total - paused.total : 0

  const toggle = (id: number) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }

  return (
    <>
      <div class="bar stick">
        <input
          type="search"
          class="grow"
          placeholder="Filter: channel, event or payload"
          aria-label="Filter"
          value={filter.text}
          onInput={({ currentTarget }) => setFilter({ ...filter, text: currentTarget.value })}
        />
        <select
          aria-label="What to show"
          onChange={({ currentTarget }) => setFilter({ ...filter, sort: currentTarget.value as Sort })}
        >
          {Object.entries(SORTS).map(([sort, title]) => (
            <option key={sort} value={sort} selected={sort === filter.sort}>
              {title}
            </option>
          ))}
        </select>
        <button
          type="button"
          aria-pressed={paused !== null}
          onClick={() => setPaused(paused ? null : { entries: [...log.entries], total: log.total })}
        >
          {paused && missed > 0 ? `Paused, ${missed} new` : 'Pause'}
        </button>
        <button type="button" onClick={log.clear}>
          Clear
        </button>
        <button type="button" aria-expanded={sending} onClick={() => setSending(!sending)}>
          Make an event
        </button>
      </div>
      {sending && <Send desk={desk} kit={kit} />}
      {entries.length === 0 && (
        <p class="muted">
          {log.entries.length === 0
            ? 'Nothing has happened since this panel was opened.'
            : 'Nothing fits the filter.'}
        </p>
      )}
      <ul aria-label="Events">
        {entries
          .slice(-most)
          .toReversed()
          .map((entry) => (
            <EventRow key={entry.id} entry={entry} open={open.has(entry.id)} toggle={toggle} />
          ))}
      </ul>
      {entries.length > most && (
        <button type="button" onClick={() => setMost(most + PAGE)}>
          Show older ({entries.length - most})
        </button>
      )}
      {lost > 0 && entries.length <= most && <p class="muted">{lost} older ones are no longer kept.</p>}
    </>
  )
}
