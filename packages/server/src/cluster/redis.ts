import { DEFAULTS } from '../defaults.ts'
import type { Cluster } from '../hub/index.ts'
import { ServerError } from '../hub/server-error.ts'
import { createLink } from './link.ts'
import { createSession } from './session.ts'

export interface RedisOptions {
  /** `redis://`, or `rediss://` for TLS, with user, password and database as the URL says. */
  url: string
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
  const { url, prefix = DEFAULTS.redis.prefix, lease = DEFAULTS.redis.lease } = options
  const bad = (why: string) => new ServerError('bad-redis', why)
  // The URL itself may hold a password: it is not repeated.
  if (typeof url !== 'string' || !/^rediss?:\/\//.test(url) || !URL.canParse(url))
    throw bad('redis must be a URL such as redis://localhost:6379.')
  if (typeof prefix !== 'string' || !prefix)
    throw bad('The prefix of redis must be a text that is not empty.')
  if (!Number.isFinite(lease) || lease < 1000) throw bad('The lease of redis must be 1000 ms or more.')
  const session = createSession({ url, prefix, lease })
  return {
    link: (app) => createLink(session, app),
    start: (patience = 3000) => session.start(patience),
    get joined() {
      return session.joined()
    },
    stop: (handOver = false) => session.stop(handOver),
  }
}
