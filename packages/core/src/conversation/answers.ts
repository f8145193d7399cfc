import type { ChannelSnapshot } from '../channel-status.ts'
import { collectPieces, type PieceCollector } from '../collections/stream-collector.ts'
import { readPiece } from '../collections/stream-piece.ts'
import type { FoldContext } from '../fold.ts'
import type { Pages } from './history.ts'
import type { Log } from './log.ts'
import type { Heard } from './message.ts'
import { type Said, saidBefore } from './shown.ts'

/** How many messages grow at once: the newest of those that are not complete. */
const MOST = 50
/** How many pieces are kept of messages that are not there yet: the two may come by ways of their own. */
const MOST_EARLY = 1000
/** How far back pieces are looked for where the server keeps events, in events. */
const BACK = 1000

/** The texts of messages that stream in, by the pieces on the channel of the conversation. */
export interface Answers {
  piece(data: unknown): void
  /** A message came as an event just now: all of its pieces are still to come. */
  began(id: string): void
  /** Looks which messages grow; what is complete is written into the log. */
  follow(): void
  said(heard: Heard): Said | null
  /** The server said what a message is by now. */
  told(page: readonly Heard[]): void
  /** @param missed whether events were missed */
  live(missed: boolean): void
  stop(): void
}

interface Options {
  channel: string
  event: string
  log: Log
  pages(): Pages
  state(): Pick<ChannelSnapshot, 'status' | 'error'>
}

export function createAnswers(
  { internals, mark, report }: Pick<FoldContext, 'internals' | 'mark' | 'report'>,
  { channel, event, log, pages, state }: Options,
): Answers {
  const growing = new Map<string, PieceCollector>()
  /** Of which nothing was said before the page listened. */
  const fresh = new Set<string>()
  let early: { readonly id: string; readonly data: unknown }[] = []
  let asksPast = false
  let asking: Promise<void> | undefined

  const fetch = {
    again() {
      asking ??= pages()
        .again()
        .finally(() => {
          asking = undefined
        })
    },
    get isOn() {
      return asking !== undefined
    },
  }
  function begin(id: string) {
    const options = {
      id,
      event,
      get canAsk() {
        return pages().canAsk
      },
    }
    const collector = collectPieces({ internals, mark, report, fetch }, options)
    growing.set(id, collector)
    early = early.filter((one) => {
      if (one.id === id) collector.apply(one.data)
      return one.id !== id
    })
    if (!fresh.has(id)) asksPast = true
  }
  function drop(id: string) {
    growing.get(id)?.stop()
    growing.delete(id)
  }
  function piece(data: unknown) {
    const read = readPiece(data)
    if (typeof read === 'string') return report('piece', () => `${event} is no piece of a stream: ${read}.`)
    const collector = growing.get(read.id)
    if (collector) return collector.apply(data)
    early.push({ id: read.id, data })
    if (early.length > MOST_EARLY) early.shift()
  }
  function past() {
    if (!asksPast || state().status !== 'live') return
    asksPast = false
    internals.channels.get(channel).past({ last: BACK }, (events) => {
      for (const one of events ?? []) if (one.event === event) piece(one.data)
    })
  }
  function fill({ text, streamed }: Heard) {
    if (streamed && streamed.end === null && streamed.seq !== null)
      growing.get(streamed.id)?.fill({ text, seq: streamed.seq })
  }

  /** From now on the text is in the log. */
  function freeze(heard: Heard, end: NonNullable<NonNullable<Heard['streamed']>['end']>) {
    const { text, error } = said(heard)!
    log.change(heard.id, { text, streamed: { ...heard.streamed!, end, error } })
  }
  function said(heard: Heard): Said | null {
    const snapshot =
      heard.streamed?.end === null ? growing.get(heard.streamed.id)?.snapshot(state()) : undefined
    if (!snapshot) return saidBefore(heard)
    // What the server says without saying up to where is better than less.
    const text = snapshot.text.length >= heard.text.length ? snapshot.text : heard.text
    const stream = snapshot.state === 'waiting' && text ? 'streaming' : snapshot.state
    return { text, stream, error: snapshot.error }
  }

  return {
    piece,
    began: (id) => void fresh.add(id),
    follow() {
      const open = log.messages.filter(({ streamed }) => streamed?.end === null)
      const followed = open.slice(-MOST)
      const wanted = new Set(followed.map(({ streamed }) => streamed!.id))
      for (const heard of followed) {
        if (growing.has(heard.streamed!.id)) continue
        begin(heard.streamed!.id)
        fill(heard)
      }
      for (const heard of open.slice(0, -MOST)) freeze(heard, 'gap')
      for (const heard of followed) {
        const { stream } = said(heard)!
        if (stream === 'done' || (stream === 'failed' && state().status !== 'failed')) {
          freeze(heard, stream)
          wanted.delete(heard.streamed!.id)
        }
      }
      for (const id of [...growing.keys()]) if (!wanted.has(id)) drop(id)
      fresh.clear()
      past()
    },
    said,
    told(page) {
      for (const heard of page) fill(heard)
    },
    live(missed) {
      if (missed) for (const collector of growing.values()) collector.missed()
      past()
    },
    stop() {
      for (const id of [...growing.keys()]) drop(id)
    },
  }
}
