import type { Conflation } from './conflation.ts'
import type { Connection } from './connection.ts'

export interface PresenceMember {
  readonly info: unknown
  /** Their connections here; none where they are on other processes only. */
  readonly sockets: Set<Connection>
  /** Other processes that they are on. */
  remote?: Set<string>
}

/** A channel that somebody is subscribed to. */
export interface HubChannel {
  readonly name: string
  readonly sockets: Set<Connection>
  /** By user id; a Map, since ids may be any text. */
  readonly members: Map<string, PresenceMember>
  /** Subscriptions on other processes, by process. */
  remote?: Map<string, number>
  /** Who joins as soon as other processes were asked about the channel; null when they were. */
  waiting: (() => void)[] | null
  /** Who gets its events less often than they come, if anybody does. */
  conflation?: Conflation
}

export const createChannel = (name: string): HubChannel => ({
  name,
  sockets: new Set(),
  members: new Map(),
  waiting: null,
})

/** How many subscriptions a channel has on all processes. */
export function subscriptionsOf({ sockets, remote }: HubChannel): number {
  let sum = sockets.size
  if (remote) for (const count of remote.values()) sum += count
  return sum
}

/** What a presence subscriber is told of who is there. */
export function presenceData({ members }: HubChannel): string {
  // Written by hand, since an id like __proto__ would not become a key of an object.
  const hash = [...members].map(([id, { info }]) => `${JSON.stringify(id)}:${JSON.stringify(info ?? null)}`)
  return `{"presence":{"ids":${JSON.stringify([...members.keys()])},"hash":{${hash.join(',')}},"count":${members.size}}}`
}
