import { type Hub, ServerError } from '../hub/index.ts'
import { getChannel, getChannels, getConnections, getUsers } from './channels.ts'
import { postBatch, postEvent } from './events.ts'
import type { RestRequest, RestResponse } from './request.ts'
import { verify } from './signature.ts'

/** Whether a path belongs to the HTTP API. */
export const isRestPath = (path: string) => path === '/up' || path.startsWith('/apps/')

/** Answers one request of the HTTP API; errors become `{ error, code }` with a fitting status, never throw. */
export function handleRest(hub: Hub, request: RestRequest): RestResponse {
  try {
    return { status: 200, body: route(hub, request) }
  } catch (cause) {
    const error =
      cause instanceof ServerError ? cause : new ServerError('internal', 'Something went wrong.', 500)
    return { status: error.status, body: { error: error.message, code: error.code } }
  }
}

function route(hub: Hub, request: RestRequest): unknown {
  const { method, path, query } = request
  if (path === '/up') return { ok: true }
  const [, , appId = '', ...rest] = path.split('/')
  const state = hub.app(appId)
  verify(state.app, request, state.clock.now())
  const [kind, name = '', more] = rest
  switch (`${method} ${kind}${rest.length > 2 ? `/${more}` : rest.length === 2 ? '/*' : ''}`) {
    case 'POST events':
      return postEvent(state, parse(request.body))
    case 'POST batch_events':
      return postBatch(state, parse(request.body))
    case 'GET channels':
      return getChannels(state, query)
    case 'GET channels/*':
      return getChannel(state, name, query)
    case 'GET channels/users':
      return getUsers(state, name)
    case 'GET connections':
      return getConnections(state)
    case 'POST users/terminate_connections':
      hub.terminateUser(appId, name)
      return {}
    case 'POST users/events':
      return postEvent(state, { ...parse(request.body), channels: [`#server-to-user-${name}`] })
    default:
      throw new ServerError('not-found', `There is no ${method} ${path}.`, 404)
  }
}

function parse(body: string): Record<string, unknown> {
  try {
    const parsed = JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  } catch {
    // Falls through to the same refusal.
  }
  throw new ServerError('bad-json', 'The body must be a JSON object.')
}
