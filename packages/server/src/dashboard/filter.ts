import type { HubHappening } from '../hub/index.ts'

/** What one page wants to be told of. All texts are parts of what they are looked for in, in small letters. */
export interface Filter {
  readonly app: string
  /** Which of the page's questions this is: it is told with each answer, so that none is taken for one to another. */
  readonly asked: number
  /** Empty for all. */
  readonly types: ReadonlySet<string>
  readonly channel: string
  readonly event: string
  readonly socketId: string
  readonly userId: string
}

const LONGEST = 200
const MOST_TYPES = 40

/** Reads what a page asked for; null for what is no question. */
export function readFilter(data: unknown): Filter | null {
  if (typeof data !== 'object' || data === null) return null
  const { app, asked, types, ...rest } = data as Record<string, unknown>
  if (typeof app !== 'string') return null
  const text = (name: string) => {
    const value = rest[name]
    return typeof value === 'string' ? value.slice(0, LONGEST).trim().toLowerCase() : ''
  }
  const named = Array.isArray(types) ? types.slice(0, MOST_TYPES) : []
  return {
    app,
    asked: Number.isSafeInteger(asked) ? (asked as number) : 0,
    types: new Set(named.filter((type) => typeof type === 'string')),
    channel: text('channel'),
    event: text('event'),
    socketId: text('socketId'),
    userId: text('userId'),
  }
}

/** Whether a happening is among what was asked for. What concerns no app is for the pages of all. */
export function fits(filter: Filter, happening: HubHappening): boolean {
  if (happening.appId !== filter.app && happening.appId !== '') return false
  if (filter.types.size > 0 && !filter.types.has(happening.type)) return false
  const fields = happening as { channel?: string; event?: string; socketId?: string; userId?: string }
  return (
    has(fields.channel, filter.channel) &&
    has(fields.event, filter.event) &&
    has(fields.socketId, filter.socketId) &&
    has(fields.userId, filter.userId)
  )
}

const has = (value: string | undefined, wanted: string) =>
  wanted === '' || value?.toLowerCase().includes(wanted) === true
