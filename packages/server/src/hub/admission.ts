import type { AppState } from './app-state.ts'
import type { HubChannel } from './channel.ts'
import type { Connection } from './connection.ts'
import { objectOf } from './fields.ts'
import { isPresence, isPrivate, isUserId, USER_PREFIX } from './names.ts'
import { Rate } from './rate.ts'
import { isSigned } from './signatures.ts'
import { utf8Length } from './traffic.ts'

/** Why somebody may not join a channel, as `pusher:subscription_error` carries it. */
export interface Refusal {
  readonly type: 'AuthError' | 'InvalidChannel' | 'LimitReached'
  readonly error: string
  readonly status: number
}

/** Who somebody is on a presence channel. */
export interface Member {
  readonly id: string
  readonly info: unknown
}

export interface Request {
  readonly auth: unknown
  /** As it was signed; undefined if there is none. */
  readonly channelData: unknown
  readonly member: Member | undefined
}

const limit = (error: string): Refusal => ({ type: 'LimitReached', error, status: 4301 })
const denied = (error: string): Refusal => ({ type: 'AuthError', error, status: 401 })

/** Who joins a presence channel: whom the data names or, without any, who is signed in. */
export function memberOf(from: Connection, channelData: unknown): Member | undefined {
  if (channelData === undefined) return from.user && { id: from.user.id, info: from.user.info }
  const data = objectOf(channelData)
  const id = data?.user_id
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  return { id: String(id), info: data?.user_info }
}

/** Why a connection may not join a channel, or null. */
export function refusalOf(
  state: AppState,
  from: Connection,
  name: string,
  { auth, channelData, member }: Request,
): Refusal | null {
  const { app, limits } = state
  if (from.subscriptions.size + (from.pending?.size ?? 0) >= limits.channelsPerConnection)
    return limit(`A connection joins ${limits.channelsPerConnection} channels at most`)
  if (!mayJoinNow(state, from)) {
    state.tell({ type: 'rate-limited', what: 'subscriptions', socketId: from.socketId })
    return limit(`A connection joins ${limits.subscriptionsPerSecond} channels a second at most`)
  }
  if (name.startsWith(USER_PREFIX)) {
    return from.user?.id === name.slice(USER_PREFIX.length)
      ? null
      : denied('That is the channel of another user')
  }
  if (!isPrivate(name) && !isPresence(name)) return null
  if (channelData !== undefined && typeof channelData !== 'string')
    return denied('channel_data must be a text, the very one that was signed')
  const signedData = channelData === undefined ? '' : `:${channelData}`
  if (!isSigned(app, auth, `${from.socketId}:${name}${signedData}`)) return denied('Invalid signature')
  if (!isPresence(name)) return null
  if (!isUserId(member?.id)) return denied('channel_data must have a user_id of 1 to 128 characters')
  if (utf8Length(JSON.stringify(member?.info) ?? '') > limits.userInfo)
    return limit(`user_info has ${limits.userInfo} bytes at most`)
  return null
}

/** As many as a connection may join at all may come at once, as they do when it comes back. */
function mayJoinNow({ limits, clock }: AppState, from: Connection): boolean {
  const { channelsPerConnection, subscriptionsPerSecond } = limits
  from.joins ??= new Rate(subscriptionsPerSecond, Math.max(channelsPerConnection, subscriptionsPerSecond))
  return from.joins.take(clock.monotonic())
}

/** Why a presence channel has no room for one more, or undefined. */
export function tooMany({ limits }: AppState, { members }: HubChannel, member: Member): Refusal | undefined {
  return members.size < limits.presenceMembers || members.has(member.id) ? undefined : noRoom(limits)
}

export const noRoom = ({ presenceMembers }: AppState['limits']): Refusal =>
  limit(`A presence channel has ${presenceMembers} members at most`)
