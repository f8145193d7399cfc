import type { AppState } from './app-state.ts'
import type { Connection } from './connection.ts'
import { type Fields, objectOf } from './fields.ts'
import { frame } from './frame.ts'
import { isUserId, USER_PREFIX, wrongUserId } from './names.ts'
import { isSigned } from './signatures.ts'
import { follow } from './subscribe.ts'
import { utf8Length } from './traffic.ts'

/** Signs a user in on one connection; watchers are told of the first of a user's connections. */
export function signIn(state: AppState, from: Connection, { auth, user_data: userData }: Fields): void {
  const { app, limits, users } = state
  if (app.signIn === false) return from.error(null, 'The app has sign-in disabled')
  const user = objectOf(userData)
  const signed = typeof userData === 'string' && isSigned(app, auth, `${from.socketId}::user::${userData}`)
  if (!signed) return from.end(4009, 'Connection not authorised: the signature of the sign-in does not fit')
  if (!user) return from.end(4009, 'Connection not authorised: user_data must be an object as JSON')
  if (!isUserId(user.id))
    return from.end(4009, `Connection not authorised: the id in user_data ${wrongUserId(user.id)}`)
  if (utf8Length(JSON.stringify(user.user_info) ?? '') > limits.userInfo)
    return from.end(4009, `Connection not authorised: user_info has ${limits.userInfo} bytes at most`)
  const { id } = user
  if (from.user && from.user.id !== id)
    return from.error(null, 'This connection is signed in as another user already')
  const asked = Array.isArray(user.watchlist) ? user.watchlist.filter(isUserId) : []
  const tooLong = asked.length > limits.watchlist
  const watchlist = app.watchlist === false || tooLong ? [] : asked

  const first = !users.online.has(id)
  for (const watched of from.user?.watchlist ?? []) drop(users.watchers, watched, from)
  from.user = { id, info: user.user_info, watchlist }
  from.authorized = true
  add(users.online, id, from)
  for (const watched of watchlist) add(users.watchers, watched, from)
  from.send(frame('pusher:signin_success', undefined, JSON.stringify({ user_data: userData })))
  // Whoever could not take even that is gone.
  if (from.user) follow(state, from, USER_PREFIX + id)
  if (tooLong) from.error(4302, `The watchlist has ${limits.watchlist} ids at most: nobody is watched`)
  state.tell({ type: 'signed-in', socketId: from.socketId, userId: id })
  if (first) tellEdge(state, id, 'online')
  const tellOnline = (elsewhere: readonly string[]) => {
    // Others were asked, and the connection may be gone, or have signed in anew.
    if (from.user?.watchlist !== watchlist) return
    const there = watchlist.filter((watched) => users.online.has(watched) || elsewhere.includes(watched))
    if (there.length > 0) from.send(watchlistFrame('online', there))
  }
  if (state.link && watchlist.length > 0) state.link.online(watchlist, tellOnline)
  else tellOnline([])
}

/** A connection is gone: perhaps the last one of its user. */
export function signOut(state: AppState, from: Connection): void {
  const { user } = from
  if (!user) return
  from.user = undefined
  for (const watched of user.watchlist) drop(state.users.watchers, watched, from)
  if (drop(state.users.online, user.id, from) && !state.leaving) tellEdge(state, user.id, 'offline')
}

/** Ends every connection of a user here with 4009; returns how many. */
export function terminateUser(state: AppState, userId: string): number {
  const theirs = [...(state.users.online.get(userId) ?? [])]
  for (const connection of theirs) connection.end(4009)
  return theirs.length
}

/** A user's first connection here came, or the last one went: in a cluster there may be others. */
const tellEdge = (state: AppState, id: string, name: 'online' | 'offline') =>
  state.link ? state.link.user(id, name === 'online') : tellWatchers(state, id, name)

export function tellWatchers(state: AppState, id: string, name: 'online' | 'offline') {
  const text = watchlistFrame(name, [id])
  for (const watcher of state.users.watchers.get(id) ?? []) watcher.send(text)
}

const watchlistFrame = (name: 'online' | 'offline', ids: readonly string[]) =>
  frame('pusher_internal:watchlist_events', undefined, JSON.stringify({ events: [{ name, user_ids: ids }] }))

function add(map: Map<string, Set<Connection>>, id: string, connection: Connection) {
  const known = map.get(id)
  if (known) known.add(connection)
  else map.set(id, new Set([connection]))
}

/** Whether it was the last one. */
function drop(map: Map<string, Set<Connection>>, id: string, connection: Connection): boolean {
  const known = map.get(id)
  if (!known?.delete(connection) || known.size > 0) return false
  return map.delete(id)
}
