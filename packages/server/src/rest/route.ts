import type * as z from 'zod'
import type { AppState, Hub } from '../hub/index.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import type { ActivityLog } from './activity-log.ts'

/** What a request may have, each as its schema: from it come the check, the types and the description. */
export type RequestParts = Readonly<{ path?: z.ZodObject; query?: z.ZodObject; body?: z.ZodType }>

/** What a route works with: a request came whose signature was checked. */
export interface Desk {
  readonly hub: Hub
  readonly state: AppState
  readonly activity: ActivityLog
  readonly webhooks: Webhooks | undefined
}

/** One operation of the API: what runs it and what describes it stand together. */
export interface RouteOf<Parts extends RequestParts, Answer extends z.ZodType> {
  readonly method: 'GET' | 'POST'
  /** Below `/apps/{app_id}`, as `/channels/{channel}`. */
  readonly path: string
  /** Its name in the description. */
  readonly id: string
  readonly summary: string
  readonly request: z.ZodObject<Parts>
  readonly answer: Answer
  /** Refusals of its own, with when. All routes have 401, 403, 404 and 429. */
  readonly refusals?: Readonly<Record<number, string>>
  run(request: z.output<z.ZodObject<Parts>>, desk: Desk): z.output<Answer> | Promise<z.output<Answer>>
}

/** Any of them; whoever calls `run` has read the request by its schema. */
export type Route = RouteOf<RequestParts, z.ZodType>

/** Gives a route its types. */
export const route = <Parts extends RequestParts, Answer extends z.ZodType>(
  one: RouteOf<Parts, Answer>,
): Route => one as unknown as Route

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
