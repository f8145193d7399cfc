import type { Letter } from './letters.ts'
import type { Log } from './log.ts'
import type { Heard, Message } from './message.ts'

/** Makes messages of what was heard; the same objects as long as nothing of them changed. */
export function createShown() {
  const made = new WeakMap<Heard, Message>()

  function make(heard: Heard, more: Pick<Message, 'mine' | 'state' | 'error' | 'gap'>): Message {
    const before = made.get(heard)
    const { mine, state, error, gap } = more
    if (before?.mine === mine && before.state === state && before.error === error && before.gap === gap)
      return before
    const { clientId: _, ...message } = heard
    const next: Message = { ...message, mine, state, error, ...(gap && { gap }) }
    made.set(heard, next)
    return next
  }
  const one = (log: Log, heard: Heard, mine: boolean): Message =>
    make(heard, { mine, state: 'sent', error: null, ...gapOf(log, heard) })
  const gapOf = (log: Log, heard: Heard) => {
    const gap = log.gapBefore(heard)
    return gap && { gap }
  }
  let last: readonly Message[] = []
  const all = (
    log: Log,
    letters: readonly Letter[],
    isMine: (heard: Heard) => boolean,
  ): readonly Message[] => {
    const next = [
      ...log.messages.map((heard) => one(log, heard, isMine(heard))),
      ...letters.map(({ message, state, error }) => make(message, { mine: true, state, error })),
    ]
    if (next.length !== last.length || next.some((message, at) => message !== last[at])) last = next
    return last
  }
  return Object.assign(all, { one })
}
