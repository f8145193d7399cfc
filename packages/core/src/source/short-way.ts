import type { Frames } from '../frames.ts'
import { createPaced } from './paced.ts'
import type { MessageSocket, PusherMessage } from './pusher-types.ts'

export interface ShortWayOptions {
  readonly frames: Pick<Frames, 'quiet' | 'next'>
  /** Takes a plain event; false where pusher-js has to see it. */
  receive(message: PusherMessage): boolean
  /** Something came from the server, of which pusher-js will not hear. */
  heard(): void
}

export interface ShortWay {
  /** Stands between a socket that is open and pusher-js; false where there is none to stand before. */
  attach(socket: MessageSocket | undefined): boolean
  /** Hands over all that waits. */
  drain(): void
}

/**
 * From the socket straight to who listens: messages are kept and taken once a frame, and each is parsed once. Of what costs a
 * page under load, pusher-js's own dispatch and a task of the browser's a message are the most. A message that comes
 * alone is taken at once; what pusher-js has to see reaches it in its turn.
 */
export function createShortWay({ frames, receive, heard }: ShortWayOptions): ShortWay {
  type On = (event: { data: unknown }) => void
  const paced = createPaced<{ readonly data: unknown; readonly on: On }>(frames, ({ data, on }) => {
    const message = plain(data)
    if (message && receive(message)) heard()
    // Of several that came in one, pusher-js is given each as it is sent alone.
    else on({ data: typeof data === 'string' ? data : JSON.stringify(data) })
  })

  return {
    attach(socket) {
      const on = socket?.onmessage
      if (!socket || !on) return false
      socket.onmessage = (event) => {
        const several = severalIn(event.data)
        if (several) paced.addAll(several.map((data) => ({ data, on })))
        else paced.add({ data: event.data, on })
      }
      for (const end of ['onclose', 'onerror'] as const) {
        const ours = socket[end]
        if (!ours) continue
        socket[end] = (event) => {
          paced.drain()
          ours.call(socket, event)
        }
      }
      return true
    },
    drain: paced.drain,
  }
}

/** What the server sent in one message, where it was asked to; no message of the protocol begins so. */
function severalIn(data: unknown): readonly unknown[] | null {
  if (typeof data !== 'string' || !data.startsWith('[')) return null
  try {
    return JSON.parse(data) as unknown[]
  } catch {
    return null
  }
}

/** A message that is an event of a channel and nothing of the protocol's own; null for all else. */
function plain(data: unknown): PusherMessage | null {
  if (typeof data === 'string' && data.startsWith('{"event":"pusher')) return null
  try {
    const message = (typeof data === 'string' ? JSON.parse(data) : data) as PusherMessage | null
    const { event, channel } = message ?? {}
    if (typeof event !== 'string' || typeof channel !== 'string' || event.startsWith('pusher')) return null
    return message
  } catch {
    // It is pusher-js that says so.
    return null
  }
}
