import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson, type Service } from '../http/service.ts'
import { splitTarget } from '../http/target.ts'
import { isRestPath, type Rest } from './rest.ts'

/** Serves the HTTP API. */
export const restService =
  (rest: Rest): Service =>
  (request, response, path) => {
    if (!isRestPath(path)) return false
    answer(rest, request, response).catch(() => response.destroy())
    return true
  }

async function answer(rest: Rest, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, rest.maxBody)
  if (!body) {
    const error = `A body has ${rest.maxBody} bytes at most.`
    return answerJson(response, 413, { error, code: 'body-too-large' }, { Connection: 'close' })
  }
  const { method = 'GET', url } = request
  const reply = await rest.handle({ method, ...splitTarget(url), body })
  answerJson(response, reply.status, reply.body, reply.headers)
}

/** Reads on for a while after too much, so that its sender comes to read the refusal. */
async function readBody(request: IncomingMessage, most: number): Promise<Uint8Array | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= most) chunks.push(chunk)
    if (size > 16 * most) throw new Error('The body does not end.')
  }
  return size > most ? null : Buffer.concat(chunks)
}
