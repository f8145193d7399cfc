import {
  type BroadcastDriver,
  type BroadcastNotification,
  type ConnectionStatus,
  createEchoListener,
  type EchoChannelOf,
  type EchoControls,
  type EchoVisibility,
  type EventName,
  echo,
  echoStatus,
  type InferEventPayload,
  type ListenerOptions,
  listOf,
  type ModelEvents,
  type ModelPayload,
  modelOptions,
  notificationOptions,
} from '@channelkit/ui/compat/echo'
import { effect } from '../effect.svelte.ts'
import { fromStore, get, type MaybeGetter } from '../from-store.ts'

export {
  type ConnectionStatus,
  configureEcho,
  type Echo,
  type EchoOptions,
  echo,
  echoIsConfigured,
} from '@channelkit/ui/compat/echo'

type Controls<Driver extends BroadcastDriver, Visibility extends EchoVisibility> = EchoControls<
  EchoChannelOf<Driver, Visibility>
>
type Callback<Payload> = (payload: Payload) => void

/** Listens while the component lives; the channel may be a getter, and is followed. */
function useListener(
  channel: () => Pick<ListenerOptions, 'name' | 'events'>,
  visibility: EchoVisibility,
  callback: Callback<never> = () => {},
) {
  const run = (payload: unknown) => callback(payload as never)
  const make = () => createEchoListener({ ...channel(), visibility, run })
  let listener: ReturnType<typeof make> | undefined
  const now = () => {
    listener ??= make()
    return listener
  }
  effect(() => {
    listener = make()
    return listener.mount()
  })
  return {
    leaveChannel: (leaveAll?: boolean) => now().controls.leaveChannel(leaveAll),
    leave: () => now().controls.leave(),
    stopListening: () => now().controls.stopListening(),
    listen: () => now().controls.listen(),
    channel: () => now().channel() as never,
  }
}

/**
 * Calls `callback` for one event or several of a channel, private unless `visibility` says otherwise, for as long as the
 * component lives. The channel may be a getter.
 *
 * @returns ways to stop, to listen again and to leave, and the channel
 *
 * @example
 * useEcho(() => `orders.${id}`, 'OrderPlaced', (e) => console.log(e.order))
 */
export function useEcho<
  Event extends EventName = EventName,
  Driver extends BroadcastDriver = BroadcastDriver,
  Visibility extends EchoVisibility = 'private',
>(
  channelName: MaybeGetter<string>,
  event: Event | Event[],
  callback: Callback<InferEventPayload<Event>>,
  dependencies?: unknown[],
  visibility?: Visibility,
): Controls<Driver, Visibility>
/** The same where `Events` does not name it: the type of what arrives is said at the call. */
export function useEcho<
  Payload,
  Driver extends BroadcastDriver = BroadcastDriver,
  Visibility extends EchoVisibility = 'private',
>(
  channelName: MaybeGetter<string>,
  event?: string | string[],
  callback?: Callback<Payload>,
  dependencies?: unknown[],
  visibility?: Visibility,
): Controls<Driver, Visibility>
export function useEcho(
  channelName: MaybeGetter<string>,
  event?: string | string[],
  callback?: Callback<never>,
  _dependencies?: unknown[],
  visibility: EchoVisibility = 'private',
): Controls<BroadcastDriver, never> {
  return useListener(() => ({ name: get(channelName), events: listOf(event) }), visibility, callback)
}

/** `useEcho` on a public channel. */
export const useEchoPublic = <Payload, Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: MaybeGetter<string>,
  event?: string | string[],
  callback?: Callback<Payload>,
  _dependencies?: unknown[],
): Controls<Driver, 'public'> =>
  useListener(() => ({ name: get(channelName), events: listOf(event) }), 'public', callback)

/** `useEcho` on a presence channel; who is there is told by `channel().here`, or by `usePresence` beside it. */
export const useEchoPresence = <Payload, Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: MaybeGetter<string>,
  event?: string | string[],
  callback?: Callback<Payload>,
  _dependencies?: unknown[],
): Controls<Driver, 'presence'> =>
  useListener(() => ({ name: get(channelName), events: listOf(event) }), 'presence', callback)

/**
 * Calls `callback` for the notifications of a private channel.
 *
 * @param event of which classes; all if left out
 *
 * @example
 * useEchoNotification(`App.Models.User.${id}`, toast, 'App.Notifications.InvoicePaid')
 */
export function useEchoNotification<Payload, Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: MaybeGetter<string>,
  callback: Callback<BroadcastNotification<Payload>> = () => {},
  event?: string | string[],
  _dependencies?: unknown[],
): Controls<Driver, 'private'> {
  const { events, isWanted } = notificationOptions(event)
  return useListener(
    () => ({ name: get(channelName), events }),
    'private',
    (notification: BroadcastNotification<Payload>) => isWanted(notification) && callback(notification),
  )
}

/**
 * Calls `callback` for events of a model, as Laravel's model broadcasting names them.
 *
 * @example
 * useEchoModel('App.Models.User', id, 'UserUpdated', (e) => console.log(e.model))
 */
export const useEchoModel = <Payload, Model extends string, Driver extends BroadcastDriver = BroadcastDriver>(
  model: Model,
  identifier: MaybeGetter<string | number>,
  event?: ModelEvents<Model> | ModelEvents<Model>[],
  callback?: Callback<ModelPayload<Payload>>,
  _dependencies?: unknown[],
): Controls<Driver, 'private'> =>
  useListener(() => modelOptions(model, get(identifier), event), 'private', callback)

type ChannelControls<Driver extends BroadcastDriver, Visibility extends EchoVisibility> = Omit<
  Controls<Driver, Visibility>,
  'listen' | 'stopListening'
>

/** Subscribes to a channel, private unless `visibility` says otherwise, without listening to an event. */
export const useChannel = <
  Driver extends BroadcastDriver = BroadcastDriver,
  Visibility extends EchoVisibility = 'private',
>(
  channelName: MaybeGetter<string>,
  visibility?: Visibility,
): ChannelControls<Driver, Visibility> =>
  useListener(() => ({ name: get(channelName), events: [] }), visibility ?? 'private')

/** `useChannel` for a presence channel. */
export const usePresenceChannel = <Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: MaybeGetter<string>,
): ChannelControls<Driver, 'presence'> => useChannel<Driver, 'presence'>(channelName, 'presence')

/** `useChannel` for a public channel. */
export const usePublicChannel = <Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: MaybeGetter<string>,
): ChannelControls<Driver, 'public'> => useChannel<Driver, 'public'>(channelName, 'public')

/** The state of the connection in the words of Echo: `{status()}` in markup. */
export function useConnectionStatus(): () => ConnectionStatus {
  const status = fromStore(() => echo().kit.connection, { select: echoStatus })
  return () => status.current
}

/** The id of the connection, for `X-Socket-ID`; undefined while there is none: `{socketId()}` in markup. */
export function useSocketId(): () => string | undefined {
  const id = fromStore(() => echo().kit.connection, { select: ({ socketId }) => socketId })
  return () => id.current ?? undefined
}
