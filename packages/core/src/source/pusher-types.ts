/** What pusher-js itself understands. */
export type {
  Channel as PusherJsChannel,
  default as PusherJs,
  Options as PusherOptions,
  PresenceChannel as PusherJsPresenceChannel,
} from 'pusher-js'

/** The part of `pusher-js` that ChannelKit relies on, its 8.x builds alike. */
export interface PusherEmitter {
  bind(event: string, run: (...args: never[]) => void): unknown
  unbind(event?: string, run?: (...args: never[]) => void, context?: unknown): unknown
  emit(event: string, data?: unknown, meta?: { user_id?: string }): unknown
}

/** What a server sends, as pusher-js reads it. */
export interface PusherMessage {
  readonly event: string
  readonly channel?: string
  readonly data?: unknown
  readonly user_id?: string | undefined
  /** The number of an event that the server keeps. */
  readonly serial?: number | undefined
  /** The number up to which all was sent, where that is not its own: events may be held back. */
  readonly upto?: number | undefined
}

export interface PusherChannel extends PusherEmitter {
  name: string
  subscribed: boolean
  subscriptionPending: boolean
  subscriptionCancelled: boolean
  /** Of encrypted channels. */
  key?: Uint8Array | null
  authorize(socketId: string, done: (error: unknown, answer: unknown) => void): void
  handleEvent(message: PusherMessage): void
  members?: { myID: unknown; members: Record<string, unknown> }
}

/** What of a socket is listened to. */
export interface MessageSocket {
  onmessage?: ((event: { data: unknown }) => void) | null
  onclose?: ((event: never) => void) | null
  onerror?: ((event: never) => void) | null
}

/** A WebSocket, or what stands for one over HTTP. */
export interface PusherSocket extends MessageSocket {
  send(text: string): void
}

export interface PusherConnection extends PusherEmitter {
  state: string
  socket_id: string
  connection: {
    transport?: { name?: string; socket?: PusherSocket } | null
    emit?(event: string): unknown
  } | null
}

export interface PusherLike {
  connection: PusherConnection
  user: PusherEmitter & {
    user_data: unknown
    serverToUserChannel?: { readonly name: string } | null
    signin_requested: boolean
    watchlist: PusherEmitter
  }
  connect(): void
  disconnect(): void
  subscribe(channel: string): PusherChannel
  unsubscribe(channel: string): void
  /** Called by itself on each connection. */
  subscribeAll?(): void
  allChannels?(): PusherChannel[]
  channel(name: string): PusherChannel | undefined
  send_event(event: string, data: unknown, channel?: string): boolean
  signin(): void
}

/** A `pusher-js` class, whichever build. */
export type PusherConstructor = new (key: string, options: never) => unknown
