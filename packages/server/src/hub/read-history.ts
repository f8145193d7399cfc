import type { AppState } from './app-state.ts'
import type { Connection } from './connection.ts'
import type { Fields } from './fields.ts'
import { frame } from './frame.ts'
import type { HistoryPage } from './history.ts'

/** How a client asks for events of a channel that it is on, and how it is answered; no other server knows it. */
export const HISTORY_EVENT = 'channelkit:history'

/** How much one frame of an answer has, in characters. */
const PAGE = 64_000
/** How much one answer has at most, in characters: what is older is left out, and said to be missing. */
const ANSWER = 1_000_000

const whole = (value: unknown) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined

/**
 * Answers a client that wants what it missed (`stream` and `serial`, as it last knew them), or the last events (`last`, a
 * number; `within`, in ms) of a channel that it is subscribed to.
 */
export function readHistory(state: AppState, from: Connection, data: Fields): void {
  const { channel: name, ask, stream, serial, was } = data
  const { history, clock } = state
  const number = whole(ask)
  if (typeof name !== 'string' || number === undefined)
    return from.error(
      null,
      'A request for history needs channel and ask, a number that comes with the answer',
    )
  const refuse = (error: string) =>
    from.send(frame(HISTORY_EVENT, name, JSON.stringify({ ask: number, error })))
  if (!from.subscriptions.has(name)) return refuse('you are not subscribed to the channel')
  const now = history?.position(name)
  if (!history || !now) return refuse('the channel keeps no history')
  const [last, within] = [whole(data.last), whole(data.within)]
  const page =
    typeof stream === 'string'
      ? history.since(name, { stream, serial: whole(serial) ?? 0 })
      : history.read(name, { last, within })

  const answer = (page: HistoryPage) => {
    const { events, complete } = bounded(page)
    const told = events
      // What the connection itself had sent it did not get before either.
      .filter(({ except }) => except === undefined || (except !== was && except !== from.socketId))
      .map(({ event, data, serial, since }) => ({
        event,
        data,
        serial,
        ago: Math.round(clock.monotonic() - since),
      }))
    const pages = inPages(told)
    for (const [i, events] of pages.entries()) {
      const answer = { ask: number, ...now, complete, events, more: i + 1 < pages.length }
      from.send(frame(HISTORY_EVENT, name, JSON.stringify(answer)))
    }
  }
  if (!(page instanceof Promise)) return answer(page)
  // Whoever left meanwhile is told nothing.
  void page.then((page) => from.subscriptions.has(name) && answer(page))
}

/** At least one, since there is always an answer. */
function inPages<One extends { readonly data: string }>(list: readonly One[]): One[][] {
  const pages: One[][] = [[]]
  let size = 0
  for (const one of list) {
    size += one.data.length
    if (size > PAGE && pages.at(-1)!.length > 0) {
      pages.push([])
      size = one.data.length
    }
    pages.at(-1)!.push(one)
  }
  return pages
}

/** The newest of them that fit. */
function bounded({ events, complete }: HistoryPage): HistoryPage {
  let size = 0
  for (let i = events.length - 1; i >= 0; i--) {
    size += events[i]!.data.length
    if (size > ANSWER) return { events: events.slice(i + 1), complete: false }
  }
  return { events, complete }
}
