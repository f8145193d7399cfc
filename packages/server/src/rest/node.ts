import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Bodies } from '../http/body.ts'
import type { Proxies } from '../http/proxies.ts'
import { answerJson, refuse, type Service } from '../http/service.ts'
import { splitTarget } from '../http/target.ts'
import { ServerError } from '../hub/index.ts'
import { isRestPath, type Rest } from './rest.ts'

/** Serves the HTTP API. */
export const restService =
  (rest: Rest, bodies: Bodies, proxies: Proxies): Service =>
  (request, response, path) => {
    if (!isRestPath(path)) return false
    answer(rest, bodies, proxies, request, response).catch(() => response.destroy())
    return true
  }

/** What whoever asks, or a proxy before us, calls the request; else a name of our own. */
function idOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w.:/+=-]{1,128}$/.test(given) ? given : randomUUID()
}

async function answer(
  rest: Rest,
  bodies: Bodies,
  proxies: Proxies,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodies.read(request, rest.maxBody)
  if (!body) {
    const error = new ServerError('body-too-large', `A body has ${rest.maxBody} bytes at most.`)
    return refuse(response, error, error.status, { Connection: 'close' })
  }
  const { method = 'GET', url } = request
  const id = idOf(request)
  const address = proxies.addressOf(request)
  const reply = await rest.handle({ method, ...splitTarget(url), body, id, address })
  answerJson(response, reply.status, reply.body, reply.headers)
}
