import type { BoundOptions, Message } from '@channelkit/core'
import type { PageStorage } from '../../shared/storage.ts'
import type { ChannelProps } from '../../shared/view-state.ts'
import type { ChatLabels, ChatMark } from './labels.ts'

export interface ChatProps<Name extends string = string>
  extends ChannelProps<Name>,
    Omit<BoundOptions, 'peers'> {
  /**
   * Stores a message. It rejects, or answers with a status that is no success, where it was not stored. Without it, and unless
   * `readOnly`, visitors write to each other by client events, which nobody keeps.
   */
  send?: BoundOptions['send']
  /** Fetches what was said before a message, or the newest where it is null; an empty page is the end. */
  history?: BoundOptions['history']
  /** Stores a new text of a message, or that it is taken back (null). Without it, messages that `send` stores stay as they are. */
  change?: BoundOptions['change']
  /** Nobody can write here. */
  readOnly?: boolean
  /** Names that are not in messages or in the members' info. */
  nameOf?: (author: string) => string | undefined
  /** How far a message came, where you know it. */
  markOf?: (message: Message) => ChatMark | undefined
  /** The id of the last message that was read before, or its time in epoch ms: the line "new" stands after it. */
  readUntil?: string | number
  /** Told of the newest message that was seen, each time another one was. */
  onRead?: (message: Message) => void
  /** Told of files that were pasted, or dropped, where one writes. */
  onFiles?: (files: readonly File[]) => void
  /** Where what is not sent yet is kept over a reload; false is nowhere. Default `localStorage`. */
  drafts?: PageStorage | false
  /** Of the times of messages, as an IANA name. Default: the host's. */
  timeZone?: string
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<ChatLabels>
}

/** What belongs to one chat in the page. */
export interface ChatState {
  /** Counts what the virtual list changed by itself. */
  turn: number
  /** The message that Tab comes to; null is the newest. */
  active: string | null
  /** Long texts that are shown in full. */
  open: ReadonlySet<string>
  /** Whether the newest is in sight. */
  atEnd: boolean
  /** The message before which the line "new" stands. */
  line: string | null
  /** How many of others came that were not seen. */
  fresh: number
  editing: { readonly id: string; readonly text: string } | null
  /** What would be deleted by one more click. */
  sure: string | null
  /** A change that could not be stored. */
  notChanged: boolean
  /** Whether there is something to send. */
  filled: boolean
}

export const chatState = (): ChatState => ({
  turn: 0,
  active: null,
  open: new Set(),
  atEnd: true,
  line: null,
  fresh: 0,
  editing: null,
  sure: null,
  notChanged: false,
  filled: false,
})
