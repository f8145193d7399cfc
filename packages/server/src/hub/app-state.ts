import type { Backlog } from './backlog.ts'
import type { Cache, CachedEvent } from './cache.ts'
import type { HubChannel } from './channel.ts'
import type { ClusterLink } from './cluster.ts'
import type { Connection } from './connection.ts'
import type { NewHappening } from './happening.ts'
import type { History } from './history.ts'
import type { Intake } from './intake.ts'
import type { App, HubClock, Limits } from './options.ts'
import type { Silence } from './silence.ts'
import type { Traffic } from './traffic.ts'
import type { Windows } from './window.ts'

/** Who is signed in, and who watches whom: by user id. */
export interface Users {
  readonly online: Map<string, Set<Connection>>
  readonly watchers: Map<string, Set<Connection>>
}

/** One app's connections and channels, and what happens when they meet. */
export interface AppState {
  readonly app: App
  readonly limits: Limits
  readonly clock: HubClock
  /** By socket id. */
  readonly connections: Map<string, Connection>
  /** By name: those that somebody here is subscribed to, or waits for. */
  readonly channels: Map<string, HubChannel>
  readonly traffic: Traffic
  /** Made anew when limits change: who is connected keeps what it came with. */
  intake: Intake
  readonly backlog: Backlog
  /** Finds out which clients have gone without a word. */
  readonly silence: Silence
  readonly users: Users
  /** The other processes, if there are any. */
  link: ClusterLink | undefined
  /**
   * Whether the hub sends everybody away, to come back elsewhere: then clients are not told of each other's going. `handover`:
   * nor is anybody else, since the other processes see off who is not back in time.
   */
  leaving: false | 'quietly' | 'handover'
  readonly cache: Cache
  /** What channels keep of their events; undefined where none does. */
  history: History | undefined
  /** What waits for clients that want events less often than they come. */
  readonly windows: Windows
  /** What those around the hub have counted or noted, so that other processes can be told: undefined of what is not theirs. */
  readonly stats: Set<(what: string, at?: number) => unknown>
  /** Tells whoever watches the hub. */
  tell(happening: NewHappening): void
  /** The channel, made if nobody was on it. */
  open(name: string): HubChannel
  /** Runs at once, or when the other processes were asked about the channel. */
  whenOpen(channel: HubChannel, run: () => void): void
  /** Sends one frame to all subscribers here but one; returns how many those are. */
  send(channel: HubChannel, text: string, except?: Connection | string): number
  sendMemberAdded(channel: HubChannel, id: string, info: unknown, except?: Connection): void
  sendMemberRemoved(channel: HubChannel, id: string): void
  /** The last event of a cache channel, while it lasts. */
  cached(name: string): CachedEvent | undefined
  join(channel: HubChannel, socket: Connection, member?: { id: string; info: unknown }): void
  /** The number of subscriptions changed; `here` unless on another process. */
  announce(channel: HubChannel, here?: boolean): void
  /** Takes a connection off a channel, if it is on it. */
  leave(name: string, socket: Connection): void
  /** Sends an event of the API to all subscribers, and keeps it where the channel is one that caches. */
  publish(name: string, event: string, data: string, exceptSocketId?: string): void
  /**
   * Sends a client's event to the other subscribers.
   *
   * @param bytes of the data as JSON
   */
  relay(channel: HubChannel, from: Connection, event: string, data: unknown, bytes: number): void
  /** Stops what is timed. */
  end(): void
}
