import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type Pusher from 'pusher'
import { limits, type Message, machineChannel, roomChannel } from '../shared.ts'
import type { Sample } from './agent.ts'
import { field, Refusal, readFields, refuseOtherOrigins, sendJson } from './http.ts'
import { Recent } from './recent.ts'

const samplesKept = 600
const messagesKept = 50

/** What the demo's server does beside speaking the protocol: lets visitors in, publishes, remembers a little. */
export function createRoutes(sdk: Pusher) {
  const samples = new Recent<Sample>(samplesKept)
  const messages = new Recent<Message>(messagesKept)

  async function authorize(request: IncomingMessage, response: ServerResponse) {
    refuseOtherOrigins(request)
    const fields = await readFields(request)
    const channel = field(fields, 'channel_name', 200)
    if (channel !== roomChannel) throw new Refusal(403, `There is no channel ${channel} in this demo.`)
    const member = {
      user_id: field(fields, 'id', 64),
      user_info: { name: field(fields, 'name', limits.name) },
    }
    sendJson(response, 200, sdk.authorizeChannel(field(fields, 'socket_id', 64), channel, member))
  }

  async function publish(request: IncomingMessage, response: ServerResponse) {
    refuseOtherOrigins(request)
    const fields = await readFields(request)
    const message: Message = {
      id: fields.get('id')?.slice(0, 64) || randomUUID(),
      at: Date.now(),
      text: field(fields, 'message', limits.text),
      name: fields.has('name') ? field(fields, 'name', limits.name) : 'Terminal',
      from: fields.get('from')?.slice(0, 64),
    }
    await sdk.trigger(roomChannel, 'message', message)
    messages.add(message)
    sendJson(response, 200, { published: message })
  }

  /** What happened after `since` (milliseconds; everything that is kept, if absent). */
  async function history(request: IncomingMessage, response: ServerResponse) {
    const since = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('since') ?? 0)
    if (Number.isNaN(since)) throw new Refusal(400, '"since" must be a number of milliseconds.')
    const later = ({ at }: { at: number }) => at > since
    sendJson(response, 200, {
      samples: samples.list().filter(later),
      messages: messages.list().filter(later),
    })
  }

  const routes = new Map([
    ['POST /pusher/auth', authorize],
    ['POST /demo/publish', publish],
    ['GET /demo/history', history],
  ])

  return {
    /** Remembers a sample and publishes it; nobody waits for it, and one that is lost leaves a hole. */
    sample(sample: Sample): void {
      samples.add(sample)
      sdk.trigger(machineChannel, 'sample', sample).catch((error: Error) => console.error(error.message))
    },

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
