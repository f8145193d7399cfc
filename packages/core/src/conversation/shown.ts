import type { Letter } from './letters.ts'
import type { Log } from './log.ts'
import type { Heard, Message } from './message.ts'

/** What a message says by now. */
export type Said = Pick<Message, 'text' | 'stream' | 'error'>

/** What one that streams in says while nothing follows its stream; null for one that came whole. */
export const saidBefore = ({ streamed, text }: Heard): Said | null =>
  streamed && { text, stream: streamed.end ?? (text ? 'streaming' : 'waiting'), error: streamed.error }

/**
 * Makes messages of what was heard; the same objects as long as nothing of them changed.
 *
 * @param saidOf what a message says by now, where it streams in
 */
export function createShown(saidOf: (heard: Heard) => Said | null = saidBefore) {
  const made = new WeakMap<Heard, Message>()

  function make(
    heard: Heard,
    { mine, state, gap }: Pick<Message, 'mine' | 'state' | 'gap'>,
    { text, stream, error }: Said,
  ): Message {
    const before = made.get(heard)
    if (
      before?.mine === mine &&
      before.state === state &&
      before.gap === gap &&
      before.text === text &&
      before.stream === stream &&
      before.error === error
    )
      return before
    const { clientId: _, streamed: __, ...message } = heard
    const next: Message = { ...message, text, stream, mine, state, error, ...(gap && { gap }) }
    made.set(heard, next)
    return next
  }
  const one = (log: Log, heard: Heard, mine: boolean): Message =>
    make(heard, { mine, state: 'sent', ...gapOf(log, heard) }, saidOf(heard) ?? whole(heard, null))
  const whole = ({ text }: Heard, error: Message['error']): Said => ({ text, stream: null, error })
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
      ...letters.map(({ message, state, error }) =>
        make(message, { mine: true, state }, whole(message, error)),
      ),
    ]
    if (next.length !== last.length || next.some((message, at) => message !== last[at])) last = next
    return last
  }
  return Object.assign(all, { one })
}
