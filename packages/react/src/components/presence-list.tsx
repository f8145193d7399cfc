import type { Member } from '@channelkit/core'
import {
  type PresenceListLabels,
  type PresenceRow,
  presenceListLabels,
  presenceListView,
} from '@channelkit/ui'
import { type ComponentProps, type ReactNode, useId, useState } from 'react'
import { usePresence } from '../use-presence.ts'

export interface PresenceListProps extends Omit<ComponentProps<'section'>, 'children'> {
  /** A presence channel; `null` is off. */
  channel: string | null
  labels?: Partial<PresenceListLabels>
  /** A name other than the one in the member's info. */
  nameOf?: (member: Member) => string | undefined
  /** What stands in each row. */
  renderMember?: (row: PresenceRow) => ReactNode
}

/**
 * Who is on a presence channel, oneself first.
 *
 * @example
 * <PresenceList channel="presence-room" />
 */
export function PresenceList({
  channel,
  labels,
  nameOf,
  renderMember,
  className,
  ...rest
}: PresenceListProps) {
  const words = { ...presenceListLabels, ...labels }
  const [query, setQuery] = useState('')
  const heading = useId()
  const view = presenceListView(usePresence(channel), words, { query, nameOf })
  return (
    <section
      className={`ck-presence ${className ?? ''}`}
      data-ck="presence-list"
      data-state={view.state}
      {...rest}
    >
      <h3 className="ck-presence-heading">
        <span id={heading}>{words.heading}</span>
        <span className="ck-presence-count">{view.count}</span>
      </h3>
      {view.searchable && (
        <input
          type="search"
          className="ck-presence-search"
          aria-label={words.search}
          placeholder={words.search}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      {view.rows.length > 0 && (
        <ul className="ck-presence-list" aria-labelledby={heading}>
          {view.rows.map((row) => (
            <li key={row.id} className="ck-presence-member" data-part="member" data-me={row.me || undefined}>
              {renderMember ? renderMember(row) : <Row row={row} you={words.you} />}
            </li>
          ))}
        </ul>
      )}
      {view.hidden > 0 && <p className="ck-message">{words.more(view.hidden)}</p>}
      {view.message && <p className="ck-message">{view.message}</p>}
    </section>
  )
}

function Row({ row, you }: { row: PresenceRow; you: string }) {
  return (
    <>
      <span className="ck-avatar" aria-hidden="true" style={{ ['--ck-hue' as never]: row.hue }}>
        {row.picture ? <img src={row.picture} alt="" /> : row.initials}
      </span>
      <span className="ck-presence-name">{row.name}</span>
      {row.me && <span className="ck-presence-you">{you}</span>}
    </>
  )
}
