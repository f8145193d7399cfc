export type { AppState } from './app-state.ts'
export type { Backlog } from './backlog.ts'
export type {
  ChannelSummary,
  Cluster,
  ClusterApp,
  ClusterCached,
  ClusterFound,
  ClusterLink,
  ClusterMember,
  ConnectionSummary,
  Edge,
} from './cluster.ts'
export type { Connection, HubTransport } from './connection.ts'
export { PROTOCOL_ERRORS, type ProtocolErrorCode } from './errors.ts'
export type { HubHappening } from './happening.ts'
export type { HistoryRule } from './history.ts'
export { createHub, type Handshake, type Hub, type HubClient } from './hub.ts'
export {
  type App,
  type AppKey,
  DEFAULT_LIMITS,
  type HubClock,
  type HubOptions,
  hostClock,
  type Limits,
} from './options.ts'
export { SERVER_ERROR_CODES, ServerError, type ServerErrorCode } from './server-error.ts'
export { utf8 } from './utf8.ts'
