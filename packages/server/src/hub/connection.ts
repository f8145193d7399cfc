import type { Backlog } from './backlog.ts'
import type { ProtocolErrorCode } from './errors.ts'
import type { Rate } from './rate.ts'

/** Where a connection's frames go. */
export interface HubTransport {
  /** What it is called in metrics: `websocket`, `xhr_streaming`, `xhr_polling`; default `other`. */
  readonly kind?: string
  /** Bytes that came from the client and went to it so far, if it can tell. */
  readonly traffic?: { readonly received: number; readonly sent: number } | undefined
  /** Whether TLS covers it. Default false. */
  readonly secure?: boolean
  /** Bytes that wait for the client to read them, if it can tell. */
  readonly buffered?: number
  send(frame: string): void
  close(code: number, reason: string): void
  /** Breaks it off at once, with what waits for the client. */
  cut?(): void
  /** The client takes all frames of a turn in one message from now on, as an array. */
  coalesce?(): void
}

/** A subscription that is made as soon as other processes were asked, and what the client says about it until then. */
export interface PendingSubscription {
  readonly later: (() => void)[]
}

/** A client as the hub knows it. */
export interface Connection {
  /** Empty for one that was not taken in. */
  readonly appId: string
  readonly socketId: string
  /** Epoch ms. */
  readonly connectedAt: number
  /** Takes one frame from the client; bad ones get an error and harm nobody else. */
  receive(text: string | Uint8Array): void
  /**
   * Counts a frame that the transport answers itself, as a ping. Returns whether it may: whoever sends too many is told and
   * closed.
   */
  counts(bytes: number): boolean
  /** The transport is gone; in a word why, if it knows more than that the client left. */
  closed(reason?: string): void
  /** Ends it at once, with what waits for it; in a word why. */
  cut(reason: string): void
  /** Bytes that wait for the client to read them. */
  readonly buffered: number
  /** What waits for all clients of the app: the transport tells it what waits for this one. */
  readonly backlog: Backlog
  send(text: string): void
  /** Sends what the caller counts itself: one frame for many. */
  deliver(text: string): void
  /** Tells the client why, then closes. */
  end(code: ProtocolErrorCode, reason?: string): void
  error(code: number | null, message: string, channel?: string): void
  /** By channel name: the user id there, or undefined where it has none. */
  readonly subscriptions: Map<string, string | undefined>
  /** By channel name; made with the first that waits. */
  pending: Map<string, PendingSubscription> | undefined
  /** The channel of its user that it is on since it signed in, until it asks for it itself. */
  followed: string | undefined
  user: { readonly id: string; readonly info: unknown; readonly watchlist: readonly string[] } | undefined
  /** Whether it ever signed in or joined a channel that asks for a signature. */
  authorized: boolean
  /** Where the client is, if the transport knows. */
  readonly address: string | undefined
  /** The web page's origin and the program's name, as the client told them. */
  readonly origin: string | undefined
  readonly userAgent: string | undefined
  readonly transport: HubTransport
  /** What it may send; made with its first frame. */
  rate: Rate | undefined
  /** What it may join; made with its first channel. */
  joins: Rate | undefined
  /** What all clients of its address may send. */
  readonly addressRate: Rate | undefined
  /** When the last client events came, by the monotonic clock; made with the first. */
  sentAt: number[] | undefined
}
