import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

/** How far a message came, as the application tells it. */
export type ChatMark = 'sent' | 'delivered' | 'read'

export interface ChatLabels extends StateLabels, Record<ChatMark, string> {
  heading: string
  /** How many people are on the channel. */
  people(count: number, text: string): string
  /** The name of the list of messages. */
  log: string
  /** Before one's own name is known, and in place of it. */
  you: string
  somebody: string
  /** Before the first message that was not seen. */
  unread: string
  /** The button that goes to the newest. */
  newest: string
  /** The same with how many came meanwhile. */
  fresh(count: number, text: string): string
  /** What is announced of messages that came: whose, and the text of one. */
  arrived(name: string, text: string): string
  earlier: string
  loadingEarlier: string
  noEarlier: string
  earlierFailed: string
  /** Before the first message after a lost connection. */
  gap: string
  edited: string
  deleted: string
  /** Of a text that streams in: its sender gave it up. */
  brokenOff: string
  /** The same: something of it is missing. */
  incomplete: string
  sending: string
  failed: string
  tooLong: string
  discard: string
  edit: string
  remove: string
  /** The same button once more, before it is done. */
  removeSure: string
  /** What is said where an edit or a deletion could not be stored. */
  notChanged: string
  editing: string
  cancel: string
  /** The end of a very long text. */
  showAll: string
  placeholder: string
  send: string
  typing(names: readonly string[]): string
}

export const chatLabels: ChatLabels = {
  ...stateLabels,
  loading: 'Loading messages…',
  empty: 'No messages yet.',
  stale: (ago) => `${stateLabels.stale(ago)} What you write is sent once it is back.`,
  heading: 'Chat',
  people: (_, text) => `${text} here`,
  log: 'Messages',
  you: 'You',
  somebody: 'Somebody',
  unread: 'New',
  newest: 'To the newest',
  fresh: (_, text) => `${text} new`,
  arrived: (name, text) => `${name}: ${text}`,
  earlier: 'Earlier messages',
  loadingEarlier: 'Loading earlier messages…',
  noEarlier: 'This is the beginning.',
  earlierFailed: 'Earlier messages didn’t load.',
  gap: 'The connection was lost here; messages may be missing.',
  edited: 'edited',
  deleted: 'This message was deleted.',
  brokenOff: 'The answer broke off.',
  incomplete: 'Part of the answer is missing.',
  sending: 'Sending…',
  failed: 'Not sent.',
  tooLong: 'Too long to be sent.',
  discard: 'Discard',
  edit: 'Edit',
  remove: 'Delete',
  removeSure: 'Really delete?',
  notChanged: 'The change wasn’t saved.',
  editing: 'Editing a message',
  cancel: 'Cancel',
  showAll: 'Show all',
  placeholder: 'Write a message',
  send: 'Send',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  typing: (names) =>
    names.length > 2
      ? 'Several people are typing…'
      : `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'} typing…`,
}
