import type { NewHappening } from './happening.ts'

/**
 * What joins several processes into one server. The hub tells it what changes here and is told what changes elsewhere; how
 * the word gets around is not the hub's business. A hub without a cluster is alone and asks nobody.
 */
export interface Cluster {
  /** Called once for each app, before its first connection. */
  link(app: ClusterApp): ClusterLink
}

/** The last event of a cache channel. `until` by the monotonic clock of this process. */
export interface ClusterCached {
  readonly event: string
  readonly data: string
  readonly until: number
}

/** An event to be kept for all processes. */
export interface ClusterKept {
  readonly event: string
  readonly data: string
  readonly frame: string
  readonly except: string | undefined
  readonly cached: ClusterCached | undefined
  /** How many of the channel are kept, and for how long, in ms. */
  readonly events: number
  readonly age: number
}

/** What is kept of a channel. Times by the clock that all processes share, in epoch ms. */
export interface ClusterPast {
  /** Changes when all was lost: numbers mean something within one. */
  readonly life: string
  readonly at: number
  /** A number that all later events have more than. */
  readonly serial: number
  /** The number of the channel's last event; undefined if it had none for long. */
  readonly last: number | undefined
  /** Up to this number some may be missing, though nothing shows it. */
  readonly moved?: number | undefined
  readonly events: readonly {
    readonly serial: number
    /** The number of the one before it; undefined if there was none for long. */
    readonly before: number | undefined
    readonly event: string
    readonly data: string
    readonly at: number
    readonly except: string | undefined
  }[]
}

/** A member of a presence channel, on one process. */
export interface ClusterMember {
  readonly process: string
  readonly id: string
  readonly info: unknown
}

/** What other processes have in a channel. */
export interface ClusterFound {
  /** How many subscriptions, by process. */
  readonly counts: ReadonlyMap<string, number>
  readonly members: readonly ClusterMember[]
  readonly cached?: ClusterCached
}

export interface ChannelSummary {
  readonly name: string
  readonly subscriptions: number
  readonly users: number
}

export interface ConnectionSummary {
  readonly socketId: string
  readonly userId: string | null
  /** Epoch ms. */
  readonly connectedAt: number
  /** As an IP address, where it is known. */
  readonly address?: string | undefined
  /** `websocket`, `xhr_streaming`, `xhr_polling` or `other`. */
  readonly transport?: string
  readonly secure?: boolean
  /** What the client told of itself. */
  readonly origin?: string | undefined
  readonly userAgent?: string | undefined
  /** Bytes from and to the client, where its transport counts them. */
  readonly received?: number | undefined
  readonly sent?: number | undefined
  /** By channel: the user id there, or null. */
  readonly subscriptions: readonly (readonly [channel: string, userId: string | null])[]
}

/** What all processes put in, in one order, and one process at a time takes out. Answers are null where nobody can be asked. */
export interface ClusterQueue {
  /** @returns how many of the oldest had to go, since no more than `most` may wait */
  put(text: string, most: number): Promise<number | null>
  /**
   * Makes this process the one that takes out, for so many ms.
   *
   * @param after the id of an entry, null for the first ones
   * @returns what comes after it, at most so many; null also where another process is it
   */
  take(after: string | null, most: number, ms: number): Promise<[id: string, text: string][] | null>
  /** Takes out for good; `dead` is kept aside. Without ids, lets another process take out. */
  settle(ids: readonly string[], dead: readonly string[]): Promise<boolean>
  /** Hears that something was put in, by whatever process. */
  listen(listener: () => void): () => void
}

/** An edge is told once for the cluster, by the process that caused it. */
export type Edge =
  | { readonly type: 'occupied' | 'vacated'; readonly channel: string }
  | { readonly type: 'member-added' | 'member-removed'; readonly channel: string; readonly userId: string }

