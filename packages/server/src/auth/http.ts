import type { ServerErrorCode } from '../hub/server-error.ts'
import { chunksOf, encodeForm, readBody, TOO_LARGE } from './body.ts'
import { type AuthReply, type AuthRules, answerAuth } from './handler.ts'

const refuse = (status: number, error: string, code: ServerErrorCode): AuthReply => ({
  status,
  body: { error, code },
})
const LARGE = refuse(413, 'The body is too large', 'too-large')
const NO_POST = refuse(405, 'Authorisation is asked for by POST', 'method-not-allowed')
const UNREADABLE = refuse(400, 'The body could not be read', 'bad-body')
/** A mistake of the server's own, so that its developer reads it. */
const USED = refuse(500, 'The body was read before: give a clone of the request', 'body-used')

const headersOf = ({ status }: AuthReply): Record<string, string> => ({
  'Content-Type': 'application/json',
  // A signature is for one connection: nothing on the way may keep it.
  'Cache-Control': 'no-store',
  ...(status === 405 && { Allow: 'POST' }),
})

/**
 * An auth endpoint for whatever speaks Fetch: Hono, Next.js route handlers, Bun, Deno, workers. Serve it for
 * channels (`/pusher/auth`) and users (`/pusher/user-auth`) alike. It never rejects.
 *
 * @returns a function of the request and, if the rules want one, a context that they are handed as third argument
 *
 * @example Hono
 * app.post('/pusher/auth', (c) => auth(c.req.raw, c))
 *
 * @example Next.js, app/pusher/auth/route.ts
 * export const POST = authHandler({ app, channel: async ({ channel }, request) => mayRead(request, channel) })
 */
export function authHandler<Context = unknown>(
  rules: AuthRules<Request, Context>,
): (request: Request, context?: Context) => Promise<Response> {
  return async (request, context) => {
    const reply = await answerFetch(rules, request, context as Context)
    return new Response(JSON.stringify(reply.body), { status: reply.status, headers: headersOf(reply) })
  }
}

async function answerFetch<Context>(rules: AuthRules<Request, Context>, request: Request, context: Context) {
  if (request.method !== 'POST') return NO_POST
  if (request.bodyUsed) return USED
  const form = await readBody(chunksOf(request.body)).catch(() => null)
  if (form === null) return UNREADABLE
  return form === TOO_LARGE ? LARGE : answerAuth(rules, form, request, context)
}

/** The parts of Node's request and response, and of Express's, that the middleware needs. */
export interface NodeAuthRequest extends AsyncIterable<Uint8Array> {
  method?: string
  /** What a body parser made of it, if one came before. */
  body?: unknown
}

export interface NodeAuthResponse {
  writeHead(status: number, headers: Record<string, string>): { end(body: string): unknown }
}

/**
 * An auth endpoint for Node's `http`, Express and Connect, with a body parser before it or without. It never rejects.
 *
 * @example Express
 * app.post(['/pusher/auth', '/pusher/user-auth'], authMiddleware({ app, channel: ({ channel }, req) => req.user.mayRead(channel) }))
 */
export function authMiddleware<Incoming extends NodeAuthRequest>(
  rules: AuthRules<Incoming>,
): (request: Incoming, response: NodeAuthResponse) => Promise<void> {
  return async (request, response) => {
    const reply = await answerNode(rules, request)
    try {
      response.writeHead(reply.status, headersOf(reply)).end(JSON.stringify(reply.body))
    } catch {
      // Whoever asked is gone, or was answered by somebody else.
    }
  }
}

async function answerNode<Incoming extends NodeAuthRequest>(rules: AuthRules<Incoming>, request: Incoming) {
  const { body, method = 'POST' } = request
  if (method !== 'POST') return NO_POST
  if (typeof body === 'string') return answerAuth(rules, body, request)
  const form =
    body && typeof body === 'object'
      ? encodeForm(body as Record<string, unknown>)
      : await readBody(request).catch(() => null)
  if (form === null) return UNREADABLE
  return form === TOO_LARGE ? LARGE : answerAuth(rules, form, request)
}
