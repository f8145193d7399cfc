import type { Member, PresenceSnapshot } from '@channelkit/core'
import { type Person, personOf } from './shared/people.ts'
import { type ViewState, viewState } from './shared/view-state.ts'

export interface PresenceListLabels {
  heading: string
  you: string
  loading: string
  empty: string
  stale: string
  search: string
  more(count: number): string
}

export const presenceListLabels: PresenceListLabels = {
  heading: 'Online',
  you: 'you',
  loading: 'Looking who is here…',
  empty: 'Nobody is here.',
  stale: 'Connection lost. This is who was here.',
  search: 'Find somebody',
  more: (count) => `and ${count} more`,
}

export interface PresenceRow extends Person {
  readonly me: boolean
  readonly member: Member
}

export interface PresenceListView {
  readonly state: ViewState
  readonly count: number
  /** Oneself first. */
  readonly rows: readonly PresenceRow[]
  /** How many match but are not shown. */
  readonly hidden: number
  readonly searchable: boolean
  readonly message: string | null
}

/** From here on a list can be searched. */
const SEARCH_FROM = 20

/** What a list of members shows. */
export function presenceListView(
  snapshot: PresenceSnapshot,
  labels: PresenceListLabels,
  {
    query = '',
    limit = 200,
    nameOf,
  }: { query?: string; limit?: number; nameOf?: (member: Member) => string | undefined } = {},
): PresenceListView {
  const meId = snapshot.me?.id
  const state = viewState(snapshot.status, snapshot.count === 0)
  const wanted = query.trim().toLocaleLowerCase()
  const rows = snapshot.members
    .map((member): PresenceRow => ({ ...personOf(member, nameOf?.(member)), me: member.id === meId, member }))
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => Number(b.me) - Number(a.me))
  const messages: Record<ViewState, string | null> = {
    loading: labels.loading,
    empty: labels.empty,
    stale: labels.stale,
    error: snapshot.error?.message ?? null,
    live: null,
    disabled: null,
  }
  return {
    state,
    count: snapshot.count,
    rows: rows.slice(0, limit),
    hidden: Math.max(0, rows.length - limit),
    searchable: snapshot.count > SEARCH_FROM,
    message: messages[state],
  }
}
