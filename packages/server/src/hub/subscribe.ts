import { type Member, memberOf, noRoom, type Refusal, refusalOf, tooMany } from './admission.ts'
import type { AppState } from './app-state.ts'
import { type HubChannel, presenceData } from './channel.ts'
import type { Connection } from './connection.ts'
import { enter } from './enter.ts'
import type { Fields } from './fields.ts'
import { frame } from './frame.ts'
import { isCache, isChannelName, isPresence, isPrivate, NAME_RULE } from './names.ts'

/** Longer names that can't be are not repeated. */
const MOST_REPEATED = 1000

/** Subscribes a connection, or tells it why not. */
export function subscribe(state: AppState, from: Connection, data: Fields): void {
  const { channel: name } = data
  if (!isChannelName(name)) return refuseName(from, name)
  if (from.subscriptions.has(name) || from.pending?.has(name)) {
    if (from.followed === name) return answerFollowed(state, from, name)
    return from.error(null, `Existing subscription to channel ${name}`, name)
  }
  // Endpoints that serialise an optional field answer with null or an empty text, and pusher-js passes that on.
  const channelData = data.channel_data === '' ? undefined : (data.channel_data ?? undefined)
  const member = isPresence(name) ? memberOf(from, channelData) : undefined
  const refusal = refusalOf(state, from, name, { auth: data.auth, channelData, member })
  if (refusal) return refuse(from, name, refusal)
  if (isPrivate(name) || isPresence(name)) from.authorized = true
  enter(state, from, name, {
    member,
    put: (channel, admitted) => join(state, from, channel, member, admitted),
    full: () => refuse(from, name, noRoom(state.limits)),
  })
}

/**
 * Who has signed in hears what is sent to them from then on: the subscription that their client makes of it comes a moment
 * later, and an event in between would be lost.
 */
export function follow(state: AppState, from: Connection, name: string): void {
  if (from.subscriptions.has(name) || from.pending?.has(name)) return
  from.followed = name
  enter(state, from, name, {
    put(channel) {
      state.join(channel, from, undefined)
      state.announce(channel)
    },
  })
}

function answerFollowed(state: AppState, from: Connection, name: string) {
  from.followed = undefined
  const answer = () => {
    const channel = from.subscriptions.has(name) && state.channels.get(name)
    if (channel) from.send(frame('pusher_internal:subscription_succeeded', name, dataOf(state, channel)))
  }
  const pending = from.pending?.get(name)
  if (pending) pending.later.push(answer)
  else answer()
}

const refuse = (from: Connection, name: string, refusal: Refusal) =>
  from.send(frame('pusher:subscription_error', name, JSON.stringify(refusal)))

/** Tells the channel, as far as the client can have one of that name. */
function refuseName(from: Connection, name: unknown) {
  if (typeof name !== 'string' || name === '' || name.length > MOST_REPEATED)
    return from.error(null, `Subscribe needs the name of a channel: ${NAME_RULE}`)
  const shown = name.length > 200 ? `${name.slice(0, 200)}…` : name
  const error = `${shown} is not the name of a channel: ${NAME_RULE}`
  refuse(from, name, { type: 'InvalidChannel', error, status: 400 })
}

/** What a subscriber is told: who is there, and where the channel's history is. */
function dataOf(state: AppState, channel: HubChannel): string {
  const position = state.history?.position(channel.name)
  const history = position ? `"history":${JSON.stringify(position)}` : ''
  if (!isPresence(channel.name)) return `{${history}}`
  const data = presenceData(channel)
  return history ? `${data.slice(0, -1)},${history}}` : data
}

function join(
  state: AppState,
  from: Connection,
  channel: HubChannel,
  member: Member | undefined,
  admitted = false,
) {
  const { name } = channel
  const full = member && !admitted && tooMany(state, channel, member)
  if (full) return refuse(from, name, full)
  state.join(channel, from, member)
  from.send(frame('pusher_internal:subscription_succeeded', name, dataOf(state, channel)))
  state.announce(channel)
  if (!isCache(name)) return
  const cached = state.cached(name)
  from.send(cached ? frame(cached.event, name, cached.data) : frame('pusher:cache_miss', name, '{}'))
  if (!cached) state.tell({ type: 'cache-miss', channel: name })
}
