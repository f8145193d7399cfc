import type { Backlog, HubTransport } from '../hub/index.ts'
import type { HubClock } from '../hub/options.ts'
import { closeLine, HEARTBEAT, type Line, lineOf, messageLine, NOTHING, OPEN } from './xhr-lines.ts'
import { createLineQueue } from './xhr-queue.ts'

/** The answer to one request that receives: a poll ends with the first lines, a stream goes on. */
export interface XhrAnswer {
  readonly kind: 'poll' | 'stream'
  /** Whether its socket still takes something. */
  readonly open: boolean
  /** `taken` is called once the socket has taken the text. */
  write(text: string, taken: () => void): void
  end(text: string, taken: () => void): void
  destroy(): void
}

/**
 * pusher-js leaves an answer of more than this many characters as soon as it has read all of it, and asks again. What
 * came in between would be lost, so the server stops at the very line that makes it leave.
 */
const MAX_ANSWER = 256 * 1024
/** A session that nobody asks for this long is over, in ms. */
const EXPIRES = 10_000
/** Proxies tend to cut what is silent for 30 s or more; in ms. */
const BEAT = 25_000
/** How long a full answer may take to arrive, in ms. */
const FULL = 30_000
/** How long an answer whose client asks anew may take to end by itself, in ms. */
const GRACE = 250

export interface XhrSessionOptions {
  clock: HubClock
  /** Runs at the end of this turn of the event loop, so that what belongs together goes in one write. */
  defer(run: () => void): void
  /** How much may wait for a client that does not fetch it, in bytes. */
  maxBuffered: number
  /** Whose sessions keep a broadcast's text only once. */
  owner: string
  /** The session is over: by the hub's word, or in a word why. */
  onOver(reason: string): void
}

/**
 * One client of the HTTP transports, over many requests. A line is delivered when the socket of an answer took it; when
 * that socket dies first, the line goes with the next answer. Follows the transports of pusher-js 8.6.
 */
export function createXhrSession({ clock, defer, maxBuffered, owner, onOver }: XhrSessionOptions) {
  const queue = createLineQueue()
  queue.push(lineOf(OPEN))
  let current: XhrAnswer | undefined
  let next: XhrAnswer | undefined
  let written = 0
  /** No more goes into the current answer. */
  let shut = false
  let closing = false
  let over = false
  let due = false
  let timer: unknown
  let beat: unknown

  const arm = (ms: number, run: () => void) => {
    clock.clearTimeout(timer)
    timer = clock.setTimeout(run, ms)
  }

  function finish(reason: string) {
    if (over) return
    over = true
    clock.clearTimeout(timer)
    clock.clearTimeout(beat)
    queue.clear()
    for (const answer of [current, next]) answer?.destroy()
    current = next = undefined
    onOver(reason)
  }

  function push(line: Line) {
    if (over || closing) return
    queue.push(line)
    if (queue.waiting > maxBuffered) return finish('slow-reader')
    schedule()
  }

  function schedule() {
    if (due) return
    due = true
    defer(() => {
      due = false
      flush()
    })
  }

  /** As many lines as fit: the last one is the one that makes the client ask anew. */
  function fits({ text }: Line): boolean {
    if (written > MAX_ANSWER) return false
    written += text.length
    return true
  }

  function flush() {
    const answer = current
    if (!answer?.open || shut || queue.length === 0) return
    const handed = queue.hand(fits)
    const taken = () => {
      queue.taken(handed)
      if (closing && queue.isDone) finish('closed')
    }
    shut = answer.kind === 'poll' || written > MAX_ANSWER || (closing && queue.length === 0)
    if (answer.kind === 'poll' || (closing && queue.length === 0)) return answer.end(handed.text, taken)
    answer.write(handed.text, taken)
    if (shut) arm(FULL, () => answer.destroy())
  }

  function keepAlive() {
    clock.clearTimeout(beat)
    beat = clock.setTimeout(() => {
      if (queue.length === 0) push(lineOf(HEARTBEAT))
      keepAlive()
    }, BEAT)
  }

  function start(answer: XhrAnswer) {
    clock.clearTimeout(timer)
    current = answer
    written = 0
    shut = false
    keepAlive()
    schedule()
  }

  function left() {
    current = undefined
    if (next) {
      const answer = next
      next = undefined
      return start(answer)
    }
    clock.clearTimeout(beat)
    arm(EXPIRES, () => finish('expired'))
  }
  arm(EXPIRES, () => finish('expired'))

  const transport: HubTransport = {
    get buffered() {
      return queue.bytes
    },
    send: (frame) => push(messageLine(frame, owner)),
    close(code, reason) {
      push(lineOf(closeLine(code, reason)))
      closing = true
    },
    cut: () => finish('slow-reader'),
  }

  return {
    transport,
    /** Tells from now on what waits here. */
    use: (backlog: Backlog) => queue.use(backlog),
    /** Whether the hub has closed it, so that nothing more is taken of its client. */
    get closing() {
      return closing || over
    },
    /** A request of the client that receives. */
    attach(answer: XhrAnswer) {
      if (over) return answer.destroy()
      if (!current) return start(answer)
      const old = current
      next?.destroy()
      next = answer
      // Whoever leaves a full answer has read it all. Of any other, its own end will tell how much went out.
      if (shut && old.kind === 'stream') queue.allTaken()
      else return arm(GRACE, () => old.destroy())
      old.destroy()
    },
    /** The answer is done, or its socket died. */
    detach(answer: XhrAnswer) {
      if (answer === next) {
        next = undefined
        clock.clearTimeout(timer)
      }
      if (over || answer !== current) return
      queue.takeBack()
      left()
    },
    /** The client asks whether anybody is there. */
    heartbeat() {
      if (queue.length === 0) push(lineOf(NOTHING))
    },
    end: () => finish('closed'),
  }
}

export type XhrSession = ReturnType<typeof createXhrSession>
