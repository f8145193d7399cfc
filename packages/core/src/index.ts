// The kit

export type { Activity, ActivityEntry, ActivitySnapshot } from './activity.ts'
export type { AuthAnswer, AuthorizeFunction, AuthorizeOptions, AuthRequest, Fresh } from './authorize.ts'
// Channels
export { type Channel, channel, listen } from './channel.ts'
export type { Gap } from './channel-entry.ts'
export type { ChannelKind, ChannelSnapshot, ChannelStatus } from './channel-status.ts'
export type { Clock } from './clock.ts'
export { type FeedEntry, type FeedOptions, feed } from './collections/feed.ts'
// Stores over events
export { type LatestOptions, latest } from './collections/latest.ts'
export { type SeriesOptions, type SeriesSnapshot, series } from './collections/series.ts'
export type { Connection, ConnectionSnapshot, ConnectionStatus } from './connection.ts'
export { deepEqual, shallowEqual } from './equal.ts'
export { ChannelKitError, type ErrorCode } from './errors.ts'
// For sources other than pusher-js
export type { Happening } from './hub.ts'
export {
  type ChannelKit,
  type ChannelKitOptions,
  createChannelKit,
  type KitOptions,
  type KitParts,
} from './kit.ts'
export type { DropReason, TriggerOptions, TriggerResult } from './outbox.ts'
// People
export { type Presence, type PresenceSnapshot, presence } from './presence.ts'
export type { Member, MembersDiff } from './presence-members.ts'
export type { EventHandler, EventMeta } from './routes.ts'
// Names and payloads
export type {
  ChannelDefinitions,
  ChannelName,
  ChannelSpec,
  ClientEventOf,
  ClientPayloadOf,
  EventOf,
  MemberOf,
  PayloadOf,
  Register,
} from './schema-types.ts'
export type { Source, SourceMembers } from './source/source.ts'
export type { Readable } from './store.ts'
export { type Typing, type TypingOptions, type TypingSnapshot, type Typist, typing } from './typing.ts'
