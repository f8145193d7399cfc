import type { Redis, RedisOptions } from 'ioredis'
import { connectorOfSlot } from './slots.ts'
import { addressOf, type RedisPlace } from './where.ts'

/**
 * Makes connections to the primary of a place, wherever it is when they connect.
 *
 * @param key the key whose primary is wanted, where there are several
 * @param wait before the next attempt, in ms
 */
export function connectionsTo(
  { Redis, AbstractConnector }: typeof import('ioredis'),
  { url, sentinel, cluster, username, password, db, tls }: RedisPlace,
  key: string,
  wait: (times: number) => number,
): (options: RedisOptions) => Redis {
  if (url !== undefined) return (options) => new Redis(url, options)
  const own: RedisOptions = {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(db !== undefined && { db }),
    ...(tls && { tls: {} }),
  }
  if (cluster) {
    const seeds = cluster.hosts.map((host) => addressOf(host, 6379)!)
    return (options) => {
      const how = { ...options, ...own }
      const Connector = connectorOfSlot({ Redis, AbstractConnector, seeds, key, options: how, wait })
      return new Redis({ ...how, Connector })
    }
  }
  const { hosts, name = 'mymaster', ...auth } = sentinel!
  return (options) =>
    new Redis({
      ...options,
      ...own,
      sentinels: hosts.map((host) => addressOf(host, 26_379)!),
      name,
      role: 'master',
      // A primary that is cut off but lives would otherwise be kept.
      failoverDetector: true,
      sentinelRetryStrategy: wait,
      ...(auth.username !== undefined && { sentinelUsername: auth.username }),
      ...(auth.password !== undefined && { sentinelPassword: auth.password }),
      ...(tls && { sentinelTLS: {}, enableTLSForSentinelMode: true }),
    })
}
