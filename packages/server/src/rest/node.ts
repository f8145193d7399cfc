import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Bodies } from '../http/body.ts'
import { answerJson, refuse, type Service } from '../http/service.ts'
import { splitTarget } from '../http/target.ts'
import { ServerError } from '../hub/index.ts'
import { isRestPath, type Rest } from './rest.ts'

/** Serves the HTTP API. */
export const restService =
  (rest: Rest, bodies: Bodies): Service =>
  (request, response, path) => {
    if (!isRestPath(path)) return false
    answer(rest, bodies, request, response).catch(() => response.destroy())
    return true
  }

async function answer(
  rest: Rest,
  bodies: Bodies,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodies.read(request, rest.maxBody)
  if (!body) {
    const error = new ServerError('body-too-large', `A body has ${rest.maxBody} bytes at most.`)
    return refuse(response, error, error.status, { Connection: 'close' })
  }
  const { method = 'GET', url } = request
  const reply = await rest.handle({ method, ...splitTarget(url), body })
  answerJson(response, reply.status, reply.body, reply.headers)
}
