import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type Pusher from 'pusher'
import { type Framework, frameworkNames, isFramework, limits, type Message, roomChannel } from '../shared.ts'
import { field, Refusal, readFields, refuseOtherOrigins, sendJson } from './http.ts'

interface Parts {
  publisher: Pick<Pusher, 'trigger'>
  /** Signs with the key of a pane. */
  signerOf(framework: Framework): Pick<Pusher, 'authorizeChannel'>
  flood: { start(): void }
}

/** What the demo's server does beside speaking the protocol: lets visitors in, publishes what they say, floods. */
export function createRoutes({ publisher, signerOf, flood }: Parts) {
  async function authorize(request: IncomingMessage, response: ServerResponse) {
    refuseOtherOrigins(request)
    const fields = await readFields(request)
    const channel = field(fields, 'channel_name', 200)
    if (channel !== roomChannel) throw new Refusal(403, `There is no channel ${channel} in this demo.`)
    const framework = field(fields, 'framework', 16)
    if (!isFramework(framework)) throw new Refusal(400, `There is no pane ${framework} in this demo.`)
    const name = field(fields, 'name', limits.name)
    const member = {
      user_id: `${field(fields, 'id', 48)}-${framework}`,
      user_info: { name: `${name} · ${frameworkNames[framework]}`, framework },
    }
    const socketId = field(fields, 'socket_id', 64)
    sendJson(response, 200, signerOf(framework).authorizeChannel(socketId, channel, member))
  }

  async function publish(request: IncomingMessage, response: ServerResponse) {
    refuseOtherOrigins(request)
    const fields = await readFields(request)
    const message: Message = {
      id: fields.get('id')?.slice(0, 64) || randomUUID(),
      at: Date.now(),
      text: field(fields, 'message', limits.text),
      name: fields.has('name') ? field(fields, 'name', limits.name + 12) : 'Terminal',
      author: fields.get('author')?.slice(0, 64),
    }
    await publisher.trigger(roomChannel, 'message', message)
    sendJson(response, 200, { published: message })
  }

  async function startFlood(request: IncomingMessage, response: ServerResponse) {
    refuseOtherOrigins(request)
    flood.start()
    sendJson(response, 200, { flooding: true })
  }

  const routes = new Map([
    ['POST /pusher/auth', authorize],
    ['POST /demo/publish', publish],
    ['POST /demo/flood', startFlood],
  ])

  return {
    /** Answers a request of the demo, or gives false if it is not one. */
    handle(request: IncomingMessage, response: ServerResponse): boolean {
      const path = request.url?.split('?')[0]
      const route = routes.get(`${request.method} ${path}`)
      if (!route) return false
      route(request, response).catch((error: Error) => {
        const status = error instanceof Refusal ? error.status : 500
        sendJson(response, status, { error: error.message })
      })
      return true
    },
  }
}
