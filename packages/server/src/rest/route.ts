import type { AppState, Hub } from '../hub/index.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import type { ActivityLog } from './activity-log.ts'
import type { Params } from './query.ts'

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it. */
export type Schema = Readonly<Record<string, unknown>>

/** What a route is given: a request whose signature was checked. */
export interface RestCall {
  readonly hub: Hub
  readonly state: AppState
  /** The parts of the path that the template names, decoded. */
  readonly path: Readonly<Record<string, string>>
  readonly query: Params
  /** The parsed body; empty where the route takes none. */
  readonly body: Readonly<Record<string, unknown>>
  readonly activity: ActivityLog
  readonly webhooks: Webhooks | undefined
}

export interface RouteParameter {
  readonly name: string
  readonly description: string
  readonly schema: Schema
}

/** One operation of the API: what runs it and what describes it stand together. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** Below `/apps/{app_id}`, as `/channels/{channel}`. */
  readonly path: string
  /** Its name in the description. */
  readonly id: string
  readonly summary: string
  /** What is in the path. */
  readonly parameters?: readonly RouteParameter[]
  readonly query?: readonly RouteParameter[]
  readonly body?: Schema
  readonly answer: Schema
  /** Refusals of its own, with when. All routes have 401, 403, 404 and 429. */
  readonly refusals?: Readonly<Record<number, string>>
  run(call: RestCall): unknown
}

const patterns = new WeakMap<Route, RegExp>()

/** The parts of a path that fits the route; a part at most once reaches over a slash, as user ids may have one. */
export function matchPath(route: Route, path: string): Record<string, string> | null {
  let pattern = patterns.get(route)
  if (!pattern) {
    const text = route.path.replace(/\{(\w+)\}/g, (_, name) =>
      name === 'user_id' ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
    )
    pattern = new RegExp(`^${text}$`)
    patterns.set(route, pattern)
  }
  const match = pattern.exec(path)
  return match && { ...match.groups }
}