/** An app of this process, as its link sees it. */
export interface ClusterApp {
  readonly id: string
  /** All that is here, so that it can be told anew. */
  held(): {
    readonly channels: readonly {
      readonly name: string
      readonly subscriptions: number
      readonly members: readonly { readonly id: string; readonly info: unknown }[]
    }[]
    readonly users: readonly string[]
    readonly connections: number
  }
  /** Sends a frame that came from another process to the subscribers here. */
  deliver(channel: string, frame: string, exceptSocketId: string | undefined): void
  cache(channel: string, cached: ClusterCached | undefined): void
  /** Another process has so many subscriptions to the channel now. */
  count(channel: string, process: string, subscriptions: number): void
  memberAdded(channel: string, member: ClusterMember): void
  memberRemoved(channel: string, process: string, id: string): void
  /** Puts what was found in place of what was known, except for what is known of the processes in `keep`. */
  replace(channel: string, found: ClusterFound, keep?: (process: string) => boolean): void
  /** Whether the channel keeps its events. */
  keeps(channel: string): boolean
  /** Subscribers here may have missed events of the last so many ms, though they were connected. */
  behind(channel: string, ms: number): void
  /** The processes that are known to have something in the channel. */
  processes(channel: string): readonly string[]
  /** A user came online with their first connection, or went with their last one; returns whether anybody here watches. */
  watched(id: string, name: 'online' | 'offline'): boolean
  terminate(userId: string): void
  /** Ends one connection, if it is here. */
  end(socketId: string, reconnect: boolean): void
  connections(): ConnectionSummary[]
  /** What was counted here: see `AppState.stats`. */
  stats(what: string, at?: number): unknown
  tell(happening: NewHappening): void
  /** The same of what concerns the whole process. */
  tellAll(happening: NewHappening): void
}

/** One app's side of the cluster. No call throws or waits; answers come later, or at once where nobody can be asked. */
export interface ClusterLink {
  /** Somebody here wants the channel: calls `ready` when what is published elsewhere arrives here. */
  open(channel: string, ready: () => void): void
  /** The last one here left the channel. */
  close(channel: string): void
  /** So many subscriptions are here now. */
  count(channel: string, subscriptions: number): void
  /** The member's first connection here came, or the last one went (no `info` then). */
  member(channel: string, id: string, joined: { readonly info: unknown } | undefined): void
  /**
   * Asks for a place for one who is no member here yet; null where nobody can be asked. It is kept for a while. Who does not come
   * gives it back: `member` without `info`.
   */
  admit(channel: string, id: string, most: number, answer: (room: boolean | null) => void): void
  /** The user's first connection here signed in, or the last one went. */
  user(id: string, online: boolean): void
  /** So many connections are here now. */
  connected(connections: number): void
  /** An edge as it looks from here: the cluster tells it when it is one for all. */
  edge(edge: Edge): void
  publish(channel: string, frame: string, exceptSocketId: string | undefined, cached?: ClusterCached): void
  /**
   * Keeps an event and sends it to all subscribers, also to those here, each time with its number.
   *
   * @param failed it could not be kept: nobody was sent anything
   * @returns false where that can't be tried
   */
  keep(channel: string, kept: ClusterKept, failed: () => void): boolean
  /** Where an open channel is; undefined where it is not known. */
  position(channel: string): { readonly life: string; readonly serial: number } | undefined
  /** What is kept: of that after one number and before another the first or the last so many. Null where nobody can be asked. */
  past(
    channel: string,
    what: {
      after?: number | undefined
      before?: number | undefined
      first?: number | undefined
      last?: number | undefined
    },
  ): Promise<ClusterPast | null>
  terminate(userId: string): void
  end(socketId: string, reconnect: boolean): void
  /** Which of the users are online elsewhere. */
  online(ids: readonly string[], answer: (online: readonly string[]) => void): void
  /** How many connections the other processes have, as of a moment ago. */
  others(): number
  /** Whether one more may pass of so many a second on all processes; null where nobody can be asked. */
  take(what: string, perSecond: number): Promise<boolean | null>
  /**
   * Remembers something for so many ms, of the last so many; how many ms ago it was first seen on any process, less than 0 if never.
   * Null where nobody can be asked.
   */
  seen(what: string, ms: number, most: number): Promise<number | null>
  /** A queue that all processes share, by its name. */
  queue(name: string): ClusterQueue
  /** The occupied channels of the cluster; null where nobody can be asked. */
  channels(prefix: string): Promise<ChannelSummary[] | null>
  channel(name: string): Promise<(ChannelSummary & { cached?: ClusterCached }) | null>
  users(channel: string): Promise<string[] | null>
  /** The connections of the other processes. */
  connections(): Promise<ConnectionSummary[]>
  /**
   * What the other processes have counted, as each tells it.
   *
   * @param what of which kind
   * @param at of which moment, in epoch ms; all that they remember by default
   */
  stats?(what: string, at?: number): Promise<unknown[]>
}
