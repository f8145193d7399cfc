import { DEFAULTS } from '../defaults.ts'
import { type AppState, type Hub, ServerError } from '../hub/index.ts'
import { keysOf } from '../hub/options.ts'
import { Rate } from '../hub/rate.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import { activityFor } from './activity.ts'
import { type ActivityLog, createActivityLog } from './activity-log.ts'
import { percentDecoded } from './query.ts'
import { readRequest } from './read.ts'
import { createReplays } from './replays.ts'
import type { RestRequest, RestResponse } from './request.ts'
import { matchPath, type Route } from './route.ts'
import { ROUTES } from './routes.ts'
import { verify } from './signature.ts'

export interface RestOptions {
  /**
   * A POST that equals one taken before is refused after this many ms; it passes until then because senders stamp
   * whole seconds, so two equal events in one second are equal requests. 0 refuses every repeat, `false` none.
   * Default 2000.
   */
  replayGrace?: number | false
  /** How many happenings an app's `/activity` remembers. Default 1000. */
  activity?: number
  /** Whose deliveries it shows. Default none. */
  webhooks?: Webhooks
}

/** The HTTP API over a hub, free of any host. */
export interface Rest {
  /** Answers one request; errors become `{ error, code }` with a fitting status, never reject. */
  handle(request: RestRequest): Promise<RestResponse>
  /**
   * Answers a request of somebody whom the caller has let in by other means, without a signature. It counts as no request of
   * the API.
   */
  ask(request: RestRequest): Promise<RestResponse>
  /** The longest body that is worth reading, in bytes. */
  readonly maxBody: number
  /** Stops watching the hub. */
  end(): void
}

interface Desk {
  readonly state: AppState
  readonly replays: ReturnType<typeof createReplays> | null
  readonly rate: Rate
  /** What that allows: another limit makes another desk. */
  readonly perSecond: number
  readonly activity: ActivityLog
  /** How many requests that nobody signed it remembers. */
  readonly unsigned: Rate
}

interface Asked {
  readonly query: ReadonlyMap<string, string>
  /** The path below the app. */
  readonly below: string
  readonly told: { route: string }
}

/** Whether a path belongs to the HTTP API. */
export const isRestPath = (path: string) => path.startsWith('/apps/')

/**
 * Makes the HTTP API that the server SDKs speak.
 *
 * @example
 * const rest = createRest(hub)
 * const { status, body } = await rest.handle({ method: 'POST', path: '/apps/app/events', query, body: bytes })
 */
