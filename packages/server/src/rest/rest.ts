import { type Hub, ServerError } from '../hub/index.ts'
import { percentDecoded } from './query.ts'
import type { RestRequest, RestResponse } from './request.ts'
import { matchPath } from './route.ts'
import { ROUTES } from './routes.ts'
import { verify } from './signature.ts'

/** Whether a path belongs to the HTTP API. */
export const isRestPath = (path: string) => path === '/up' || path.startsWith('/apps/')

/** Answers one request of the HTTP API; errors become `{ error, code }` with a fitting status, never reject. */
export async function handleRest(hub: Hub, request: RestRequest): Promise<RestResponse> {
  try {
    return { status: 200, body: await answer(hub, request) }
  } catch (cause) {
    const error =
      cause instanceof ServerError ? cause : new ServerError('internal', 'Something went wrong.', 500)
    return { status: error.status, body: { error: error.message, code: error.code } }
  }
}

async function answer(hub: Hub, request: RestRequest): Promise<unknown> {
  const { method, path } = request
  if (path === '/up') return { ok: true }
  const [, appId = '', below = ''] = /^\/apps\/([^/]*)(\/.*)?$/.exec(path) ?? []
  const state = hub.app(percentDecoded(appId))
  const query = verify(state.app, request, state.clock.now())
  if (state.app.enabled === false) throw new ServerError('app-disabled', 'This app is disabled.', 403)
  const fitting = ROUTES.flatMap((route) => {
    const found = matchPath(route, percentDecoded(below))
    return found ? [{ route, path: found }] : []
  })
  const match = fitting.find(({ route }) => route.method === method.toUpperCase())
  if (!match && fitting.length > 0)
    throw new ServerError('method-not-allowed', `${path} is for ${fitting[0]!.route.method}.`, 405)
  if (!match) throw new ServerError('not-found', `There is no ${method} ${path.slice(0, 200)}.`, 404)
  const body = match.route.body ? parse(request.body ?? new Uint8Array()) : {}
  return match.route.run({ hub, state, path: match.path, query, body })
}

function parse(body: Uint8Array): Record<string, unknown> {
  try {
    const parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  } catch {
    // Falls through to the same refusal.
  }
  throw new ServerError('bad-json', 'The body must be a JSON object in UTF-8.')
}
