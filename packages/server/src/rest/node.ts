import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Hub } from '../hub/index.ts'
import type { RestResponse } from './request.ts'
import { handleRest } from './rest.ts'

/** More than ten events of the largest size, in bytes. */
const MAX_BODY = 512 * 1024

/** Answers a Node request of the HTTP API. */
export async function serveRest(hub: Hub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '/', ...query] = (request.url ?? '/').split('?')
  const body = await readBody(request)
  const answer: RestResponse =
    body === null
      ? { status: 413, body: { error: `A body has ${MAX_BODY} bytes at most.`, code: 'body-too-large' } }
      : await handleRest(hub, { method: request.method ?? 'GET', path, query: query.join('?'), body })
  response
    .writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers })
    .end(JSON.stringify(answer.body))
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MAX_BODY) chunks.push(chunk)
  }
  return size > MAX_BODY ? null : Buffer.concat(chunks)
}
