import type { HubHappening } from '../hub/index.ts'

/** Something that people should hear of without asking, though not each time. */
export interface Notice {
  /** What is the same each time. */
  readonly key: string
  /** What happened, and which option says how much of it is allowed. */
  readonly why: string
}

type Limited = Extract<HubHappening, { type: 'rate-limited' }>['what']

/** Which option says how much is allowed. */
export const LIMITED: Readonly<Record<Limited, string>> = {
  'client-events': 'a client event was refused: more than limits.clientEventsPerSecond',
  api: 'a request of the HTTP API was refused: more than limits.apiRequestsPerSecond',
  connections: 'a connection was refused',
  frames: 'a connection was closed: it sent more than limits.framesPerSecond',
  subscriptions: 'a subscription was refused: more than limits.subscriptionsPerSecond',
  'frames-of-address': 'a connection was closed: its address sent more than limits.framesPerSecondPerAddress',
  'frames-of-body': 'a body was refused: more frames than http.framesPerBody',
  bodies: 'a body was refused: all that are under way took more than http.bodies',
  requests: 'a socket was closed: it sent many requests at once without waiting for answers',
  sockets: 'a socket was refused: http.maxSockets are open',
  descriptors:
    'a socket was refused: the process may open no more files; raise its limit (ulimit -n, LimitNOFILE)',
}

const REFUSED: Readonly<Record<number, string>> = {
  4001: 'nobody has that key: see what clients connect with',
  4004: 'the app has its maxConnections',
  4009: 'the page is none of allowedOrigins',
  4100: 'too many came: see limits.framesPerSecondPerAddress and http.maxSessions',
}

const UNKNOWN_SESSION =
  'a client sent to a session of the HTTP transports that another process may have: it gets nothing; let the load balancer ' +
  'send all requests of a session to one process'

/** What to tell of a happening now and then, or undefined. */
export function noticeOf(happening: HubHappening): Notice | undefined {
  const { type } = happening
  if (type === 'rate-limited') return { key: happening.what, why: LIMITED[happening.what] }
  if (type === 'backlog-cut') {
    const option = happening.of === 'app' ? 'limits.backlog' : 'limits.processBacklog'
    return { key: happening.of, why: `slow readers were cut off: together they held more than ${option}` }
  }
  if (type === 'disconnected' && happening.reason === 'slow-reader')
    return { key: type, why: 'a reader was cut off: more than limits.buffered waited for it' }
  if (type === 'unknown-session') return { key: type, why: UNKNOWN_SESSION }
  if (type === 'api-request' && happening.status === 401)
    return {
      key: `401 ${happening.error}`,
      why: 'a request of the HTTP API was refused: see its key, secret and clock',
    }
  if (type === 'webhook' && (happening.outcome === 'retrying' || happening.outcome === 'failed'))
    return {
      key: `${happening.endpoint} ${happening.error}`,
      why: `a webhook was not delivered: ${happening.error}; it is tried again for as long as retryFor says`,
    }
  if (type !== 'refused') return undefined
  return { key: String(happening.code), why: REFUSED[happening.code] ?? 'a connection was refused' }
}

/** How long the same is not told again, in ms. */
const QUIET = 600_000

/** Says of each notice whether to tell it now: the first at once, then again after a while, with how often it came. */
export function createQuiet(now: () => number = () => performance.now()) {
  const told = new Map<string, { at: number; times: number }>()
  return (key: string): number | undefined => {
    const known = told.get(key)
    if (known && now() - known.at < QUIET) {
      known.times++
      return undefined
    }
    told.set(key, { at: now(), times: 0 })
    return (known?.times ?? 0) + 1
  }
}
