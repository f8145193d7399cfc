import type { AppState } from './app-state.ts'
import { type HubChannel, presenceData } from './channel.ts'
import type { Connection, PendingSubscription } from './connection.ts'
import { type Fields, objectOf } from './fields.ts'
import { frame } from './frame.ts'
import { isCache, isChannelName, isPresence, isPrivate, isUserId, USER_PREFIX } from './names.ts'
import { isSigned } from './signatures.ts'
import { utf8Length } from './traffic.ts'

type Refusal = { type: string; error: string; status: number }
type Member = { id: string; info: unknown }

const limit = (error: string): Refusal => ({ type: 'LimitReached', error, status: 4301 })

/** Subscribes a connection, or tells it why not. */
export function subscribe(state: AppState, from: Connection, data: Fields): void {
  const { channel: name } = data
  if (!isChannelName(name)) return from.error(null, 'Subscribe needs a valid channel name')
  if (from.subscriptions.has(name) || from.pending?.has(name))
    return from.error(null, `Existing subscription to channel ${name}`)
  const member = isPresence(name) ? memberOf(from, data.channel_data) : undefined
  const refusal = refuse(state, from, name, data, member)
  if (refusal) return from.send(frame('pusher:subscription_error', name, JSON.stringify(refusal)))
  if (isPrivate(name) || isPresence(name)) from.authorized = true
  const channel = state.open(name)
  if (!channel.waiting) return join(state, from, channel, member)
  const pending: PendingSubscription = { later: [] }
  from.pending ??= new Map()
  from.pending.set(name, pending)
  state.whenOpen(channel, () => {
    // Unless it has left, or has come anew, while the others were asked.
    if (from.pending?.get(name) !== pending) return
    from.pending.delete(name)
    join(state, from, channel, member)
    for (const run of pending.later) run()
  })
}

function join(state: AppState, from: Connection, channel: HubChannel, member: Member | undefined) {
  const { name, members } = channel
  if (member && members.size >= state.limits.presenceMembers && !members.has(member.id)) {
    const refusal = limit(`A presence channel has ${state.limits.presenceMembers} members at most`)
    return from.send(frame('pusher:subscription_error', name, JSON.stringify(refusal)))
  }
  state.join(channel, from, member)
  from.send(
    frame('pusher_internal:subscription_succeeded', name, isPresence(name) ? presenceData(channel) : '{}'),
  )
  state.announce(channel)
  if (!isCache(name)) return
  const cached = state.cached(name)
  from.send(cached ? frame(cached.event, name, cached.data) : frame('pusher:cache_miss', name, '{}'))
  if (!cached) state.tell({ type: 'cache-miss', channel: name })
}

function memberOf(from: Connection, channelData: unknown): Member | undefined {
  if (channelData === undefined) return from.user && { id: from.user.id, info: from.user.info }
  const data = objectOf(channelData)
  const id = data?.user_id
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  return { id: String(id), info: data?.user_info }
}

function refuse(
  state: AppState,
  from: Connection,
  name: string,
  data: Fields,
  member?: Member,
): Refusal | null {
  const { app, limits } = state
  if (from.subscriptions.size + (from.pending?.size ?? 0) >= limits.channelsPerConnection)
    return limit(`A connection joins ${limits.channelsPerConnection} channels at most`)
  const denied = (error: string): Refusal => ({ type: 'AuthError', error, status: 401 })
  if (name.startsWith(USER_PREFIX)) {
    return from.user?.id === name.slice(USER_PREFIX.length)
      ? null
      : denied('That is the channel of another user')
  }
  if (!isPrivate(name) && !isPresence(name)) return null
  const signedData = data.channel_data === undefined ? '' : `:${data.channel_data}`
  if (!isSigned(app, data.auth, `${from.socketId}:${name}${signedData}`)) return denied('Invalid signature')
  if (!isPresence(name)) return null
  if (!isUserId(member?.id)) return denied('channel_data must have a user_id of 1 to 128 characters')
  if (utf8Length(JSON.stringify(member?.info) ?? '') > limits.userInfo)
    return limit(`user_info has ${limits.userInfo} bytes at most`)
  return null
}
