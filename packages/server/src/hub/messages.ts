import { type AppState, frame } from './app-state.ts'
import { clientEvent } from './client-events.ts'
import type { Connection } from './connection.ts'
import { type Fields, objectOf } from './fields.ts'
import { isSigned } from './signatures.ts'
import { subscribe } from './subscribe.ts'

/** What a client says, one frame at a time. */
export function receiveMessage(state: AppState, from: Connection, text: string): void {
  const message = objectOf(text)
  if (!message) return from.error(4200, 'A frame must be a JSON object')
  const { event } = message
  if (typeof event !== 'string') return from.error(4200, 'A frame must have an event')
  const data = objectOf(message.data) ?? {}
  switch (event) {
    case 'pusher:ping':
      return from.send(frame('pusher:pong', undefined, '{}'))
    case 'pusher:pong':
      return
    case 'pusher:subscribe':
      return subscribe(state, from, data)
    case 'pusher:unsubscribe': {
      const name = data.channel
      if (typeof name !== 'string') return from.error(null, 'Unsubscribe needs the name of a channel')
      const channel = state.channels.get(name)
      if (from.subscriptions.delete(name) && channel) state.leave(channel, from)
      return
    }
    case 'pusher:signin':
      return signIn(state, from, data)
    default:
      if (event.startsWith('client-')) return clientEvent(state, from, event, message)
      return from.error(null, `Unknown event ${event.slice(0, 100)}`)
  }
}

function signIn(state: AppState, from: Connection, { auth, user_data: userData }: Fields) {
  const user = objectOf(userData)
  const valid =
    typeof userData === 'string' && isSigned(state.app, auth, `${from.socketId}::user::${userData}`)
  if (!valid || typeof user?.id !== 'string' || !user.id) return from.end(4009)
  const watchlist = Array.isArray(user.watchlist) ? user.watchlist.map(String) : []
  if (watchlist.length > state.limits.watchlist) return from.error(4302, 'The watchlist is too long')
  const first = !isOnline(state, user.id)
  from.user = { id: user.id, info: user.user_info, watchlist }
  from.send(frame('pusher:signin_success', undefined, JSON.stringify({ user_data: userData })))
  if (first) tellWatchers(state, user.id, 'online')
  const online = watchlist.filter((id) =>
    [...state.connections.values()].some((other) => other.user?.id === id),
  )
  if (online.length > 0) from.send(watchlistFrame('online', online))
}

/** A connection of a signed-in user is gone: perhaps their last one. */
export function signOut(state: AppState, { user }: Connection) {
  if (user && !isOnline(state, user.id)) tellWatchers(state, user.id, 'offline')
}

const isOnline = (state: AppState, id: string) =>
  [...state.connections.values()].some(({ user }) => user?.id === id)

const watchlistFrame = (name: 'online' | 'offline', ids: readonly string[]) =>
  frame('pusher_internal:watchlist_events', undefined, JSON.stringify({ events: [{ name, user_ids: ids }] }))

/** Tells whoever has the user on their watchlist. */
function tellWatchers(state: AppState, id: string, name: 'online' | 'offline') {
  for (const other of state.connections.values()) {
    if (other.user?.watchlist.includes(id)) other.send(watchlistFrame(name, [id]))
  }
}
