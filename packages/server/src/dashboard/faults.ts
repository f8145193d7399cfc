import type { HubHappening } from '../hub/index.ts'
import { summaryOf } from '../hub/summary.ts'
import { adviceOf } from './advice.ts'

/** How many kinds of errors an app remembers; the one that came last longest ago goes first. */
const MOST = 100
/** How many names a kind remembers. */
const SAMPLE = ['channel', 'event', 'socket_id', 'user_id', 'address', 'route', 'request_id'] as const

/** One kind of error, however often it came. */
export interface Fault {
  readonly title: string
  readonly advice: string
  readonly type: string
  count: number
  /** Epoch ms. */
  readonly first: number
  last: number
  /** What the last one concerned, and what was said of it. */
  about: Record<string, string>
}

/** The errors of each app and, under the empty id, of none. */
export interface Faults {
  record(happening: HubHappening): void
  /** Newest first, with those that concern no app. */
  list(appId: string): readonly Fault[]
}

export function createFaults(): Faults {
  const apps = new Map<string, Map<string, Fault>>()
  return {
    record(happening) {
      if (!IS_FAULT.has(happening.type)) return
      const told = adviceOf(happening)
      if (!told) return
      const { appId, type, at } = happening
      const kinds = apps.get(appId) ?? new Map<string, Fault>()
      apps.set(appId, kinds)
      const key = `${type} ${told.title.slice(0, 200)}`
      const known = kinds.get(key)
      // Anew at the end: the order is that of the last time.
      if (known) kinds.delete(key)
      const fault = known ?? {
        ...told,
        title: told.title.slice(0, 200),
        type,
        count: 0,
        first: at,
        last: at,
        about: {},
      }
      fault.count++
      fault.last = at
      fault.about = aboutOf(happening)
      kinds.set(key, fault)
      if (kinds.size > MOST) kinds.delete(kinds.keys().next().value!)
    },
    list: (appId) =>
      [...(apps.get(appId)?.values() ?? []), ...(apps.get('')?.values() ?? [])].sort(
        (a, b) => b.last - a.last,
      ),
  }
}

const IS_FAULT: ReadonlySet<string> = new Set([
  'error',
  'refused',
  'rate-limited',
  'client-event-rejected',
  'api-request',
  'webhook',
  'problem',
  'cluster',
  'disconnected',
  'backlog-cut',
  'unknown-session',
])

function aboutOf(happening: HubHappening): Record<string, string> {
  const summary = summaryOf(happening) as Readonly<Record<string, unknown>>
  const about: Record<string, string> = {}
  for (const name of SAMPLE)
    if (summary[name] !== undefined) about[name] = String(summary[name]).slice(0, 200)
  if ('message' in happening) about.message = happening.message.slice(0, 500)
  return about
}
