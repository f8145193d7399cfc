// The kit: one connection and everything on it.

export type { Activity, ActivityEntry, ActivitySnapshot } from './activity.ts'
export type {
  AuthAnswer,
  AuthorizeFunction,
  AuthorizeOptions,
  AuthRequest,
  Fresh,
} from './auth/auth-types.ts'
export type { InvalidPayload } from './check.ts'
export type { Clock } from './clock.ts'
export type { Connection, ConnectionSnapshot, ConnectionStatus } from './connection.ts'
export type { ErrorData } from './error-data.ts'
export { ChannelKitError, type ErrorCode } from './errors.ts'
export { type ChannelKit, createChannelKit, type ReauthorizeOptions } from './kit.ts'
export type { ChannelKitOptions, KitOptions } from './kit-options.ts'
export { createOwnedKit, followOptions, neededOptions, type OwnedKit } from './owned-kit.ts'

// A channel: its state, handlers of its events, events of one's own.

export { type Channel, channel, type ListenOptions, listen, type MissedEvents } from './channel.ts'
export type { ChannelSnapshot, ChannelStatus, Gap } from './channel-status.ts'
export type { DropReason, TriggerOptions, TriggerResult } from './client-event.ts'
export type { ChannelKind } from './name-rules.ts'
export type { EventHandler, EventMeta, EventMetaOf } from './routes.ts'
export { type Send, type WriteContext, type WriteEvent, type WriteOptions, write } from './write.ts'
export type { Write, WriteResult } from './write-book.ts'

// Stores over events.

export type { Backfill, BackfillContext } from './backfill.ts'
export type { Collection, Details } from './collections/collection.ts'
export {
  type FeedDefinitionOptions,
  type FeedEntry,
  type FeedEntryOf,
  type FeedOptions,
  feed,
  type PastEvent,
} from './collections/feed.ts'
export { type CollectionSelection, createFollower, withState } from './collections/follow.ts'
export { type Initial, type InitialContext, initialFor } from './collections/initial.ts'
export { type LatestOptions, latest } from './collections/latest.ts'
export { latestNumber } from './collections/latest-number.ts'
export { brief, toNumber, toTime } from './collections/numbers.ts'
export {
  type Records,
  type RecordsAnswer,
  type RecordsDefinitionOptions,
  type RecordsOptions,
  type RecordsSnapshot,
  records,
} from './collections/records.ts'
export { type ReducedOptions, type Reducer, reduced } from './collections/reduced.ts'
export type { Rewind } from './collections/rewind.ts'
export {
  type SeriesDefinitionOptions,
  type SeriesOptions,
  type SeriesSnapshot,
  series,
} from './collections/series.ts'
export { type StalenessOptions, type StalenessSnapshot, staleness } from './collections/staleness.ts'
export type { CollectionState } from './collections/state.ts'
export {
  type CatchUp,
  type PartOf,
  type StreamDefinitionOptions,
  type StreamOptions,
  stream,
  streamOwner,
} from './collections/stream.ts'
export type { StreamPiece } from './collections/stream-piece.ts'
export type { StreamAnswer, StreamSnapshot, StreamState } from './collections/stream-state.ts'
export {
  argumentsOf,
  type DataOfDefinition,
  defineFeed,
  defineRecords,
  defineReduced,
  defineSeries,
  defineStream,
  type EntryOfDefinition,
  type FeedDefinition,
  type PartOfDefinition,
  type RecordsDefinition,
  type ReducedDefinition,
  type RowOfDefinition,
  reducedOf,
  type SeriesDefinition,
  type StreamDefinition,
} from './define.ts'

// What people write to each other.

export {
  type BoundOptions,
  boundConversation,
  type ConversationActions,
  type ConversationFunctions,
  conversationActions,
  createConversationFollower,
} from './conversation/bound.ts'
export { conversation } from './conversation/conversation.ts'
export type { Message, MessageFields, MessageState } from './conversation/message.ts'
export type {
  AskContext,
  ChangeMessage,
  Conversation,
  ConversationOptions,
  ConversationSnapshot,
  History,
  OutgoingMessage,
  SendMessage,
  SendResult,
} from './conversation/options.ts'
export { newId } from './conversation/outgoing.ts'

// People: who is there, what they do, who oneself is.

export type { Member, MemberId } from './member.ts'
export { type Cursor, type Cursors, type CursorsOptions, cursors, glide } from './people/cursors.ts'
export { type Presence, type PresenceOptions, type PresenceSnapshot, presence } from './people/presence.ts'
export type { MembersDiff } from './people/presence-members.ts'
export {
  REACTIONS,
  type Reaction,
  type Reactions,
  type ReactionsOptions,
  type ReactionsSnapshot,
  reactions,
  type StoredReactions,
} from './people/reactions.ts'
export type { Counts } from './people/reactions-message.ts'
export { type Person, type RosterEntry, type RosterSnapshot, roster } from './people/roster.ts'
export { type Shared, type SharedSnapshot, shared } from './people/shared.ts'
export { type Typing, type TypingOptions, type TypingSnapshot, type Typist, typing } from './people/typing.ts'
export {
  type SignedInUser,
  type User,
  type UserSnapshot,
  type UserStatus,
  user,
  type WatchlistSnapshot,
  watchlist,
} from './people/user.ts'

// Names and payloads.

export { defineChannels, type } from './schema.ts'
export type {
  AfterDefinition,
  ChannelDefinitions,
  ChannelName,
  ChannelNames,
  ChannelSpec,
  ChannelSpecs,
  Checked,
  ClientChannelName,
  ClientEventOf,
  ClientPayloadOf,
  EventOf,
  FieldOf,
  MemberOf,
  NameOf,
  Off,
  OnlyUnregistered,
  ParamsOf,
  PayloadOf,
  PresenceChannelName,
  Register,
  RowOf,
  TypeOnly,
  Unsaid,
  UserEventName,
  UserPayloadOf,
} from './schema-types.ts'

// For outside of components.

export { type Observable, type ObservableOptions, type Observer, toObservable } from './observable.ts'

// For bindings: what every store looks like, and equality for selectors.

export { boundedJson, type JsonBounds } from './bounded-json.ts'
export { isOff } from './channel-name.ts'
export { inDevelopment } from './development.ts'
export { deepEqual, shallowEqual } from './equal.ts'
export type { FoldStore } from './fold.ts'
export { type Hold, holder } from './holding.ts'
export type { Readable } from './store.ts'

// For connections other than pusher-js.

export type { Happening } from './happening.ts'
export type { Dispatch, Source, SourceHappening } from './source/source.ts'
