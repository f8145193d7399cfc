import type { ChannelStatus } from '../channel-status.ts'
import type { Rewind } from '../collections/rewind.ts'
import type { ChannelKitError } from '../errors.ts'
import type { FoldStore } from '../fold.ts'
import type { MemberId } from '../member.ts'
import type { Message, MessageFields } from './message.ts'

export interface ConversationOptions {
  /** The event that carries a message. Default `message`. */
  event?: string
  /** The event that says what a message says now: its id and its text. Default `message-edited`. */
  edited?: string
  /** The event that takes a message back: its id. Default `message-deleted`. */
  deleted?: string
  /** The event that brings the pieces of a message whose text streams in. Default `piece`. */
  pieces?: string
  /** Where payloads have what a message needs, if not under the usual names. */
  fields?: MessageFields
  /** Who oneself is; needed on private channels, where the server names nobody. */
  me?: { id?: MemberId; name?: string }
  /**
   * Whether visitors write to each other without a server of yours, by client events: `client-message` and the like. Nobody
   * keeps these, or checks more than who sent them. Default false.
   */
  peers?: boolean
  /** How far back to begin where the server keeps events: so many, or `{ events, seconds }`. */
  rewind?: Rewind
  /** How many messages are kept; the oldest go first. Default 2000. */
  limit?: number
  /** What was said before, oldest first: what the server knows, say. */
  initial?: readonly unknown[]
}

/** All that a conversation is told, with what it goes by otherwise. */
export type Settings = Omit<ConversationOptions, 'initial'> &
  Required<Pick<ConversationOptions, 'event' | 'edited' | 'deleted' | 'pieces' | 'limit' | 'peers'>>

/** What is sent: a payload as others get it. */
export interface OutgoingMessage {
  /** Made up here. A server that keeps it, or passes it on as `clientId`, lets everybody tell that it is the same one. */
  readonly id: string
  readonly text: string
  readonly at: number
  readonly author?: string
  readonly name?: string
  /** What else was given to `send`. */
  readonly [field: string]: unknown
}

/** What functions of the application get besides. */
export interface AskContext {
  readonly channel: string
  /** Aborted once nobody waits for the answer any more. */
  readonly signal: AbortSignal
  /** Of this page's connection, for servers that leave the sender out; null while there is none. */
  readonly socketId: string | null
}

/**
 * Stores a message. It rejects, or answers with a status that is no success, where it was not stored; a message that it answers
 * with is how the server has it.
 */
export type SendMessage = (message: OutgoingMessage, context: AskContext) => Promise<unknown>

/** Stores what became of a message: its new text, or null where it is taken back. Rejects where it was not stored. */
export type ChangeMessage = (message: Message, text: string | null, context: AskContext) => Promise<unknown>

/** Fetches what was said before a message, or the newest where it is null, in any order; an empty page is the end. */
export type History = (before: Message | null, context: AskContext) => Promise<readonly unknown[]>

/** What became of what was sent or changed. */
export type SendResult =
  | { readonly status: 'sent'; readonly error: null }
  | { readonly status: 'failed'; readonly error: ChannelKitError }

export interface ConversationSnapshot<Data = unknown> {
  /** Oldest first; what is on its way, or failed, comes last. */
  readonly messages: readonly Message<Data>[]
  /** What is known of those before the oldest: `unknown` until `loadEarlier` was called. */
  readonly earlier: 'unknown' | 'loading' | 'more' | 'none' | 'failed'
  /** Why earlier ones could not be fetched. */
  readonly earlierError: ChannelKitError | null
  /** Who oneself is, where that is known. */
  readonly me: string | null
  readonly status: ChannelStatus
  /** Why the channel failed or is not live yet. */
  readonly error: ChannelKitError | null
}

export interface Conversation<Data = unknown> extends FoldStore<ConversationSnapshot<Data>> {
  /**
   * Shows a message at once and sends it. Failed ones stay, to be tried again.
   *
   * @param content its text, or the text with further fields of the payload; `id` where it has one already
   * @param send stores it; without it, it is a client event
   * @returns what became of it; never rejects
   */
  send(
    content: string | ({ text: string } & Record<string, unknown>),
    send?: SendMessage,
  ): Promise<SendResult>
  /** Sends a failed one again, by its key. */
  retry(key: string): Promise<SendResult>
  /** Forgets one that was not sent, and gives it. */
  discard(key: string): Message<Data> | undefined
  /** Shows a new text of a message at once, and takes it back if it is not stored. */
  edit(id: string, text: string, change?: ChangeMessage): Promise<SendResult>
  /** Takes a message back; others no longer see its text. */
  remove(id: string, change?: ChangeMessage): Promise<SendResult>
  /**
   * Fetches what was said before the oldest message, or the newest ones at first. The same function is asked again for the newest
   * after a lost line.
   */
  loadEarlier(history: History): Promise<void>
  /** Puts back what was not sent before a reload, as failed. What is there already is left out. */
  restore(unsent: readonly OutgoingMessage[], send?: SendMessage): void
  /** Gives what was said before, until something is heard; what came first counts. */
  seed(initial: readonly unknown[] | undefined): void
}
