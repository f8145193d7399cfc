import { type AppState, type ChannelSummary, type ClusterCached, ServerError } from '../hub/index.ts'
import { isCache, isPresence } from '../hub/names.ts'
import { readChannel } from '../hub/reads.ts'

const KNOWN = ['user_count', 'subscription_count', 'cache']

/** The attributes of a comma-separated list. @throws ServerError `bad-info` */
export function attributesOf(info: unknown): string[] {
  if (info === undefined || info === null) return []
  const names = typeof info === 'string' ? info.split(',').map((name) => name.trim()) : ['?']
  const attributes = names.filter(Boolean)
  if (attributes.some((name) => !KNOWN.includes(name)))
    throw new ServerError('bad-info', `info is a comma-separated list of ${KNOWN.join(', ')}.`)
  return attributes
}

/** The attributes of a channel that were asked for, as far as its kind has them. */
export async function channelInfo(state: AppState, name: string, attributes: readonly string[]) {
  return attributes.length === 0 ? {} : infoOf(state, await readChannel(state, name), attributes)
}

export function infoOf(
  state: AppState,
  channel: ChannelSummary & { readonly cached?: ClusterCached | undefined },
  attributes: readonly string[],
) {
  const { name, subscriptions, users } = channel
  const info: Record<string, unknown> = {}
  if (attributes.includes('user_count') && isPresence(name)) info.user_count = users
  if (attributes.includes('subscription_count')) info.subscription_count = subscriptions
  const cached = attributes.includes('cache') && isCache(name) ? channel.cached : undefined
  if (cached)
    info.cache = { data: cached.data, ttl: Math.ceil((cached.until - state.clock.monotonic()) / 1000) }
  return info
}
