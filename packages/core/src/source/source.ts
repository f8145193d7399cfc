import type { ErrorData } from '../error-data.ts'
import type { Member } from '../member.ts'
import type { Need, Term } from '../terms.ts'

/** What the connection underneath is doing. */
export type SourceState = 'connecting' | 'connected' | 'lost' | 'unavailable' | 'disconnected' | 'failed'

/**
 * One thing that a source tells, with when it was, in epoch ms. All of it is plain data: it can be cloned into a
 * worker, kept in a recording and played back.
 */
export type SourceHappening = { readonly at: number } & (
  | {
      readonly type: 'connection'
      readonly state: SourceState
      readonly socketId?: string | null
      readonly transport?: string | null
      /** When the next attempt starts, in epoch ms. */
      readonly retryAt?: number | null
      /** When something was last heard from the server, in epoch ms. */
      readonly heardAt?: number
    }
  | { readonly type: 'connection-error'; readonly error: ErrorData }
  /** The server did not take a message, and nobody waits for an answer to it. */
  | { readonly type: 'server-error'; readonly error: ErrorData }
  /** `resumed` where all that was missed since it was last live was told; `since` then, where the line held all the time. */
  | {
      readonly type: 'subscribed'
      readonly channel: string
      readonly resumed?: boolean
      readonly since?: number
    }
  /** `channel-error` leaves the channel as it is: an event that can't be read, say. */
  | { readonly type: 'refused' | 'channel-error'; readonly channel: string; readonly error: ErrorData }
  | { readonly type: 'count'; readonly channel: string; readonly count: number }
  | MembersHappening
  | Happened
  | Points
  /** What was asked for with `past`, oldest first; null where nobody keeps events. */
  | {
      readonly type: 'past'
      readonly channel: string
      readonly ask: number
      readonly events: readonly Happened[] | null
    }
  /** From here on the server sends events of a channel as often as this says, and those of other names as they come. */
  | {
      readonly type: 'conflated'
      readonly channel: string
      readonly terms: readonly (Term & { readonly event: string })[]
    }
  /** An event that nobody is bound to, while `watch` is on. */
  | { readonly type: 'unheard'; readonly channel: string; readonly event: string; readonly data: unknown }
  | { readonly type: 'user'; readonly user: unknown; readonly error: ErrorData | null }
  | { readonly type: 'user-event'; readonly event: string; readonly data: unknown }
  | { readonly type: 'watchlist'; readonly online: boolean; readonly ids: readonly string[] }
)

/** An event. */
export interface Happened {
  readonly at: number
  readonly type: 'event'
  readonly channel: string
  readonly event: string
  readonly data: unknown
  /** Who sent it: only on client events of presence channels. */
  readonly userId: string | undefined
  /** Its number, where the server keeps events. */
  readonly serial?: number | undefined
  /** How many of its name before it were left out, since what needs them needs only the last so many. */
  readonly skipped?: number
  /** For what that is enough which is told; it is said where something else needs it that came meanwhile. */
  readonly need?: Need
}

/** Events of one name of which only the numbers are needed. */
export interface Points {
  readonly at: number
  readonly type: 'points'
  readonly channel: string
  readonly event: string
  /** The payload's field with the time; null where that of the arrival counts. */
  readonly x: string | null
  readonly fields: readonly string[]
  /**
   * A row a point: when its event came, in epoch ms (NaN where it is of the same event as the row before), its number (NaN where it
   * has none), its time unless that is of the arrival, and a number a field, NaN where there is none.
   */
  readonly rows: Float64Array
  /** How many points before these were left out. */
  readonly skipped: number
}

/** Which events of the past: the last so many, those of the last so many ms, or both. */
export interface PastAsk {
  readonly last?: number
  readonly within?: number
}

/** Who is on a presence channel: everyone, told before each `subscribed`; after that whoever comes or goes. */
export type MembersHappening = { readonly at: number; readonly channel: string } & (
  | { readonly type: 'members'; readonly me: string | null; readonly all: readonly Member[] }
  | { readonly type: 'member'; readonly joined: Member }
  | { readonly type: 'member'; readonly left: string }
)

export type Dispatch = (happening: SourceHappening) => void

/**
 * The seam under the kit: a connection that can be subscribed to, bound and sent through. What it is asked and what
 * it tells is plain data, so that it may as well live in a worker, be shared among tabs, or be a recording.
 */
export interface Source {
  /** Everything that happens goes to `dispatch` from now on; what is so already is told at once. */
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
  /**
   * Says what of an event of a subscribed channel is enough, with `MEMBERS` of who comes and goes; null means all. Where a server holds
   * events to terms, it is told when it does so; until then, and elsewhere, all of them come.
   */
  conflate?(channel: string, event: string, need: Need | null): void
  /** Sends a client event; false when the line is known not to be open. */
  send(channel: string, event: string, data: unknown): boolean
  /** Asks for past events of a channel that is live; the answer is told with the number of the question. */
  past?(channel: string, ask: number, what: PastAsk): void
  /** Whether to tell of events that nobody is bound to, as `unheard`. */
  watch(on: boolean): void
  signIn(): void
  /**
   * Goes on with another socket, on which nobody is signed in and nothing counts that was authorised for the one before;
   * what is not connected stays so.
   */
  renew(): void
  destroy(): void
}
