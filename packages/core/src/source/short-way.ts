import type { Frames } from '../frames.ts'
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

/** How long the messages of one frame may take, in ms; what is left of it belongs to rendering. */
const BUDGET = 8
/** The more wait, the longer: a backlog has to become shorter. */
const WAITING_PER_MS = 2000
/** How many messages are taken between two looks at the clock. */
const STEP = 32

const time = () => (globalThis as { performance?: { now(): number } }).performance?.now() ?? 0
/** Nothing is rendered there, and frames come late. */
const hidden = () =>
  (globalThis as { document?: { visibilityState?: string } }).document?.visibilityState === 'hidden'

/**
 * From the socket straight to who listens: messages are kept and taken once a frame, and each is parsed once. Of what costs a
 * page under load, pusher-js's own dispatch and a task of the browser's a message are the most. A message that comes
 * alone is taken at once; what pusher-js has to see reaches it in its turn.
 */
export function createShortWay({ frames, receive, heard }: ShortWayOptions): ShortWay {
  let waiting: { readonly event: { data: unknown }; readonly on: (event: { data: unknown }) => void }[] = []
  let first = 0

  function take({ event, on }: (typeof waiting)[number]) {
    const message = plain(event.data)
    if (message && receive(message)) heard()
    else on(event)
  }

  function drain(all: boolean) {
    const budget = BUDGET + (waiting.length - first) / WAITING_PER_MS
    const until = all ? Number.POSITIVE_INFINITY : time() + budget
    try {
      while (first < waiting.length && time() < until)
        for (let n = 0; n < STEP && first < waiting.length; n++) take(waiting[first++]!)
    } finally {
      if (first === waiting.length) {
        waiting = []
        first = 0
      } else if (first > 1000 && first > waiting.length / 2) {
        waiting = waiting.slice(first)
        first = 0
      }
    }
    return waiting.length > 0
  }

  return {
    attach(socket) {
      const on = socket?.onmessage
      if (!socket || !on) return false
      socket.onmessage = (event) => {
        if (waiting.length > 0 || !(frames.quiet || hidden())) {
          waiting.push({ event, on })
          return frames.next(drain)
        }
        take({ event, on })
        // Those that follow within this frame wait for its end.
        frames.next(nothing)
      }
      for (const end of ['onclose', 'onerror'] as const) {
        const ours = socket[end]
        if (!ours) continue
        socket[end] = (event) => {
          drain(true)
          ours.call(socket, event)
        }
      }
      return true
    },
    drain: () => void drain(true),
  }
}

const nothing = () => false

/** A message that is an event of a channel and nothing of the protocol's own; null for all else. */
function plain(data: unknown): PusherMessage | null {
  if (typeof data !== 'string' || data.startsWith('{"event":"pusher')) return null
  try {
    const message = JSON.parse(data) as PusherMessage | null
    const { event, channel } = message ?? {}
    if (typeof event !== 'string' || typeof channel !== 'string' || event.startsWith('pusher')) return null
    return message
  } catch {
    // It is pusher-js that says so.
    return null
  }
}
