import type { ChannelKit } from '@channelkit/core'
import {
  channelLike,
  isLifecycle,
  LIFECYCLE,
  type MembersLike,
  type PusherJsChannel,
} from '@channelkit/core/compat'
import { offTheWire, onTheWire } from './event-name.ts'

type Callback = CallableFunction

/** A channel with the names that one of Laravel Echo has. */
export interface EchoChannel {
  readonly name: string
  /** The channel below, with the names that one of pusher-js has. */
  readonly subscription: PusherJsChannel
  listen(event: string, callback: Callback): this
  listenToAll(callback: Callback): this
  stopListening(event: string, callback?: Callback): this
  stopListeningToAll(callback?: Callback): this
  listenForWhisper(event: string, callback: Callback): this
  stopListeningForWhisper(event: string, callback?: Callback): this
  notification(callback: Callback): this
  stopListeningForNotification(callback: Callback): this
  /** Called whenever it becomes live, and at once if it is. */
  subscribed(callback: Callback): this
  /** Called whenever it is refused. */
  error(callback: Callback): this
  /** Listens to an event by its name on the wire. */
  on(event: string, callback: Callback): this
}

export interface EchoPrivateChannel extends EchoChannel {
  /** Sends a client event to the others. */
  whisper(event: string, data: Record<string, unknown>): this
}

export interface EchoPresenceChannel extends EchoPrivateChannel {
  /** Called with what is known of everybody there, whenever it becomes live, and at once if it is. */
  here(callback: Callback): this
  joining(callback: Callback): this
  leaving(callback: Callback): this
}

export const NOTIFICATION = '.Illuminate\\Notifications\\Events\\BroadcastNotificationCreated'

/** The channel of a kit by its name on the wire. It is subscribed while somebody holds it. */
export function createEchoChannel(
  kit: ChannelKit,
  name: string,
  namespace: string | false,
): EchoPresenceChannel {
  const { channel } = channelLike(kit, name)
  /** What is bound for a callback that is called with something else than what comes. */
  const wrapped = new WeakMap<Callback, (event: string, data: unknown) => void>()
  const bind = (event: string, run: (data: never) => void) => channel.bind(event, run as never)
  const own: EchoPresenceChannel = {
    name,
    subscription: channel,
    on(event, callback) {
      channel.bind(event, callback as never)
      return own
    },
    listen: (event, callback) => own.on(onTheWire(event, namespace), callback),
    stopListening(event, callback) {
      channel.unbind(onTheWire(event, namespace), callback as never)
      return own
    },
    listenToAll(callback) {
      const run = (event: string, data: unknown) =>
        !isLifecycle(event) && callback(offTheWire(event, namespace), data)
      wrapped.set(callback, run)
      channel.bind_global(run)
      return own
    },
    stopListeningToAll(callback) {
      channel.unbind_global(callback && (wrapped.get(callback) as never))
      return own
    },
    listenForWhisper: (event, callback) => own.listen(`.client-${event}`, callback),
    stopListeningForWhisper: (event, callback) => own.stopListening(`.client-${event}`, callback),
    notification: (callback) => own.listen(NOTIFICATION, callback),
    stopListeningForNotification: (callback) => own.stopListening(NOTIFICATION, callback),
    subscribed(callback) {
      bind(LIFECYCLE.succeeded, () => callback())
      return own
    },
    error(callback) {
      bind(LIFECYCLE.failed, (status) => callback(status))
      return own
    },
    whisper(event, data) {
      channel.trigger(`client-${event}`, data)
      return own
    },
    here(callback) {
      bind(LIFECYCLE.succeeded, ({ members = {} }: Partial<MembersLike>) => callback(Object.values(members)))
      return own
    },
    joining(callback) {
      bind(LIFECYCLE.joined, ({ info }: { info: unknown }) => callback(info))
      return own
    },
    leaving(callback) {
      bind(LIFECYCLE.left, ({ info }: { info: unknown }) => callback(info))
      return own
    },
  }
  return own
}
