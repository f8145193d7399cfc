import type { IncomingMessage, ServerResponse } from 'node:http'
import { authorizeChannel } from '../auth/sign.ts'
import type { Bodies } from '../http/body.ts'
import { answerJson, refuse, type Service } from '../http/service.ts'
import { splitTarget } from '../http/target.ts'
import { ServerError } from '../hub/index.ts'
import { type Rest, refusal } from '../rest/rest.ts'
import type { createDesk } from './desk.ts'
import type { Gate } from './gate.ts'
import type { Line } from './line.ts'
import { type PageFiles, SECURITY_HEADERS } from './page.ts'

export interface ServiceParts {
  readonly path: string
  readonly gate: Gate
  readonly page: PageFiles
  readonly desk: ReturnType<typeof createDesk>
  readonly rest: Rest
  readonly line: Line
  readonly bodies: Bodies
  /** Whether the page stands at `/` as well. */
  readonly root: boolean
}

const MOST_FORM = 16_384
const HEADERS = { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' }

/** Serves the page, and answers what it asks whoever may ask. */
export function dashboardService(parts: ServiceParts): Service {
  const { path: base, gate, page, desk, rest, line, bodies, root } = parts

  async function read(request: IncomingMessage, most: number): Promise<Buffer> {
    const body = await bodies.read(request, most)
    if (!body) throw new ServerError('body-too-large', `A body has ${most} bytes at most.`)
    return body
  }

  async function login(request: IncomingMessage, response: ServerResponse) {
    const token = fieldOf(await read(request, MOST_FORM), 'token')
    const made = gate.login(request, token)
    if (made === 'too-often') throw new ServerError('rate-limited', 'Too many tries to log in.')
    if (made === 'wrong') throw new ServerError('dashboard-refused', 'That is not the token.')
    answerJson(response, 200, {}, { ...HEADERS, 'Set-Cookie': made.cookie })
  }

  /** Lets a page that was let in onto the channels of its own line. */
  async function authorize(request: IncomingMessage, response: ServerResponse) {
    const form = new URLSearchParams((await read(request, MOST_FORM)).toString('utf8'))
    const asked = { socketId: form.get('socket_id') ?? '', channel: form.get('channel_name') ?? '' }
    answerJson(response, 200, authorizeChannel(line.app, asked), HEADERS)
  }

  async function askApi(request: IncomingMessage, response: ServerResponse, path: string) {
    const { method = 'GET', url } = request
    const { query } = splitTarget(url)
    const body = method === 'GET' ? undefined : await read(request, rest.maxBody)
    const reply = await rest.ask({ method, path, query, body })
    // Browsers tell their console of each status that is an error, also of what a page expects: a client that has left.
    answerJson(response, 200, reply.body, { ...HEADERS, 'Channelkit-Status': String(reply.status) })
  }

  async function answer(request: IncomingMessage, response: ServerResponse, below: string): Promise<void> {
    const { method } = request
    if (gate.isForeign(request))
      throw new ServerError('dashboard-foreign', 'Another site’s page sent this request.')
    if (below === '/login' && method === 'POST') return login(request, response)
    if (!gate.admits(request)) throw new ServerError('dashboard-refused', 'The dashboard needs its token.')
    if (below === '/logout' && method === 'POST')
      return answerJson(response, 200, {}, { ...HEADERS, 'Set-Cookie': gate.logout(request) })
    if (below === '/auth' && method === 'POST') return authorize(request, response)
    if (below.startsWith('/apps/')) return askApi(request, response, below)
    if (method !== 'GET') throw new ServerError('method-not-allowed', 'This path is for GET.')
    const app = new URLSearchParams(splitTarget(request.url).query).get('app') ?? ''
    answerJson(response, 200, await desk.ask(below.slice(1), app), HEADERS)
  }

  return (request, response, path) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (root && path === '/' && isRead) {
      page.index(request, response, `.${base}/`)
      return true
    }
    if (path === base && isRead) {
      response.writeHead(308, { ...HEADERS, Location: `.${base.slice(base.lastIndexOf('/'))}/` }).end()
      return true
    }
    if (!path.startsWith(`${base}/`)) return false
    const below = path.slice(base.length)
    if (below === '/' && isRead) page.index(request, response, './')
    else if (below.startsWith('/assets/') && isRead) {
      if (!page.asset(request, response, below.slice('/assets/'.length)))
        refuse(response, new ServerError('not-found', 'There is nothing here.'), 404, HEADERS)
    } else
      answer(request, response, below).catch((cause) => {
        const { status, body, headers } = refusal(cause)
        if (!response.headersSent) answerJson(response, status, body, { ...HEADERS, ...headers })
      })
    return true
  }
}

function fieldOf(body: Buffer, name: string): unknown {
  try {
    const fields: unknown = JSON.parse(body.toString('utf8'))
    return typeof fields === 'object' && fields !== null
      ? (fields as Record<string, unknown>)[name]
      : undefined
  } catch {
    throw new ServerError('bad-json', 'The body is no JSON.')
  }
}
