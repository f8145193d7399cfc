import type { EventMeta } from './routes.ts'
import type { PastAsk, Source } from './source/source.ts'

type Past = readonly EventMeta[] | null

/** Who waits for past events of a channel: questions have numbers, since answers are happenings as all else. */
export function createPastAsks(source: Source, channel: string) {
  const waiting = new Map<number, (past: Past) => void>()
  let asked = 0
  return {
    ask(ask: PastAsk, done: (past: Past) => void) {
      if (!source.past) return done(null)
      waiting.set(++asked, done)
      source.past(channel, asked, ask)
    },
    answer(ask: number, past: Past) {
      const done = waiting.get(ask)
      waiting.delete(ask)
      done?.(past)
    },
    forget: () => waiting.clear(),
  }
}
