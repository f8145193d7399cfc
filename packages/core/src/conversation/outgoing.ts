import type { Conversation, OutgoingMessage } from './options.ts'

/** Who writes, and when. */
interface Writer {
  at: number
  author: string | null
  /** As they say it. */
  name: string | undefined
  /** What is known of somebody's name. */
  nameIn(id: string): string | null
}

/** What is sent of what was written: with an id by which everybody can tell that it is the same message. */
export function outgoingOf(
  content: Parameters<Conversation['send']>[0],
  { at, author, name: said, nameIn }: Writer,
): OutgoingMessage {
  const { text, id, ...more } = typeof content === 'string' ? { text: content, id: undefined } : content
  const name = said ?? (author === null ? null : nameIn(author))
  return {
    ...more,
    id: typeof id === 'string' && id !== '' ? id : newId(),
    text,
    at,
    ...(author !== null && { author }),
    ...(name !== null && { name }),
  }
}

/** Hosts outside of secure contexts have no `randomUUID`. */
export function newId(): string {
  const { crypto } = globalThis as { crypto?: { randomUUID?(): string } }
  return crypto?.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`
}
