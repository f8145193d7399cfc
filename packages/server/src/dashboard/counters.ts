import type { AppState, Hub, HubHappening } from '../hub/index.ts'
import { type Bucket, type Counts, createRing, RANGE_NAMES, RANGES, type Range, type Ring } from './rings.ts'

const TICK = 1000

interface Counted {
  readonly rings: Readonly<Record<Range, Ring>>
  /** What was seen of the app's traffic at the last tick. */
  before: { messagesIn: number; bytesIn: number; messagesOut: number; bytesOut: number }
  api: number
  webhooks: number
  errors: number
}

/** The last minute, hour and day of each app, in this process. */
export interface Counters {
  record(happening: HubHappening): void
  list(appId: string, range: Range): readonly Bucket[]
  end(): void
}

/**
 * Counts always, so it has to be cheap: what comes with every frame the hub counts anyway and is read once a second, and of
 * happenings only rare ones add one.
 *
 * @param onClosed told of each bucket that is over
 */
export function createCounters(
  hub: Hub,
  onClosed: (appId: string, range: Range, bucket: Bucket) => void,
): Counters {
  const apps = new Map<string, Counted>()
  let last = performance.now()

  function countedOf(appId: string): Counted {
    let counted = apps.get(appId)
    if (counted) return counted
    const rings = Object.fromEntries(RANGE_NAMES.map((name) => [name, createRing(RANGES[name])]))
    counted = {
      rings: rings as unknown as Counted['rings'],
      before: { messagesIn: 0, bytesIn: 0, messagesOut: 0, bytesOut: 0 },
      api: 0,
      webhooks: 0,
      errors: 0,
    }
    apps.set(appId, counted)
    return counted
  }

  const answers = new WeakSet<AppState>()

  /** What another process asks for. */
  function told(appId: string, what: string, at?: number): readonly Bucket[] | undefined {
    if (!Object.hasOwn(RANGES, what)) return undefined
    const buckets = apps.get(appId)?.rings[what as Range].list() ?? []
    return at === undefined ? buckets : buckets.filter((bucket) => bucket.at === at)
  }

  function tick() {
    const now = performance.now()
    const ms = now - last
    last = now
    const known = new Set(hub.apps.map(({ app }) => app.id))
    for (const id of apps.keys()) if (!known.has(id)) apps.delete(id)
    for (const state of hub.apps) {
      const counted = countedOf(state.app.id)
      if (!answers.has(state)) {
        answers.add(state)
        state.stats.add((what, at) => told(state.app.id, what, at))
      }
      const counts = take(state, counted)
      for (const range of RANGE_NAMES) {
        const closed = counted.rings[range].add(Date.now(), ms, counts)
        if (closed) onClosed(state.app.id, range, closed)
      }
    }
  }
  const timer = setInterval(tick, TICK)
  timer.unref()

  return {
    record(happening) {
      const { type, appId } = happening
      if (type === 'api-request') countedOf(appId).api++
      else if (type === 'webhook') countedOf(appId).webhooks++
      else if (ERRORS.has(type)) countedOf(appId).errors++
    },
    list: (appId, range) => apps.get(appId)?.rings[range].list() ?? [],
    end: () => clearInterval(timer),
  }
}

/** What counts as an error. */
export const ERRORS: ReadonlySet<HubHappening['type']> = new Set([
  'error',
  'refused',
  'rate-limited',
  'client-event-rejected',
  'backlog-cut',
  'unknown-session',
  'problem',
])

function take({ traffic, connections }: AppState, counted: Counted): Counts {
  const { before, api, webhooks, errors } = counted
  const counts = {
    connections: connections.size,
    received: traffic.messagesIn - before.messagesIn,
    sent: traffic.messagesOut - before.messagesOut,
    bytesIn: traffic.bytesIn - before.bytesIn,
    bytesOut: traffic.bytesOut - before.bytesOut,
    api,
    webhooks,
    errors,
  }
  counted.before = { ...traffic }
  counted.api = 0
  counted.webhooks = 0
  counted.errors = 0
  return counts
}
