import type { AppState, ChannelSummary, ClusterCached } from '../hub/index.ts'
import { isCache, isPresence } from '../hub/names.ts'
import { readChannel } from '../hub/reads.ts'
import type { Attribute, ChannelInfo } from './schemas.ts'

/** The attributes of a channel that were asked for, as far as its kind has them. */
export async function channelInfo(
  state: AppState,
  name: string,
  attributes: readonly Attribute[],
): Promise<ChannelInfo> {
  return attributes.length === 0 ? {} : infoOf(state, await readChannel(state, name), attributes)
}

export function infoOf(
  state: AppState,
  channel: ChannelSummary & { readonly cached?: ClusterCached | undefined },
  attributes: readonly Attribute[],
): ChannelInfo {
  const { name, subscriptions, users } = channel
  const info: ChannelInfo = {}
  if (attributes.includes('user_count') && isPresence(name)) info.user_count = users
  if (attributes.includes('subscription_count')) info.subscription_count = subscriptions
  const cached = attributes.includes('cache') && isCache(name) ? channel.cached : undefined
  if (cached)
    info.cache = { data: cached.data, ttl: Math.ceil((cached.until - state.clock.monotonic()) / 1000) }
  return info
}
