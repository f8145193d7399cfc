import type { AppState } from './app-state.ts'
import { clientEvent } from './client-events.ts'
import { CONFLATE_EVENT, conflate, pongFor } from './conflate.ts'
import type { Connection } from './connection.ts'
import { objectOf } from './fields.ts'
import { frame } from './frame.ts'
import { HISTORY_EVENT, readHistory } from './read-history.ts'
import { subscribe } from './subscribe.ts'
import { signIn } from './users.ts'

/** What a client says, one frame at a time. */
export function receiveMessage(state: AppState, from: Connection, text: string): void {
  const message = objectOf(text)
  if (!message) return from.error(4200, 'A frame must be a JSON object')
  const { event } = message
  if (typeof event !== 'string') return from.error(4200, 'A frame must have an event')
  const data = objectOf(message.data) ?? {}
  switch (event) {
    case 'pusher:ping':
      return from.send(frame('pusher:pong', undefined, pongFor(state, data)))
    case 'pusher:pong':
      return
    case 'pusher:subscribe':
      return subscribe(state, from, data)
    case 'pusher:unsubscribe':
      if (typeof data.channel !== 'string') return from.error(null, 'Unsubscribe needs the name of a channel')
      return state.leave(data.channel, from)
    case HISTORY_EVENT:
      return readHistory(state, from, data)
    case CONFLATE_EVENT:
      return conflate(state, from, data)
    case 'pusher:signin':
      return signIn(state, from, data)
    default:
      if (event.startsWith('client-')) return clientEvent(state, from, event, message)
      return from.error(null, `Unknown event ${event.slice(0, 100)}`)
  }
}
