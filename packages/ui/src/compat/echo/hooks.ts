import type { BroadcastDriver, EchoChannelOf, EchoVisibility } from './drivers.ts'
import {
  type EchoControls,
  type ListenerOptions,
  listOf,
  modelOptions,
  notificationOptions,
} from './listener.ts'
import type {
  BroadcastNotification,
  EventName,
  InferEventPayload,
  ModelEvents,
  ModelPayload,
} from './payloads.ts'

type Controls<Driver extends BroadcastDriver, Visibility extends EchoVisibility> = EchoControls<
  EchoChannelOf<Driver, Visibility>
>
type ChannelControls<Driver extends BroadcastDriver, Visibility extends EchoVisibility> = Omit<
  Controls<Driver, Visibility>,
  'listen' | 'stopListening'
>
type Callback<Payload> = (payload: Payload) => void

/** Echo's hooks where arguments may be reactive: `Text` and `Id` are a string and an id, or what a framework makes of them. */
export interface EchoHooks<Text, Id> {
  useEcho: {
    <
      Event extends EventName = EventName,
      Driver extends BroadcastDriver = BroadcastDriver,
      Visibility extends EchoVisibility = 'private',
    >(
      channelName: Text,
      event: Event | Event[],
      callback: Callback<InferEventPayload<Event>>,
      dependencies?: unknown[],
      visibility?: Visibility,
    ): Controls<Driver, Visibility>
    /** The same where `Events` does not name it: the type of what arrives is said at the call. */
    <
      Payload,
      Driver extends BroadcastDriver = BroadcastDriver,
      Visibility extends EchoVisibility = 'private',
    >(
      channelName: Text,
      event?: string | string[],
      callback?: Callback<Payload>,
      dependencies?: unknown[],
      visibility?: Visibility,
    ): Controls<Driver, Visibility>
  }
  useEchoPublic<Payload, Driver extends BroadcastDriver = BroadcastDriver>(
    channelName: Text,
    event?: string | string[],
    callback?: Callback<Payload>,
    dependencies?: unknown[],
  ): Controls<Driver, 'public'>
  useEchoPresence<Payload, Driver extends BroadcastDriver = BroadcastDriver>(
    channelName: Text,
    event?: string | string[],
    callback?: Callback<Payload>,
    dependencies?: unknown[],
  ): Controls<Driver, 'presence'>
  useEchoNotification<Payload, Driver extends BroadcastDriver = BroadcastDriver>(
    channelName: Text,
    callback?: Callback<BroadcastNotification<Payload>>,
    event?: string | string[],
    dependencies?: unknown[],
  ): Controls<Driver, 'private'>
  useEchoModel<Payload, Model extends string, Driver extends BroadcastDriver = BroadcastDriver>(
    model: Model,
    identifier: Id,
    event?: ModelEvents<Model> | ModelEvents<Model>[],
    callback?: Callback<ModelPayload<Payload>>,
    dependencies?: unknown[],
  ): Controls<Driver, 'private'>
  useChannel<Driver extends BroadcastDriver = BroadcastDriver, Visibility extends EchoVisibility = 'private'>(
    channelName: Text,
    visibility?: Visibility,
  ): ChannelControls<Driver, Visibility>
  usePresenceChannel<Driver extends BroadcastDriver = BroadcastDriver>(
    channelName: Text,
  ): ChannelControls<Driver, 'presence'>
  usePublicChannel<Driver extends BroadcastDriver = BroadcastDriver>(
    channelName: Text,
  ): ChannelControls<Driver, 'public'>
}

/** What is listened to, read anew whenever it may be something else. */
export type EchoTarget = Pick<ListenerOptions, 'name' | 'events'>

/**
 * Echo's hooks of a framework, over its way to listen while a component is mounted.
 *
 * @param useListener follows what it is given, and gives the controls
 * @param read what a reactive argument is now
 */
export function echoHooks<Text, Id>(
  useListener: (target: () => EchoTarget, visibility: EchoVisibility, callback?: Callback<never>) => unknown,
  read: (given: Text | Id) => string | number,
): EchoHooks<Text, Id> {
  type Events = string | readonly string[]
  const on = (visibility: EchoVisibility) => (name: Text, events?: Events, callback?: Callback<never>) =>
    useListener(() => ({ name: String(read(name)), events: listOf(events) }), visibility, callback)
  const hooks = {
    useEcho: (
      name: Text,
      events: Events,
      callback: Callback<never>,
      _: unknown,
      visibility?: EchoVisibility,
    ) => on(visibility ?? 'private')(name, events, callback),
    useEchoPublic: on('public'),
    useEchoPresence: on('presence'),
    useEchoNotification(name: Text, callback?: Callback<never>, types?: Events) {
      const { events, isWanted } = notificationOptions(types)
      return on('private')(name, events, (notification) => {
        if (isWanted(notification)) callback?.(notification)
      })
    },
    useEchoModel: (model: string, id: Id, events?: Events, callback?: Callback<never>) =>
      useListener(() => modelOptions(model, read(id), events), 'private', callback),
    useChannel: (name: Text, visibility?: EchoVisibility) => on(visibility ?? 'private')(name),
    usePresenceChannel: (name: Text) => on('presence')(name),
    usePublicChannel: (name: Text) => on('public')(name),
  }
  // What is given is the same for all; what it may be called with, and is called there, each hook says above.
  return hooks as unknown as EchoHooks<Text, Id>
}
