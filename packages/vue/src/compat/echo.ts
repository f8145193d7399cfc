import {
  type BroadcastDriver,
  type BroadcastNotification,
  type ConnectionStatus,
  createEchoListener,
  type EchoChannelOf,
  type EchoControls,
  type EchoListener,
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
import { type MaybeRefOrGetter, type Ref, toValue, watch } from 'vue'
import { fromStore } from '../from-store.ts'
import { onceMounted } from '../once-mounted.ts'

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

/** Listens while the component is mounted; the channel may be a ref or a getter, and is followed. */
function useListener(
  channel: () => Pick<ListenerOptions, 'name' | 'events'>,
  visibility: EchoVisibility,
  callback: Callback<never> = () => {},
) {
  const run = (payload: unknown) => callback(payload as never)
  const make = (): EchoListener => createEchoListener({ ...channel(), visibility, run })
  let listener = make()
  onceMounted(() =>
    watch(
      // As text: a getter may give an equal list that is new each time.
      () => JSON.stringify(channel()),
      (now, before, onCleanup) => {
        if (before !== undefined && now !== before) listener = make()
        onCleanup(listener.mount())
      },
      { immediate: true, flush: 'sync' },
    ),
  )
  return {
    leaveChannel: (leaveAll?: boolean) => listener.controls.leaveChannel(leaveAll),
    leave: () => listener.controls.leave(),
    stopListening: () => listener.controls.stopListening(),
    listen: () => listener.controls.listen(),
    channel: () => listener.channel() as never,
  }
}

/**
 * Calls `callback` for one event or several of a channel, private unless `visibility` says otherwise, for as long as the
 * component is mounted. The channel may be a ref or a getter.
 *
 * @returns ways to stop, to listen again and to leave, and the channel
 *
 * @example
 * useEcho(() => `orders.${props.id}`, 'OrderPlaced', (e) => console.log(e.order))
 */
export function useEcho<
  Event extends EventName = EventName,
  Driver extends BroadcastDriver = BroadcastDriver,
  Visibility extends EchoVisibility = 'private',
>(
  channelName: MaybeRefOrGetter<string>,
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
  channelName: MaybeRefOrGetter<string>,
  event?: string | string[],
  callback?: Callback<Payload>,
  dependencies?: unknown[],
  visibility?: Visibility,
): Controls<Driver, Visibility>
export function useEcho(
  channelName: MaybeRefOrGetter<string>,
  event?: string | string[],
  callback?: Callback<never>,
  _dependencies?: unknown[],
  visibility: EchoVisibility = 'private',
): Controls<BroadcastDriver, never> {
  return useListener(() => ({ name: toValue(channelName), events: listOf(event) }), visibility, callback)
}

/** `useEcho` on a public channel. */
export const useEchoPublic = <Payload, Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: MaybeRefOrGetter<string>,
  event?: string | string[],
  callback?: Callback<Payload>,
  _dependencies?: unknown[],
): Controls<Driver, 'public'> =>
  useListener(() => ({ name: toValue(channelName), events: listOf(event) }), 'public', callback)

/** `useEcho` on a presence channel; who is there is told by `channel().here`, or by `usePresence` beside it. */
export const useEchoPresence = <Payload, Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: MaybeRefOrGetter<string>,
  event?: string | string[],
  callback?: Callback<Payload>,
  _dependencies?: unknown[],
): Controls<Driver, 'presence'> =>
  useListener(() => ({ name: toValue(channelName), events: listOf(event) }), 'presence', callback)

/**
 * Calls `callback` for the notifications of a private channel.
 *
 * @param event of which classes; all if left out
 *
 * @example
 * useEchoNotification(`App.Models.User.${id}`, toast, 'App.Notifications.InvoicePaid')
 */
export function useEchoNotification<Payload, Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: MaybeRefOrGetter<string>,
  callback: Callback<BroadcastNotification<Payload>> = () => {},
  event?: string | string[],
  _dependencies?: unknown[],
): Controls<Driver, 'private'> {
  const { events, isWanted } = notificationOptions(event)
  return useListener(
    () => ({ name: toValue(channelName), events }),
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
  identifier: MaybeRefOrGetter<string | number>,
  event?: ModelEvents<Model> | ModelEvents<Model>[],
  callback?: Callback<ModelPayload<Payload>>,
  _dependencies?: unknown[],
): Controls<Driver, 'private'> =>
  useListener(() => modelOptions(model, toValue(identifier), event), 'private', callback)

type ChannelControls<Driver extends BroadcastDriver, Visibility extends EchoVisibility> = Omit<
  Controls<Driver, Visibility>,
  'listen' | 'stopListening'
>

/** Subscribes to a channel, private unless `visibility` says otherwise, without listening to an event. */
export const useChannel = <
  Driver extends BroadcastDriver = BroadcastDriver,
  Visibility extends EchoVisibility = 'private',
>(
  channelName: MaybeRefOrGetter<string>,
  visibility?: Visibility,
): ChannelControls<Driver, Visibility> =>
  useListener(() => ({ name: toValue(channelName), events: [] }), visibility ?? 'private')

/** `useChannel` for a presence channel. */
export const usePresenceChannel = <Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: MaybeRefOrGetter<string>,
): ChannelControls<Driver, 'presence'> => useChannel<Driver, 'presence'>(channelName, 'presence')

/** `useChannel` for a public channel. */
export const usePublicChannel = <Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: MaybeRefOrGetter<string>,
): ChannelControls<Driver, 'public'> => useChannel<Driver, 'public'>(channelName, 'public')

/** The state of the connection in the words of Echo. */
export const useConnectionStatus = (): Readonly<Ref<ConnectionStatus>> =>
  fromStore(() => echo().kit.connection, { select: echoStatus })

/** The id of the connection, for `X-Socket-ID`; undefined while there is none. */
export const useSocketId = (): Readonly<Ref<string | undefined>> =>
  fromStore(() => echo().kit.connection, { select: ({ socketId }) => socketId ?? undefined })
