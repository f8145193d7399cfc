// The kit

export type { Activity, ActivityEntry, ActivitySnapshot } from './activity.ts'
export type { AuthAnswer, AuthorizeFunction, AuthRequest } from './authorize.ts'
export type { AuthorizeOptions, Fresh } from './authorize-request.ts'
export type { Backfill, BackfillContext } from './backfill.ts'
// Channels
export { type Channel, channel, listen } from './channel.ts'
export type { ChannelKind, ChannelSnapshot, ChannelStatus, Gap } from './channel-status.ts'
export type { InvalidPayload } from './check.ts'
export type { Clock } from './clock.ts'
export {
  type FeedDefinitionOptions,
  type FeedEntry,
  type FeedOptions,
  feed,
  type PastEvent,
} from './collections/feed.ts'
// Stores over events
export { type LatestOptions, latest } from './collections/latest.ts'
export {
  type Records,
  type RecordsAnswer,
  type RecordsDefinitionOptions,
  type RecordsOptions,
  type RecordsSnapshot,
  records,
} from './collections/records.ts'
export { type Reducer, reduced } from './collections/reduced.ts'
export {
  type SeriesDefinitionOptions,
  type SeriesOptions,
  type SeriesSnapshot,
  series,
} from './collections/series.ts'
export { type StalenessOptions, type StalenessSnapshot, staleness } from './collections/staleness.ts'
export type { Connection, ConnectionSnapshot, ConnectionStatus } from './connection.ts'
export { type Cursor, type Cursors, type CursorsOptions, cursors, glide } from './cursors.ts'
export {
  argumentsOf,
  defineFeed,
  defineRecords,
  defineReduced,
  defineSeries,
  type FeedDefinition,
  type RecordsDefinition,
  type ReducedDefinition,
  type SeriesDefinition,
} from './define.ts'
export { deepEqual, shallowEqual } from './equal.ts'
export { ChannelKitError, type ErrorCode } from './errors.ts'
export type { FoldStore } from './fold.ts'
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
export { type Person, type RosterEntry, type RosterSnapshot, roster } from './roster.ts'
export type { EventHandler, EventMeta } from './routes.ts'
export { defineChannels, type } from './schema.ts'
// Names and payloads
export type {
  ChannelDefinitions,
  ChannelName,
  ChannelSpec,
  ChannelSpecs,
  Checked,
  ClientEventOf,
  ClientPayloadOf,
  EventOf,
  MemberOf,
  NameOf,
  ParamsOf,
  PayloadOf,
  Register,
  TypeOnly,
} from './schema-types.ts'
export { type Shared, shared } from './shared.ts'
export type { Source, SourceMembers } from './source/source.ts'
export type { Readable } from './store.ts'
export { type Typing, type TypingOptions, type TypingSnapshot, type Typist, typing } from './typing.ts'
export {
  type SignedInUser,
  type User,
  type UserSnapshot,
  type UserStatus,
  user,
  type WatchlistSnapshot,
  watchlist,
} from './user.ts'
