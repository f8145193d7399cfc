import type { Cluster } from './cluster.ts'
import type { HistoryRule } from './history.ts'
import { ServerError } from './server-error.ts'

/** A key, which clients show, and the secret that signs for it. */
export interface AppKey {
  key: string
  secret: string
}

/** An application that clients connect to. */
export interface App extends AppKey {
  id: string
  /**
   * Further pairs that are taken as well as `key` and `secret`: while a secret is replaced, the same key with the old
   * one; while a key is, the old pair.
   */
  keys?: readonly AppKey[]
  /** What differs for this app from the limits of the server. */
  limits?: Partial<Omit<Limits, 'processBacklog'>>
  /** Which web pages may connect, as `https://example.com` or `*.example.com`. Default: those of the server. */
  allowedOrigins?: readonly string[]
  /** Refuses connections with 4003 when false. Default true. */
  enabled?: boolean
  /** Lets clients send client events. Default true. */
  clientEvents?: boolean
  /** Tells subscribers how many they are. Default true. */
  subscriptionCount?: boolean
  /** Lets users sign in. Default true. */
  signIn?: boolean
  /** Tells signed-in users when those on their watchlist come and go. Default true. */
  watchlist?: boolean
  /**
   * Closes connections with 4009 that neither sign in nor join a private or presence channel in time
   * (`limits.authorizationTimeout`). Default false.
   */
  authorizedConnections?: boolean
  /** Refuses connections without TLS with 4000, which makes pusher-js come back with it. Default false. */
  tlsOnly?: boolean
  /** Which channels keep their last events, for who comes back or comes late. Default none. */
  history?: readonly HistoryRule[]
  /** Connections at most; more are refused with 4004. Default no limit. */
  maxConnections?: number
}

/** What the hosted service allows; raise or lower it here. Sizes in bytes or characters, times in ms. */
export interface Limits {
  /** A client is pinged after this much silence. */
  activityTimeout: number
  /** How long it has to answer. */
  pongTimeout: number
  /** How long a connection may stay unauthorised in apps with `authorizedConnections`. */
  authorizationTimeout: number
  /** The longest frame a client may send. */
  frame: number
  /** The longest data of an event, in bytes. */
  payload: number
  clientEventsPerSecond: number
  /**
   * How many frames a connection may send beside its client events; each begun 4 kB of a frame counts. Twice
   * `channelsPerConnection` more may come at once. Who sends more is closed with 4100.
   */
  framesPerSecond: number
  /** How many frames all connections of one address may send; ten seconds' worth may come at once. */
  framesPerSecondPerAddress: number
  /** How many channels one connection may join. */
  channelsPerConnection: number
  /** How many channels one connection may join a second; as many as it may join at all may come at once. */
  subscriptionsPerSecond: number
  presenceMembers: number
  /** The longest `user_info`, in bytes of JSON. */
  userInfo: number
  /** How many users one connection may watch. */
  watchlist: number
  /** How long a cache channel keeps its last event. */
  cacheTtl: number
  /** How much all channels of an app may keep as history in memory, in bytes. Default 32 MiB. */
  history: number
  /**
   * How many keys of one event are followed for clients that want it less often than it comes; those of more are sent as they come.
   * 0 turns it off.
   */
  conflatedKeys: number
  /** How much may wait for all those clients of an app, in characters; beyond it events are sent as they come. Default 16 MiB. */
  conflated: number
  /** How much may wait for one slow reader before its transport cuts it off. Default 4 MiB. */
  buffered: number
  /** How much may wait for all slow readers of an app; beyond it those go for whom most waits. Default 32 MiB. */
  backlog: number
  /** The same for the apps of a process together; not for one app. Default 64 MiB. */
  processBacklog: number
  /** Requests of the HTTP API that an app may send; more get 429. Default no limit. */
  apiRequestsPerSecond: number
}

export const DEFAULT_LIMITS: Limits = {
  activityTimeout: 120_000,
  pongTimeout: 30_000,
  authorizationTimeout: 30_000,
  frame: 102_400,
  payload: 10_240,
  clientEventsPerSecond: 10,
  framesPerSecond: 100,
  framesPerSecondPerAddress: 5000,
  channelsPerConnection: 1000,
  subscriptionsPerSecond: 20,
  presenceMembers: 100,
  userInfo: 1024,
  watchlist: 100,
  cacheTtl: 1_800_000,
  history: 32 * 1024 * 1024,
  conflatedKeys: 10_000,
  conflated: 16 * 1024 * 1024,
  buffered: 4 * 1024 * 1024,
  backlog: 32 * 1024 * 1024,
  processBacklog: 64 * 1024 * 1024,
  apiRequestsPerSecond: Number.POSITIVE_INFINITY,
}

/** Time as the hub sees it. Globals are read at each call, so that fake timers take effect. */
export interface HubClock {
  /** Epoch ms, for what is shown or signed. It may be set, so no duration is taken from it. */
  now(): number
  /** Ms since some moment, which nobody can set: for how long something lasts. */
  monotonic(): number
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

export const hostClock: HubClock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (run, ms) => {
    const timer: unknown = setTimeout(run, ms)
    // A ping that is due some time must not keep a process alive.
    ;(timer as { unref?(): void }).unref?.()
    return timer
  },
  clearTimeout: (timer) => clearTimeout(timer as never),
}

export interface HubOptions {
  apps: readonly App[]
  limits?: Partial<Limits>
  /** Which web pages may connect, as `https://example.com` or `*.example.com`. Default all. */
  allowedOrigins?: readonly string[]
  /** Other processes that this one is one server with. Default none. */
  cluster?: Cluster
  clock?: HubClock
}

/** @throws ServerError `invalid-options` */
export function checkApps(apps: readonly App[]): void {
  if (!Array.isArray(apps) || apps.length === 0)
    throw new ServerError('invalid-options', 'Give at least one app.')
  for (const field of ['id', 'key', 'secret'] as const) {
    for (const app of apps) {
      if (typeof app[field] !== 'string' || !app[field]) {
        throw new ServerError('invalid-options', `Each app needs a non-empty ${field}.`)
      }
    }
    if (field === 'id' && new Set(apps.map((app) => app[field])).size < apps.length) {
      throw new ServerError('invalid-options', `Two apps have the same ${field}.`)
    }
  }
  const keys = apps.flatMap((app) => [...new Set(keysOf(app).map(({ key }) => key))])
  if (new Set(keys).size < keys.length)
    throw new ServerError('invalid-options', 'Two apps have the same key.')
  for (const { key, secret } of apps.flatMap(keysOf)) {
    if (typeof key !== 'string' || !key || typeof secret !== 'string' || !secret)
      throw new ServerError('invalid-options', 'Each of the keys of an app needs a key and a secret.')
  }
}

/** All pairs of an app, the present one first. */
export const keysOf = ({ key, secret, keys = [] }: AppKey & { keys?: readonly AppKey[] }): AppKey[] => [
  { key, secret },
  ...keys,
]
