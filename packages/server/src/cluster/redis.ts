import { DEFAULTS } from '../defaults.ts'
import type { Cluster } from '../hub/index.ts'
import { ServerError } from '../hub/server-error.ts'
import { createLink } from './link.ts'
import { createTogether, linkParts } from './partitions.ts'
import { createSession } from './session.ts'
import { checkPlace, type RedisPlace } from './where.ts'

export interface RedisOptions extends RedisPlace {
  /** Put before every key; clusters with different ones may share a Redis. Default `channelkit`. */
  prefix?: string
  /**
   * Within this the cluster sees off the members and subscriptions of a process that crashed, in ms; a process that can't
   * reach Redis for so long sees off everybody else's. Default 15,000, at least 1000.
   */
  lease?: number
}

export interface RedisCluster extends Cluster {
  /** Connects; done when this process has joined, or after `patience` ms when Redis can't be reached. */
  start(patience?: number): Promise<void>
  /** Whether this process is one of the cluster now. */
  readonly joined: boolean
  /**
   * Tells what is due and leaves the cluster.
   *
   * @param handOver leaves what was here for one more lease, rather than give it up at once: after a hub's `drain`
   */
  stop(handOver?: boolean): Promise<void>
}

/**
 * Joins this process to all others that use the same Redis and prefix.
 *
 * @throws ServerError `bad-redis`
 */
export function createRedisCluster(given: string | RedisOptions): RedisCluster {
  const options: RedisOptions = typeof given === 'string' ? { url: given } : given
  const { prefix = DEFAULTS.redis.prefix, lease = DEFAULTS.redis.lease, ...place } = options
  const bad = (why: string) => new ServerError('bad-redis', why)
  checkPlace(place)
  if (typeof prefix !== 'string' || !prefix)
    throw bad('The prefix of redis must be a text that is not empty.')
  if (place.cluster && /[{}]/.test(prefix)) throw bad('The prefix of a Redis Cluster can have no braces.')
  if (!Number.isFinite(lease) || lease < 1000) throw bad('The lease of redis must be 1000 ms or more.')
  const sessions = prefixes(prefix, place).map((one, _, { length: parts }) =>
    createSession({ place, prefix: one, lease, parts }),
  )
  const together = createTogether(sessions.length)
  const all = (run: (session: (typeof sessions)[number]) => Promise<void>) =>
    Promise.all(sessions.map(run)).then(() => {})
  return {
    link: (app) =>
      sessions.length === 1 ? createLink(sessions[0]!, app) : linkParts(sessions, app, together),
    start: (patience = 3000) => all((session) => session.start(patience)),
    get joined() {
      return sessions.every((session) => session.joined())
    },
    stop: (handOver = false) => all((session) => session.stop(handOver)),
  }
}

/** In a cluster the braces say what keeps keys together. */
const prefixes = (prefix: string, { cluster }: RedisPlace): string[] =>
  cluster
    ? Array.from(
        { length: cluster.partitions ?? DEFAULTS.redis.partitions },
        (_, part) => `{${prefix}.${part}}`,
      )
    : [prefix]
