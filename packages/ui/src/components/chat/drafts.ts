import type { OutgoingMessage } from '@channelkit/core'
import { keptIn, type PageStorage } from '../../shared/storage.ts'

/** What is written and not sent, with the id that the message will have: two tabs that send it send one message. */
export interface Draft {
  readonly id: string
  readonly text: string
}

/** What is kept over a reload for one person in one conversation. */
export interface Drafts {
  /** By which other tabs tell of it. */
  readonly key: string
  read(): Draft | null
  write(draft: Draft | null): void
  readUnsent(): readonly OutgoingMessage[]
  writeUnsent(messages: readonly OutgoingMessage[]): void
}

const isDraft = (value: unknown): value is Draft =>
  typeof (value as Draft | null)?.id === 'string' && typeof (value as Draft).text === 'string'

/** What is kept of messages that were not sent: enough, and not more than a storage takes. */
const MOST_UNSENT = 20

/** @param person whose drafts they are, so that the next one at the same computer sees none of them */
export function openDrafts(
  storage: PageStorage | false | null | undefined,
  channel: string,
  person: string,
): Drafts {
  const key = `channelkit:chat:${channel}:${person}`
  const unsent = `${key}:unsent`
  const kept = keptIn(storage)
  return {
    key,
    read() {
      const found = kept.read(key)
      return isDraft(found) ? { id: found.id, text: found.text } : null
    },
    write: (draft) => kept.write(key, draft),
    readUnsent() {
      const found = kept.read(unsent)
      return Array.isArray(found) ? found.filter(isDraft).map((one) => ({ at: 0, ...one })) : []
    },
    writeUnsent: (messages) =>
      kept.write(unsent, messages.length === 0 ? null : messages.slice(-MOST_UNSENT)),
  }
}

/** Where drafts are kept, for as long as they are the same person's. */
export interface DraftsMemory {
  drafts: { readonly of: string; readonly drafts: Drafts } | null
}

/**
 * The drafts of one person on one channel, opened once.
 *
 * @param given the application's storage; false is none
 * @param person null while nobody knows who it is
 */
export function draftsFor(
  memory: DraftsMemory,
  channel: string | null,
  person: string | null,
  given: PageStorage | false | undefined,
): Drafts | null {
  if (channel === null || person === null) return null
  const of = `${channel} ${person}`
  if (memory.drafts?.of !== of)
    memory.drafts = {
      of,
      drafts: openDrafts(given, channel, person),
    }
  return memory.drafts.drafts
}
