/** Something that happened, as the server tells it. */
export interface Entry {
  readonly id: number
  readonly type: string
  /** Epoch ms. */
  readonly at: number
  readonly channel?: string
  readonly event?: string
  readonly socket_id?: string
  readonly user_id?: string
  readonly code?: number | null
  readonly reason?: string
  readonly transport?: string
  readonly recipients?: number
  readonly count?: number
  readonly what?: string
  readonly where?: string
  readonly state?: string
  readonly route?: string
  readonly status?: number
  readonly endpoint?: string
  readonly outcome?: string
  readonly events?: number
  readonly clients?: number
  readonly address?: string
  readonly request_id?: string
  readonly error?: string
  readonly message?: string
  readonly data?: string
  readonly data_bytes?: number
  /** Whether `data` is only its beginning. */
  readonly cut?: boolean
}

export interface Batch {
  /** To which question of the page it is the answer. */
  readonly asked: number
  readonly entries: readonly Entry[]
  /** What came and was not told, by type. */
  readonly left: Readonly<Record<string, number>>
}

export interface Kind {
  readonly name: string
  readonly title: string
  readonly types: readonly string[]
}

/** What can be asked for. */
export const KINDS: readonly Kind[] = [
  {
    name: 'connections',
    title: 'Connections',
    types: ['connected', 'disconnected', 'refused', 'signed-in', 'unknown-session'],
  },
  {
    name: 'subscriptions',
    title: 'Subscriptions',
    types: ['subscribed', 'unsubscribed', 'occupied', 'vacated', 'member-added', 'member-removed'].concat([
      'subscription-count',
      'cache-miss',
    ]),
  },
  { name: 'published', title: 'Published', types: ['published'] },
  { name: 'client', title: 'Client events', types: ['client-event', 'client-event-rejected'] },
  { name: 'api', title: 'API calls', types: ['api-request'] },
  { name: 'webhooks', title: 'Webhooks', types: ['webhook'] },
  {
    name: 'errors',
    title: 'Errors',
    types: ['error', 'refused', 'rate-limited', 'client-event-rejected', 'problem', 'backlog-cut'].concat([
      'unknown-session',
      'cluster',
    ]),
  },
]

const ERRORS = new Set(KINDS.find(({ name }) => name === 'errors')!.types)

/** How an entry is marked: by its words and, for whoever sees it, by a colour. */
export function toneOf({ type, outcome, status = 0 }: Entry): string {
  if (outcome === 'retrying') return 'busy'
  if (ERRORS.has(type) || outcome === 'failed' || outcome === 'dropped' || status >= 400) return 'bad'
  if (type === 'published' || type === 'client-event') return 'accent'
  return type === 'connected' || type === 'subscribed' || type === 'occupied' ? 'good' : 'none'
}

/** What happened, in as few words as it takes. */
export function detailOf(entry: Entry): string {
  const { type } = entry
  const to = entry.recipients === undefined ? '' : `to ${entry.recipients}`
  switch (type) {
    case 'connected':
      return [entry.transport, entry.address].filter(Boolean).join(' from ')
    case 'disconnected':
      return entry.reason ?? ''
    case 'published':
    case 'client-event':
      return [to, entry.data].filter(Boolean).join(' · ')
    case 'webhook':
      return [entry.outcome, entry.endpoint, entry.error].filter(Boolean).join(' · ')
    case 'api-request':
      return [entry.status, entry.route, entry.error].filter(Boolean).join(' · ')
    case 'subscription-count':
      return `${entry.count}`
    default:
      return [entry.code, entry.message, entry.reason, entry.what, entry.where, entry.state, entry.address]
        .filter((part) => part !== undefined && part !== null)
        .join(' · ')
  }
}

/** In which text of an entry is searched. */
export const textOf = (entry: Entry): string =>
  [entry.type, entry.channel, entry.event, entry.socket_id, entry.user_id, detailOf(entry)].join(' ')
