import { type AuthReply, type AuthRules, answerAuth } from './handler.ts'

const json = { 'Content-Type': 'application/json' }
/** Room for a thousand channel names. */
const MAX_BODY = 256 * 1024

/**
 * An auth endpoint for whatever speaks Fetch: Hono, Next.js route handlers, Bun, Deno, workers. Serve it for
 * channels (`/pusher/auth`) and users (`/pusher/user-auth`) alike.
 *
 * @example Hono
 * app.post('/pusher/auth', (c) => auth(c.req.raw))
 *
 * @example Next.js, app/pusher/auth/route.ts
 * export const POST = authHandler({ app, channel: async ({ channel }, request) => mayRead(request, channel) })
 */
export function authHandler(rules: AuthRules<Request>): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = await request.text()
    const reply = body.length > MAX_BODY ? TOO_LARGE : await answerAuth(rules, body, request)
    return new Response(JSON.stringify(reply.body), { status: reply.status, headers: json })
  }
}

/** The parts of Node's request and response, and of Express's, that the middleware needs. */
export interface NodeAuthRequest extends AsyncIterable<Uint8Array> {
  /** What a body parser made of it, if one came before. */
  body?: unknown
}

export interface NodeAuthResponse {
  writeHead(status: number, headers: Record<string, string>): { end(body: string): unknown }
}

/**
 * An auth endpoint for Node's `http`, Express and Connect, with a body parser before it or without.
 *
 * @example Express
 * app.post(['/pusher/auth', '/pusher/user-auth'], authMiddleware({ app, channel: ({ channel }, req) => req.user.mayRead(channel) }))
 */
export function authMiddleware<Incoming extends NodeAuthRequest>(
  rules: AuthRules<Incoming>,
): (request: Incoming, response: NodeAuthResponse) => Promise<void> {
  return async (request, response) => {
    const body = await bodyOf(request)
    const reply = body === null ? TOO_LARGE : await answerAuth(rules, body, request)
    response.writeHead(reply.status, json).end(JSON.stringify(reply.body))
  }
}

const TOO_LARGE: AuthReply = { status: 413, body: { error: 'The body is too large', code: 'too-large' } }

async function bodyOf(request: NodeAuthRequest): Promise<string | null> {
  const { body } = request
  if (typeof body === 'string') return body
  if (body && typeof body === 'object') return encode(body as Record<string, unknown>)
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of request) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > MAX_BODY) return null
  }
  return text
}

/** Back to a form: parsers differ in whether they keep the brackets of `channel_name[]`. */
function encode(fields: Record<string, unknown>): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (!Array.isArray(value)) form.append(name, String(value))
    else for (const item of value) form.append(name.endsWith('[]') ? name : `${name}[]`, String(item))
  }
  return form.toString()
}
