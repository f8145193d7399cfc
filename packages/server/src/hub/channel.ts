import type { Connection } from './connection.ts'

export interface PresenceMember {
  readonly info: unknown
  readonly sockets: Set<Connection>
}

/** A channel that somebody is subscribed to. */
export interface HubChannel {
  readonly name: string
  readonly sockets: Set<Connection>
  /** By user id; a Map, since ids may be any text. */
  readonly members: Map<string, PresenceMember>
}

export const createChannel = (name: string): HubChannel => ({ name, sockets: new Set(), members: new Map() })

/** What a presence subscriber is told of who is there. */
export function presenceData({ members }: HubChannel): string {
  // Written by hand, since an id like __proto__ would not become a key of an object.
  const hash = [...members].map(([id, { info }]) => `${JSON.stringify(id)}:${JSON.stringify(info ?? null)}`)
  return `{"presence":{"ids":${JSON.stringify([...members.keys()])},"hash":{${hash.join(',')}},"count":${members.size}}}`
}
