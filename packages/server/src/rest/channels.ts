import type { AppState } from '../hub/index.ts'
import { ServerError } from '../hub/index.ts'
import { isCache, isPresence } from '../hub/names.ts'

/** The attributes of a channel that were asked for. */
export function channelInfo(state: AppState, name: string, attributes: readonly string[]) {
  const channel = state.channels.get(name)
  const info: Record<string, unknown> = {}
  if (attributes.includes('user_count')) {
    if (!isPresence(name)) throw new ServerError('bad-info', 'user_count is for presence channels only.')
    info.user_count = channel?.members.size ?? 0
  }
  if (attributes.includes('subscription_count')) info.subscription_count = channel?.sockets.size ?? 0
  const cached = attributes.includes('cache') && isCache(name) ? state.cached(name) : undefined
  if (cached) info.cache = { data: cached.data, ttl: Math.ceil((cached.until - state.clock.now()) / 1000) }
  return info
}

const attributesOf = (query: URLSearchParams) => query.get('info')?.split(',') ?? []

/** GET /channels: those that somebody is subscribed to. */
export function getChannels(state: AppState, query: URLSearchParams) {
  const prefix = query.get('filter_by_prefix') ?? ''
  const attributes = attributesOf(query)
  if (attributes.includes('user_count') && !prefix.startsWith('presence-')) {
    throw new ServerError('bad-info', 'user_count needs filter_by_prefix=presence-.')
  }
  const occupied = [...state.channels.values()].filter(
    ({ name, sockets }) => sockets.size > 0 && name.startsWith(prefix),
  )
  return {
    channels: Object.fromEntries(occupied.map(({ name }) => [name, channelInfo(state, name, attributes)])),
  }
}

/** GET /channels/NAME */
export function getChannel(state: AppState, name: string, query: URLSearchParams) {
  const occupied = (state.channels.get(name)?.sockets.size ?? 0) > 0
  return { occupied, ...channelInfo(state, name, attributesOf(query)) }
}

/** GET /channels/NAME/users */
export function getUsers(state: AppState, name: string) {
  if (!isPresence(name)) throw new ServerError('bad-channel', 'Only presence channels have users.')
  return { users: [...(state.channels.get(name)?.members.keys() ?? [])].map((id) => ({ id })) }
}

/** GET /connections, our own addition: who is connected to what. */
export function getConnections(state: AppState) {
  return {
    connections: [...state.connections.values()].map(({ socketId, user, subscriptions }) => ({
      socket_id: socketId,
      user_id: user?.id ?? null,
      channels: [...subscriptions.keys()],
    })),
  }
}
