'use client'

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
  listOf,
  type ModelEvents,
  type ModelPayload,
  modelOptions,
  notificationOptions,
} from '@channelkit/ui/compat/echo'
import { type DependencyList, useEffect, useMemo } from 'react'
import { useLatestRef } from '../use-latest-ref.ts'
import { useStore } from '../use-store.ts'

export {
  type ConnectionStatus,
  configureEcho,
  type Echo,
  type EchoOptions,
  echo,
  echoIsConfigured,
} from '@channelkit/ui/compat/echo'

type Controls<Driver extends BroadcastDriver, Visibility extends EchoVisibility> = EchoControls<EchoChannelOf<
  Driver,
  Visibility
> | null>
type Callback<Payload> = (payload: Payload) => void

function useListener(
  name: string,
  visibility: EchoVisibility,
  events: readonly string[] = [],
  callback: Callback<never> = () => {},
) {
  const latest = useLatestRef(callback)
  const key = JSON.stringify(events)
  const listener = useMemo(() => {
    const run = (payload: unknown) => latest.current(payload as never)
    return createEchoListener({ name, visibility, events: JSON.parse(key), run })
  }, [name, visibility, key, latest])
  useEffect(() => listener.mount(), [listener])
  return listener.controls as Controls<BroadcastDriver, never>
}

/**
 * Calls `callback` for one event or several of a channel, private unless `visibility` says otherwise. The callback is always
 * that of the last render, whatever `dependencies` says.
 *
 * @returns ways to stop, to listen again and to leave, and the channel, null before the component is mounted
 *
 * @example
 * useEcho(`orders.${id}`, 'OrderPlaced', (e) => console.log(e.order))
 */
export function useEcho<
  Event extends EventName = EventName,
  Driver extends BroadcastDriver = BroadcastDriver,
  Visibility extends EchoVisibility = 'private',
>(
  channelName: string,
  event: Event | Event[],
  callback: Callback<InferEventPayload<Event>>,
  dependencies?: DependencyList,
  visibility?: Visibility,
): Controls<Driver, Visibility>
/** The same where `Events` does not name it: the type of what arrives is said at the call. */
export function useEcho<
  Payload,
  Driver extends BroadcastDriver = BroadcastDriver,
  Visibility extends EchoVisibility = 'private',
>(
  channelName: string,
  event?: string | string[],
  callback?: Callback<Payload>,
  dependencies?: DependencyList,
  visibility?: Visibility,
): Controls<Driver, Visibility>
export function useEcho(
  channelName: string,
  event?: string | string[],
  callback?: Callback<never>,
  _dependencies?: DependencyList,
  visibility: EchoVisibility = 'private',
): Controls<BroadcastDriver, never> {
  return useListener(channelName, visibility, listOf(event), callback)
}

/** `useEcho` on a public channel. */
export const useEchoPublic = <Payload, Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: string,
  event?: string | string[],
  callback?: Callback<Payload>,
  _dependencies?: DependencyList,
): Controls<Driver, 'public'> => useListener(channelName, 'public', listOf(event), callback)

/** `useEcho` on a presence channel; who is there is told by `channel().here`, or by `usePresence` beside it. */
export const useEchoPresence = <Payload, Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: string,
  event?: string | string[],
  callback?: Callback<Payload>,
  _dependencies?: DependencyList,
): Controls<Driver, 'presence'> => useListener(channelName, 'presence', listOf(event), callback)

/**
 * Calls `callback` for the notifications of a private channel.
 *
 * @param event of which classes; all if left out
 *
 * @example
 * useEchoNotification(`App.Models.User.${id}`, toast, 'App.Notifications.InvoicePaid')
 */
export function useEchoNotification<Payload, Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: string,
  callback: Callback<BroadcastNotification<Payload>> = () => {},
  event?: string | string[],
  _dependencies?: DependencyList,
): Controls<Driver, 'private'> {
  const { events, isWanted } = notificationOptions(event)
  return useListener(
    channelName,
    'private',
    events,
    (notification: BroadcastNotification<Payload>) => isWanted(notification) && callback(notification),
  )
}

/**
 * Calls `callback` for events of a model, as Laravel's model broadcasting names them.
 *
 * @example
 * useEchoModel('App.Models.User', id, 'UserUpdated', (e) => console.log(e.model))
 */
export function useEchoModel<Payload, Model extends string, Driver extends BroadcastDriver = BroadcastDriver>(
  model: Model,
  identifier: string | number,
  event?: ModelEvents<Model> | ModelEvents<Model>[],
  callback?: Callback<ModelPayload<Payload>>,
  _dependencies?: DependencyList,
): Controls<Driver, 'private'> {
  const { name, events } = modelOptions(model, identifier, event)
  return useListener(name, 'private', events, callback)
}

type ChannelControls<Driver extends BroadcastDriver, Visibility extends EchoVisibility> = Omit<
  Controls<Driver, Visibility>,
  'listen' | 'stopListening'
>

/** Subscribes to a channel, private unless `visibility` says otherwise, without listening to an event. */
export const useChannel = <
  Driver extends BroadcastDriver = BroadcastDriver,
  Visibility extends EchoVisibility = 'private',
>(
  channelName: string,
  visibility?: Visibility,
): ChannelControls<Driver, Visibility> => useListener(channelName, visibility ?? 'private')

/** `useChannel` for a presence channel. */
export const usePresenceChannel = <Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: string,
): ChannelControls<Driver, 'presence'> => useListener(channelName, 'presence')

/** `useChannel` for a public channel. */
export const usePublicChannel = <Driver extends BroadcastDriver = BroadcastDriver>(
  channelName: string,
): ChannelControls<Driver, 'public'> => useListener(channelName, 'public')

/** The state of the connection in the words of Echo. */
export const useConnectionStatus = (): ConnectionStatus =>
  useStore(echo().kit.connection, { select: echoStatus })

/** The id of the connection, for `X-Socket-ID`; undefined while there is none. */
export const useSocketId = (): string | undefined =>
  useStore(echo().kit.connection, { select: ({ socketId }) => socketId }) ?? undefined
