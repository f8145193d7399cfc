import { ServerError } from '../hub/server-error.ts'

/** Who knows where the primary is, and which one. */
export interface SentinelOptions {
  /** The sentinels, as `10.0.0.1:26379`. */
  hosts: readonly string[]
  /** What they call the primary. Default `mymaster`. */
  name?: string
  /** What the sentinels themselves ask for. */
  username?: string
  password?: string
}

export interface RedisClusterOptions {
  /** Some of its nodes, as `10.0.0.1:6379`; the others are learnt from them. */
  hosts: readonly string[]
  /**
   * Into how many parts channels are divided, each on one primary. Every process must say the same. Default 16; more than
   * there are primaries, so that each gets its share.
   */
  partitions?: number
}

/** Where Redis is: an address, or what knows the address. */
export interface RedisPlace {
  /** `redis://`, or `rediss://` for TLS, with user, password and database as the URL says. */
  url?: string
  /** Or the sentinels that know where the primary is. */
  sentinel?: SentinelOptions
  /** Or nodes of a Redis Cluster: Redis 7 or Valkey, for sharded publish and subscribe. */
  cluster?: RedisClusterOptions
  /** With sentinels or a cluster, since a URL has its own: who this is to Redis. */
  username?: string
  password?: string
  /** With sentinels: the number of the database. */
  db?: number
  /** With sentinels or a cluster: whether nodes are spoken to over TLS. */
  tls?: boolean
}

export interface Address {
  readonly host: string
  readonly port: number
}

/** An address as it is written in options; undefined if it is none. */
export function addressOf(text: unknown, usual: number): Address | undefined {
  const [, bracketed, plain, port] =
    /^(?:\[([\da-f:]+)\]|([^\s:/@[\]]+))(?::(\d{1,5}))?$/i.exec(typeof text === 'string' ? text : '') ?? []
  const host = bracketed ?? plain
  const number = Number(port ?? usual)
  return host && number > 0 && number < 65_536 ? { host, port: number } : undefined
}

/** Why these can't be meant, or undefined. It never holds a value: a URL may have a password in it. */
export function faultOf(place: RedisPlace): string | undefined {
  const { url, sentinel, cluster, username, password, db, tls } = place
  const ways = [url, sentinel, cluster].filter((way) => way !== undefined)
  if (ways.length !== 1) return 'redis needs one of url, sentinel and cluster, and only one.'
  if (url !== undefined) {
    if (typeof url !== 'string' || !/^rediss?:\/\//.test(url) || !URL.canParse(url))
      return 'redis must be a URL such as redis://localhost:6379.'
    if ([username, password, db, tls].some((one) => one !== undefined))
      return 'User, password, database and TLS of redis belong into its url, where it has one.'
    return undefined
  }
  const [hosts, name] = sentinel ? [sentinel.hosts, 'sentinel'] : [cluster?.hosts, 'cluster']
  if (!Array.isArray(hosts) || hosts.length === 0 || hosts.some((one) => !addressOf(one, 1)))
    return `redis.${name}.hosts must be addresses such as 10.0.0.1:6379, at least one.`
  if (cluster && db) return 'A Redis Cluster has one database only: leave redis.db out.'
  const { partitions = 1 } = cluster ?? {}
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > 256)
    return 'redis.cluster.partitions must be a whole number from 1 to 256.'
  return undefined
}

/** @throws ServerError `bad-redis` */
export function checkPlace(place: RedisPlace): void {
  const fault = faultOf(place)
  if (fault) throw new ServerError('bad-redis', fault)
}

/** For people: where it is, without what is secret. */
export function placeName({ url, sentinel, cluster }: RedisPlace): string {
  if (sentinel) return `${sentinel.name ?? 'mymaster'} of ${sentinel.hosts.join(', ')}`
  if (cluster) return `cluster of ${cluster.hosts.join(', ')}`
  return URL.canParse(url ?? '') ? new URL(url!).host : 'set'
}
