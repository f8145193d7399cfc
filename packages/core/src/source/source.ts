import type { Happening } from '../happening.ts'

/** Who is on a presence channel, as the connection underneath knows it. */
export interface SourceMembers {
  readonly me: string | null
  readonly hash: Readonly<Record<string, unknown>>
}

export type Dispatch = (happening: Happening) => void

/**
 * The seam under the bus: a connection that can be subscribed to, bound and sent through. Everything that
 * happens comes back as happenings, through the `dispatch` that `start` is given.
 */
export interface Source {
  start(dispatch: Dispatch): void
  /** Opens the connection unless it is open or opening. */
  connect(): void
  disconnect(): void
  /** Tries at once rather than at the next planned attempt. */
  retry(): void
  /** Asks the server for a sign of life, and reconnects when none comes: for a host that slept or changed network. */
  check(): void
  /** Subscribes, or tries again after a refusal. Remembered until `unsubscribe`, over reconnects too. */
  subscribe(channel: string): void
  unsubscribe(channel: string): void
  /** Asks for an event of a subscribed channel; one binding serves all listeners. */
  bind(channel: string, event: string): void
  unbind(channel: string, event: string): void
  /** Sends a client event; false when the line is not open. */
  send(channel: string, event: string, data: unknown): boolean
  members(channel: string): SourceMembers | null
  /** Reports events that nobody is bound to as `unheard`, until the returned function is called. */
  watch(): () => void
  signIn(): void
  destroy(): void
}
