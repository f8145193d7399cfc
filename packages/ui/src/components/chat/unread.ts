import type { Message } from '@channelkit/core'

/** What of a conversation was seen in this page. */
export interface Seen {
  /** The newest message that was seen, by key; null is none yet. */
  last: string | null
  /** The message before which the line "new" stands. */
  line: string | null
  /** How many of others came since. */
  fresh: number
}

const isOthers = ({ mine, deleted }: Message) => !mine && !deleted

/** The place after what was read before the page was opened. */
function placeAfter(messages: readonly Message[], until: string | number): number {
  if (typeof until === 'number') {
    const next = messages.findIndex(({ at }) => at > until)
    return next < 0 ? messages.length : next
  }
  return messages.findIndex(({ id }) => id === until) + 1
}

/** What is known before anything was seen. */
export function seenUntil(messages: readonly Message[], until: string | number | undefined): Seen {
  const last = messages.at(-1)?.key ?? null
  const place = until === undefined ? 0 : placeAfter(messages, until)
  const line = place > 0 ? messages.slice(place).find(isOthers) : undefined
  return { last, line: line?.key ?? null, fresh: 0 }
}

/**
 * What is seen now that there are these messages.
 *
 * @param watching whether somebody looks at the newest
 */
export function seenNow(before: Seen, messages: readonly Message[], watching: boolean): Seen {
  const at = messages.findLastIndex(({ key }) => key === before.last)
  const since = messages.slice(at + 1)
  // Who writes has read what stands above.
  const wrote = at >= 0 && since.some(({ mine, state }) => mine && state === 'sending')
  if (watching) {
    const last = messages.at(-1)?.key ?? null
    return { last, line: wrote ? null : before.line, fresh: 0 }
  }
  const others = since.filter(isOthers)
  const lineAt = messages.findIndex(({ key }) => key === before.line)
  // A line above what was seen is of before.
  const line = lineAt > at ? before.line : (others[0]?.key ?? (wrote ? null : before.line))
  return { last: before.last, line, fresh: others.length }
}
