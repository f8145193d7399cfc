export type { EchoChannel, EchoPresenceChannel, EchoPrivateChannel } from './channel.ts'
export { configureEcho, echo, echoIsConfigured, echoParts } from './configure.ts'
export type {
  BroadcastDriver,
  Broadcaster,
  EchoChannelOf,
  EchoOptions,
  EchoVisibility,
} from './drivers.ts'
export { type ConnectionStatus, type Echo, type EchoConnector, type EchoParts, echoStatus } from './echo.ts'
export { type EchoHooks, type EchoTarget, echoHooks } from './hooks.ts'
export {
  createEchoListener,
  type EchoControls,
  type EchoListener,
  type ListenerOptions,
  listOf,
  modelOptions,
  notificationOptions,
} from './listener.ts'
export { kitOptions } from './options.ts'
export type {
  BroadcastNotification,
  EventName,
  InferEventPayload,
  ModelEvents,
  ModelPayload,
} from './payloads.ts'
