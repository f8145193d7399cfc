import type { RequestListener, Server } from 'node:http'
import { type Hub, ServerError } from '../hub/index.ts'
import { socketsAtMost } from './descriptors.ts'
import { HTTP_LIMITS, type HttpLimits } from './limits.ts'
import { onlyForThisMachine } from './local-only.ts'
import { createNodeServer, type TlsOptions } from './node-server.ts'
import { oneByOne } from './one-by-one.ts'
import { createRoom, type Room } from './room.ts'
import { refuse, type Service, serve } from './service.ts'

export interface ListenerParts {
  /** What is answered also where all places are taken. */
  readonly always: readonly Service[]
  /** What is answered where there is room. */
  readonly services?: readonly Service[]
  /** Gets what is nobody's. */
  readonly otherwise?: RequestListener | undefined
  readonly tls?: TlsOptions | undefined
  readonly limits?: Partial<HttpLimits> | undefined
  /** Whether only this machine is answered. */
  readonly localOnly?: boolean | undefined
}

/** A port: Node's server with what it serves, bounds on all that strangers may send, and room for probes when it is full. */
export function createListener(hub: Hub, parts: ListenerParts): { httpServer: Server; room: Room } {
  const { always, services = [], otherwise, tls, limits, localOnly } = parts
  const { most, spare, by } = socketsAtMost(limits?.maxSockets ?? HTTP_LIMITS.maxSockets)
  const withRoom = serve([...always, ...services], otherwise)
  const whenFull = serve(always, (_, response) => {
    room.refuse()
    refuse(response, new ServerError('over-capacity', 'The server has no room for more.'))
  })
  const served: RequestListener = (request, response) => {
    if (!room.isSpare(request.socket)) return withRoom(request, response)
    response.shouldKeepAlive = false
    whenFull(request, response)
  }
  const listener = oneByOne(localOnly ? onlyForThisMachine(served) : served, () =>
    hub.tell({ type: 'rate-limited', what: 'requests' }),
  )
  const httpServer = createNodeServer(listener, tls, limits)
  const room = createRoom(httpServer, most, spare, () => hub.tell({ type: 'rate-limited', what: by }))
  return { httpServer, room }
}
