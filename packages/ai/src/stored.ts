import type { Readable } from '@channelkit/core'
import type { UIMessage } from 'ai'

/** What is stored, with what a chat has beyond it after that: what the chat has already stays as it is. */
export function withStored<Message extends UIMessage>(
  there: readonly Message[],
  stored: readonly Message[],
): Message[] {
  const known = new Map(there.map((message) => [message.id, message]))
  const ids = new Set(stored.map(({ id }) => id))
  return [...stored.map((one) => known.get(one.id) ?? one), ...there.filter(({ id }) => !ids.has(id))]
}

/** Calls back whenever what is heard on a channel begins anew: once it is live, and after each gap; returns the way to stop. */
export function onBeginning(
  room: Readable<{ readonly status: string; readonly gap: unknown }>,
  begin: () => void,
): () => void {
  let begun = false
  let last: unknown = null
  const look = () => {
    const { status, gap } = room.getSnapshot()
    if (status !== 'live' || (begun && (gap === null || gap === last))) return
    begun = true
    last = gap
    begin()
  }
  const leave = room.subscribe(look)
  look()
  return leave
}
