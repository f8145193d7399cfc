import type { ChannelKitError } from './errors.ts'
import { type ChannelKind, kindOf } from './name-rules.ts'

/** `idle` nobody uses it, `subscribing`, `live`, `stale` it was live and the line is lost, `failed` see `error`. */
export type ChannelStatus = 'idle' | 'subscribing' | 'live' | 'stale' | 'failed'

/** A time in which events may have been missed, in epoch ms. */
export interface Gap {
  readonly from: number
  readonly to: number
}

export interface ChannelSnapshot {
  readonly name: string
  readonly kind: ChannelKind
  readonly status: ChannelStatus
  /** When `status` began, in epoch ms; 0 for what it was from the start. */
  readonly since: number
  /**
   * Why it failed, or why it is not live yet or any more: there is no network, say. While it is live, what is wrong though it
   * goes on: an event could not be decrypted, say.
   */
  readonly error: ChannelKitError | null
  /** How many connections are subscribed, where the server tells. */
  readonly subscriptionCount: number | null
  /** The last time the line was lost and came back: what was sent in between was missed. */
  readonly gap: Gap | null
}

/** What is known of a channel; its public status follows from these alone. */
export interface ChannelFacts {
  used: boolean
  /** Subscribed on the present connection. */
  subscribed: boolean
  /** Was subscribed at some time since it came into use. */
  wasLive: boolean
  /** Why it was refused. */
  error: ChannelKitError | null
}

/** @param ended the connection does not come up by itself */
export function channelStatus(
  { used, subscribed, wasLive, error }: ChannelFacts,
  ended = false,
): ChannelStatus {
  if (!used) return 'idle'
  if (error) return 'failed'
  if (subscribed) return 'live'
  if (ended) return 'failed'
  return wasLive ? 'stale' : 'subscribing'
}

/** Whether what it carries depends on who one is. */
export const isPersonal = (name: string) => kindOf(name) !== 'public'

/** The state of a channel that nobody uses. */
export const stateOf = (name: string): ChannelSnapshot => ({
  name,
  kind: kindOf(name),
  status: 'idle',
  since: 0,
  error: null,
  subscriptionCount: null,
  gap: null,
})
