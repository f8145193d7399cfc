import type { ChannelKit } from '@channelkit/core'
import type { PusherOptions } from '@channelkit/core/compat'
import type { EchoChannel, EchoPresenceChannel, EchoPrivateChannel } from './channel.ts'
import type { EchoConnector } from './echo.ts'

/** Who may join a channel, as Echo names it. */
export type EchoVisibility = 'private' | 'public' | 'presence'

/** What the options of every driver have in common. */
interface GenericOptions<Driver extends string> {
  broadcaster: Driver
  auth?: { headers: Record<string, string> }
  authEndpoint?: string
  userAuthentication?: { endpoint: string; headers: Record<string, string> }
  csrfToken?: string | null
  bearerToken?: string | null
  host?: string | null
  key?: string | null
  namespace?: string | false
  withoutInterceptors?: boolean
  /** A `pusher-js` instance that the page has. */
  client?: unknown
  /** The `pusher-js` class. Default: it is loaded with the first connect. */
  Pusher?: unknown
  /** Goes on a kit that the page has, of a test say, instead of one of its own. */
  kit?: ChannelKit
  [option: string]: unknown
}

interface Driver<Name extends string, Options = object> {
  connector: EchoConnector
  public: EchoChannel
  private: EchoPrivateChannel
  encrypted: EchoPrivateChannel
  presence: EchoPresenceChannel
  options: GenericOptions<Name> & Partial<Omit<PusherOptions, keyof GenericOptions<Name>>> & Options
}

/** What each driver gives. `socket.io` has a name here and nothing behind it: it is another protocol. */
export interface Broadcaster {
  reverb: Driver<'reverb'>
  pusher: Driver<'pusher'>
  ably: Driver<'ably'>
  'socket.io': Driver<'socket.io'>
  null: Driver<'null'>
}

export type BroadcastDriver = keyof Broadcaster

export type EchoOptions<Name extends BroadcastDriver = BroadcastDriver> = Broadcaster[Name]['options']

/** The channel that a hook gives. */
export type EchoChannelOf<
  Name extends BroadcastDriver,
  Visibility extends EchoVisibility,
> = Visibility extends 'presence'
  ? Broadcaster[Name]['presence']
  : Visibility extends 'private'
    ? Broadcaster[Name]['private']
    : Broadcaster[Name]['public']
