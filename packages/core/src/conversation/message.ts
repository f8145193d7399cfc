import type { Gap } from '../channel-status.ts'
import { toTime } from '../collections/numbers.ts'
import type { StreamState } from '../collections/stream-state.ts'
import type { ChannelKitError } from '../errors.ts'
import { fieldOf, fieldsOf, isFields } from '../fields.ts'
import type { EventMeta } from '../routes.ts'
import { type Streamed, streamedIn } from './streamed.ts'

/** `sending` it was written here and is on its way, `failed` see `error`, `sent` everything else. */
export type MessageState = 'sending' | 'failed' | 'sent'

/** One message of a conversation. A new object whenever something of it changes. */
export interface Message<Data = unknown> {
  /** Tells messages apart: as the payload has it, or made up where it has none. */
  readonly id: string
  /** A key for lists: it stays where the server gives a message that was written here an id of its own. */
  readonly key: string
  /** The id of who wrote it; null where nobody says. */
  readonly author: string | null
  /** Their name, as it was known when the message came. */
  readonly name: string | null
  readonly text: string
  /** When it was written, in epoch ms; never later than it came, and 0 where nobody knows. */
  readonly at: number
  /** The payload as it came, or what was given to `send`. */
  readonly data: Data
  readonly mine: boolean
  readonly edited: boolean
  /** It was taken back: there is no text any more. */
  readonly deleted: boolean
  readonly state: MessageState
  /** How far its text is, where it streams in; null for one that came whole. */
  readonly stream: StreamState | null
  /** Why it was not sent, or why its text broke off. */
  readonly error: ChannelKitError | null
  /** The line was lost before this message, and what was said meanwhile is not here. */
  readonly gap?: Gap
}

/** Where payloads have what a message needs, by the names of their fields. Each has a default that fits most. */
export interface MessageFields {
  id?: string
  /** An id that the sender made up and the server passes on beside its own. Default `clientId`. */
  clientId?: string
  author?: string
  name?: string
  text?: string
  at?: string
  /** Which stream its text is: an id, or `true` where that is the message's own. Default `stream`. */
  stream?: string
}

/** A message as it was heard, before it is known whose page it is. */
export interface Heard extends Omit<Message, 'mine' | 'state' | 'error' | 'gap' | 'stream'> {
  readonly clientId: string | null
  /** The stream that its text is; null for one that came whole. */
  readonly streamed: Streamed | null
}

const TEXT = ['text', 'body', 'message', 'content']
const AUTHOR = ['author', 'user', 'userId', 'user_id', 'from', 'sender']
const NAME = ['name', 'userName', 'user_name', 'username']
const AT = ['at', 'createdAt', 'created_at', 'sentAt', 'sent_at', 'time', 'timestamp']
const EDITED = ['edited', 'editedAt', 'edited_at']
const DELETED = ['deleted', 'deletedAt', 'deleted_at']

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
const idOf = (value: unknown) => (Number.isFinite(value) ? String(value) : textOf(value))

/** The first of several fields of which something can be made. */
function find<T>(data: unknown, names: readonly string[], read: (value: unknown) => T | null): T | null {
  for (const name of names) {
    const found = read(fieldOf(data, name))
    if (found !== null) return found
  }
  return null
}
const oneOf = (own: string | undefined, usual: readonly string[]) => (own === undefined ? usual : [own])

/** The id that a payload says to be about: for edits and deletions, which may be nothing but the id. */
export const idIn = (data: unknown, fields: MessageFields): string | null =>
  isFields(data) ? find(data, [fields.id ?? 'id'], idOf) : idOf(data)

export const clientIdIn = (data: unknown, fields: MessageFields): string | null =>
  find(data, [fields.clientId ?? 'clientId'], idOf)

/** The text that a payload has; null where it has none. */
export const textIn = (data: unknown, fields: MessageFields): string | null =>
  typeof data === 'string'
    ? data
    : find(data, oneOf(fields.text, TEXT), (one) => (typeof one === 'string' ? one : null))

/** Who sent it, where the server names them, and when it came; null for what is of no time. */
export interface Arrival extends Pick<EventMeta, 'userId'> {
  readonly at: number | null
}

let nameless = 0

/**
 * Reads a message, whatever somebody sent. Who sent it counts more than who it says it is of; a time that is still to come is
 * the time at which it came.
 *
 * @param nameIn what is known of somebody's name
 */
export function readMessage(
  data: unknown,
  { userId, at: arrived }: Arrival,
  fields: MessageFields,
  nameIn: (id: string) => string | null,
): Heard {
  const said = fieldsOf(data)
  const authors = oneOf(fields.author, AUTHOR)
  const author = userId ?? find(said, authors, (one) => idOf(one) ?? idOf(fieldOf(one, 'id')))
  const own =
    find(said, oneOf(fields.name, NAME), textOf) ?? find(said, authors, (one) => textOf(fieldOf(one, 'name')))
  const name = (userId !== undefined && nameIn(userId)) || own || (author !== null && nameIn(author)) || null
  const text = textIn(data, fields) ?? ''
  const given = find(said, oneOf(fields.at, AT), (one) => (Number.isNaN(toTime(one)) ? null : toTime(one)))
  const at = Math.min(given ?? arrived ?? 0, arrived ?? Number.POSITIVE_INFINITY)
  // The same message once more is known by all that it says, where it says when it was.
  const made = given === null ? `~${++nameless}` : `~${author} ${given} ${text.slice(0, 200)}`
  const id = (isFields(data) ? idIn(data, fields) : null) ?? made
  const deleted = find(said, DELETED, (one) => (one ? true : null)) ?? false
  const edited = find(said, EDITED, (one) => (one ? true : null)) ?? false
  return {
    id,
    key: id,
    clientId: clientIdIn(said, fields),
    author,
    name,
    text: deleted ? '' : text,
    at,
    data,
    edited: edited && !deleted,
    deleted,
    streamed: edited || deleted ? null : streamedIn(said, fields.stream ?? 'stream', id),
  }
}