export function createRest(hub: Hub, options: RestOptions = {}): Rest {
  const { replayGrace = DEFAULTS.api.replayGrace, activity = DEFAULTS.api.activity, webhooks } = options
  const desks = new Map<string, Desk>()

  function deskOf(appId: string): Desk {
    const state = hub.app(appId)
    const known = desks.get(appId)
    const { apiRequestsPerSecond } = state.limits
    if (known?.state === state && known.perSecond === apiRequestsPerSecond) return known
    const log = known?.activity ?? createActivityLog(activity, state.link !== undefined)
    if (!known || known.state !== state) state.stats.add(activityFor(log))
    const desk: Desk = {
      state,
      perSecond: apiRequestsPerSecond,
      replays: known?.replays ?? (replayGrace === false ? null : createReplays(replayGrace)),
      rate: new Rate(apiRequestsPerSecond),
      activity: log,
      unsigned: new Rate(1),
    }
    desks.set(appId, desk)
    return desk
  }
  const stop = hub.tap((happening) => {
    if (happening.appId) {
      const { activity, unsigned, state } = deskOf(happening.appId)
      // Who only names a key must not push out what others did.
      const stranger = happening.type === 'api-request' && happening.status === 401
      if (!stranger || unsigned.take(state.clock.monotonic())) activity.add(happening)
    }
    // What concerns no app, or one that nobody knows, is in no app's log; what concerns all is in each.
    else if (happening.type === 'cluster')
      for (const { app } of hub.apps) deskOf(app.id).activity.add(happening)
  })

  async function answer(request: RestRequest, told: { appId: string; route: string }): Promise<unknown> {
    const { path } = request
    const [, appId = '', below = ''] = /^\/apps\/([^/]*)(\/.*)?$/.exec(path) ?? []
    // What an SDK makes of an id that is no number, when it reads it from PUSHER_URL.
    if (appId === 'NaN' && !hub.apps.some(({ app }) => app.id === appId))
      throw new ServerError(
        'unknown-app',
        'There is no app NaN: in PUSHER_URL the id of an app must be a number.',
      )
    const desk = deskOf(percentDecoded(appId))
    const { state, replays, rate } = desk
    const now = state.clock.monotonic()
    const query = verify(state.app, request, state.clock.now())
    told.appId = state.app.id
    if (state.app.enabled === false) throw new ServerError('app-disabled', 'This app is disabled.')
    const { apiRequestsPerSecond } = state.limits
    // A rate that is not limited costs no trip to the other processes.
    const shared = apiRequestsPerSecond < Number.POSITIVE_INFINITY ? state.link : undefined
    if (!((await shared?.take('api', apiRequestsPerSecond)) ?? rate.take(now))) {
      hub.tell({ type: 'rate-limited', what: 'api' }, state.app.id)
      throw new ServerError('rate-limited', `This app may send ${apiRequestsPerSecond} requests a second.`)
    }
    if (request.method.toUpperCase() !== 'GET') {
      const signature = query.get('auth_signature')!
      replays?.check(signature, now)
      await replays?.checkElsewhere(signature, state.link)
    }
    return run(desk, request, { query, below, told })
  }

  function run({ state, activity }: Desk, request: RestRequest, { query, below, told }: Asked): unknown {
    const { route, found } = find(request.method.toUpperCase(), percentDecoded(below))
    told.route = `${route.method} /apps/:app${route.path.replace(/\{(\w+)\}/g, ':$1')}`
    const body = route.request.shape.body && parse(request.body ?? new Uint8Array())
    const read = readRequest(route, { path: found, query: Object.fromEntries(query), body })
    return route.run(read, { hub, state, activity, webhooks })
  }

  function failed(cause: unknown, appId: string): RestResponse {
    if (!(cause instanceof ServerError))
      hub.tell({ type: 'problem', where: 'api', message: nameOf(cause) }, appId)
    return refusal(cause)
  }

  return {
    async ask(request) {
      const [, appId = '', below = ''] = /^\/apps\/([^/]*)(\/.*)?$/.exec(request.path) ?? []
      const told = { appId: percentDecoded(appId), route: '' }
      try {
        const query = new Map(new URLSearchParams(request.query))
        return { status: 200, body: await run(deskOf(told.appId), request, { query, below, told }) }
      } catch (cause) {
        return failed(cause, told.appId)
      }
    },
    async handle(request) {
      const began = performance.now()
      const told = { appId: '', route: 'unknown' }
      const response: RestResponse = await answer(request, told).then(
        (body) => ({ status: 200, body }),
        (cause) => {
          const refused = failed(cause, told.appId)
          // Who names a key of an app concerns it, though nobody knows who that is.
          told.appId ||= appOfKey(hub, request) ?? ''
          return refused
        },
      )
      const { route } = told
      const { status, body, headers } = response
      const duration = performance.now() - began
      const error = status === 200 ? undefined : (body as { code: string }).code
      const { id: requestId, address } = request
      hub.tell({ type: 'api-request', route, status, duration, error, requestId, address }, told.appId)
      return requestId ? { status, body, headers: { ...headers, 'X-Request-Id': requestId } } : response
    },
    get maxBody() {
      // Ten events of the longest data, whose every byte may be six as JSON.
      return 64 * 1024 + 60 * Math.max(...hub.apps.map(({ limits }) => limits.payload))
    },
    end: () => void stop(),
  }
}

function find(method: string, path: string): { route: Route; found: Record<string, string> } {
  let others: string | undefined
  for (const route of ROUTES) {
    const found = matchPath(route, path)
    if (found && route.method === method) return { route, found }
    if (found) others = route.method
  }
  if (others) throw new ServerError('method-not-allowed', `This path is for ${others}.`)
  throw new ServerError('not-found', `There is no ${method} ${path.slice(0, 200)}.`)
}

/** Whose key a request names, if it is one. */
function appOfKey({ apps }: Hub, { query }: RestRequest): string | undefined {
  const named = new URLSearchParams(query).get('auth_key')
  return apps.find(({ app }) => keysOf(app).some(({ key }) => key === named))?.app.id
}

/** What a stranger is told of an error: nothing of one that is not theirs. */
export function refusal(cause: unknown): RestResponse {
  const error = cause instanceof ServerError ? cause : new ServerError('internal', 'Something went wrong.')
  const headers = error.status === 429 ? { 'Retry-After': '1' } : undefined
  return { status: error.status, body: { error: error.message, code: error.code }, headers }
}

/** What was thrown and where; its message may quote what was sent. */
const nameOf = (cause: unknown) => {
  const { name = 'Error', stack = '' } = cause as Error
  return `${name} ${/\bat .*/.exec(stack)?.[0] ?? ''}`.trim()
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body))
  } catch {
    throw new ServerError('bad-json', 'The body is no JSON.')
  }
}
