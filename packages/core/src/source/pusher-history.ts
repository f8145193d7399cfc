import type { Clock, Timer } from '../clock.ts'
import { parsed } from './pusher-data.ts'
import type { Happened, PastAsk } from './source.ts'

/** Where a channel's events are kept, and the number of the last one. */
export interface Position {
  readonly stream: string
  readonly serial: number
}

/** An event that was published before it is told. */
export interface PastMessage {
  readonly event: string
  readonly data: unknown
  readonly serial: number
  /** How long ago it was, in ms. */
  readonly ago: number
}

export interface PastAnswer {
  readonly events: readonly PastMessage[]
  /** Whether nothing of what was asked for is missing. */
  readonly complete: boolean
}

export interface PusherHistoryOptions {
  clock: Clock
  send(event: string, data: unknown): void
  socketId(): string
  /** Tells an event that was missed. */
  deliver(channel: string, past: PastMessage): void
  /** A channel is live again, after what was missed `since` then; all of it was told, if `resumed`. */
  live(channel: string, resumed: boolean, since?: number): void
}

/** What a server of ours is asked with, and answers with. */
export const HISTORY_EVENT = 'channelkit:history'

/** How long an answer may take, in ms, before what was missed is given up. */
const PATIENCE = 5000

interface Kept {
  known: Position
  /** The connection on which it was known. */
  socketId: string
  /** Something without a number came since: the server has no memory at the moment. */
  loose?: boolean
  /** While what was missed is on its way, what comes has to wait. */
  waiting?: Waiting[] | undefined
}

/** An event's number, and up to which all was told with it, if that is not the same. */
interface Numbers {
  readonly serial: number | undefined
  readonly upto?: number | undefined
}

interface Waiting extends Numbers {
  /** Nobody keeps or numbers what clients say. */
  readonly client: boolean
  readonly run: () => void
}

interface Ask {
  /** It is for who comes back: asked again with the next connection. */
  readonly again: boolean
  readonly events: PastMessage[]
  readonly done: (answer: PastAnswer | null) => void
  readonly timer: Timer
}

const isPosition = (value: unknown): value is Position =>
  typeof (value as Position | null)?.stream === 'string' && Number.isInteger((value as Position).serial)

/** The events of an answer as they happened; null where nobody keeps any. */
export const happenedIn = (channel: string, answer: PastAnswer | null, now: number): Happened[] | null =>
  answer?.events.map(({ event, data, serial, ago }) => ({
    ...{ type: 'event' as const, at: now - ago, channel, event },
    ...{ data: parsed(data), serial, userId: undefined },
  })) ?? null

/**
 * Where the server keeps events, nothing is missed: it numbers them, and whoever comes back asks for those after the last
 * one it heard. Servers that keep none, and all others, say nothing of it when a channel is subscribed, and are asked for
 * nothing.
 */
export function createPusherHistory({ clock, send, socketId, deliver, live }: PusherHistoryOptions) {
  const kept = new Map<string, Kept>()
  const asks = new Map<number, Ask>()
  let number = 0

  function ask(channel: string, what: object, again: boolean, done: Ask['done']) {
    const id = ++number
    const timer = clock.setTimeout(() => finish(id, null), PATIENCE)
    asks.set(id, { again, events: [], done, timer })
    send(HISTORY_EVENT, { channel, ask: id, ...what })
  }

  function finish(id: number, answer: PastAnswer | null) {
    const one = asks.get(id)
    if (!one) return
    asks.delete(id)
    clock.clearTimeout(one.timer)
    one.done(answer)
  }

  function resume(channel: string, one: Kept, now: Position, since?: number) {
    one.waiting = []
    const { stream, serial } = one.known
    ask(channel, { stream, serial, was: one.socketId }, true, (answer) => {
      if (kept.get(channel) !== one) return
      one.known = { stream: now.stream, serial: answer ? serial : now.serial }
      one.socketId = socketId()
      for (const past of answer?.events ?? []) event(past, () => deliver(channel, past), one)
      one.known = { stream: now.stream, serial: Math.max(one.known.serial, now.serial) }
      live(channel, answer?.complete === true, since)
      const { waiting = [] } = one
      one.waiting = undefined
      for (const { client, run, ...numbers } of waiting) client ? run() : event(numbers, run, one)
    })
  }

  /** Each number once, in order; an event without one can't be asked for again. */
  function event({ serial, upto = serial }: Numbers, run: () => void, one: Kept) {
    one.loose = serial === undefined
    if (serial === undefined) return run()
    if (serial <= one.known.serial) return
    one.known = { ...one.known, serial: Math.max(one.known.serial, upto!) }
    run()
  }

  return {
    /**
     * A channel was subscribed.
     *
     * @param now what the server said of its history
     * @returns whether it is live right away: `resumed` if nothing happened meanwhile
     */
    subscribed(channel: string, now: unknown): 'new' | 'resumed' | 'later' {
      const one = kept.get(channel)
      if (!isPosition(now)) {
        kept.delete(channel)
        return 'new'
      }
      if (!one || one.loose) {
        kept.set(channel, { known: now, socketId: socketId() })
        return 'new'
      }
      if (one.known.stream === now.stream && one.known.serial === now.serial) {
        one.socketId = socketId()
        return 'resumed'
      }
      resume(channel, one, now)
      return 'later'
    },
    /** An event came; `run` tells it, unless it was told already. */
    event(channel: string, numbers: Numbers, run: () => void, client: boolean) {
      const one = kept.get(channel)
      if (one?.waiting) one.waiting.push({ ...numbers, client, run })
      else if (!one || client) run()
      else event(numbers, run, one)
    },
    /** The server has missed something for so many ms, and says where the channel is now. */
    behind(channel: string, now: unknown, ago: number) {
      const one = kept.get(channel)
      if (one && !one.waiting && isPosition(now)) resume(channel, one, now, clock.now() - ago)
    },
    /** The server answered. */
    answered(data: unknown): void {
      const { ask: id, events, complete, more, error } = (data ?? {}) as Record<string, unknown>
      const one = asks.get(id as number)
      if (!one) return
      if (error !== undefined || !Array.isArray(events)) finish(id as number, null)
      else {
        one.events.push(...events)
        if (!more) finish(id as number, { events: one.events, complete: complete === true })
      }
    },
    /** Asks for the last events of a channel; null where none are kept. */
    past(channel: string, what: PastAsk, done: (answer: PastAnswer | null) => void) {
      if (kept.has(channel)) ask(channel, what, false, done)
      else done(null)
    },
    left: (channel: string) => void kept.delete(channel),
    /** The line is lost: whatever waited is asked for again. */
    lost() {
      for (const one of kept.values()) {
        const { waiting = [] } = one
        one.waiting = undefined
        for (const { client, run } of waiting) if (client) run()
      }
      const open = [...asks.values()]
      asks.clear()
      for (const { again, done, timer } of open) {
        clock.clearTimeout(timer)
        if (!again) done(null)
      }
    },
  }
}
