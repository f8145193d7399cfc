import type { AppState } from './app-state.ts'
import { createConflation } from './conflation.ts'
import type { Connection } from './connection.ts'
import type { Fields } from './fields.ts'
import { frame } from './frame.ts'
import { termsOf } from './terms.ts'

/** How a client says how often it wants events of a channel, and how it is told what it gets; no other server knows it. */
export const CONFLATE_EVENT = 'channelkit:conflate'

/**
 * The data of a pong. Who asks with a ping learns whether terms are taken: any server answers a ping, and others say nothing of
 * it.
 */
export const pongFor = ({ limits }: AppState, { conflates }: Fields): string =>
  conflates === true && limits.conflatedKeys > 0 ? '{"conflates":true}' : '{}'

/** Takes all terms of a client on a channel, in place of those that it had there. */
export function conflate(state: AppState, from: Connection, data: Fields): void {
  const { channel: name, terms: list, coalesce } = data
  if (typeof name !== 'string' || !Array.isArray(list))
    return from.error(null, 'A request to conflate needs channel and terms, an array')
  const channel = state.channels.get(name)
  if (!channel || !from.subscriptions.has(name))
    return from.error(null, 'You are not subscribed to the channel that is to be conflated', name)
  const terms = state.limits.conflatedKeys > 0 ? termsOf(list) : []
  if (terms.length < list.length)
    from.error(
      null,
      'Some terms were left out: each needs event, by (a field or null) and rate, 0.01 to 1000 a second',
      name,
    )
  if (terms.length > 0) channel.conflation ??= createConflation(state.windows)
  // What is due at one time comes in one message where the client can take it apart: hundreds alone cost it more than they say.
  if (terms.length > 0 && coalesce === true) from.transport.coalesce?.()
  channel.conflation?.set(from, terms)
  // After what waited for terms that hold no more: from here on it is as told.
  from.send(frame(CONFLATE_EVENT, name, JSON.stringify({ terms })))
}
