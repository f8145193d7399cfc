import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { ServerError } from '../hub/index.ts'
import { splitTarget } from './target.ts'

/** One of the things that share the port. Returns whether the request is its own; it then answers it. */
export type Service = (request: IncomingMessage, response: ServerResponse, path: string) => boolean

/** Hands each request to the first service whose it is; what is nobody's goes to `otherwise`. */
export function serve(services: readonly Service[], otherwise: RequestListener = notFound): RequestListener {
  return (request, response) => {
    const { path } = splitTarget(request.url)
    try {
      if (!services.some((service) => service(request, response, path))) otherwise(request, response)
    } catch {
      // A request that breaks a service ends alone.
      response.destroy()
    }
  }
}

/** Refuses in JSON, with the status that its code has unless another is given. */
export function refuse(
  response: ServerResponse,
  error: ServerError,
  status = error.status,
  headers = {},
): void {
  answerJson(response, status, { error: error.message, code: error.code }, headers)
}

/** Answers in JSON. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body)
  // With its length known, head and body leave in one write.
  const length = String(Buffer.byteLength(text))
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': length, ...headers })
    .end(text)
}

function notFound(_: IncomingMessage, response: ServerResponse) {
  refuse(response, new ServerError('not-found', 'There is nothing here.'))
}
