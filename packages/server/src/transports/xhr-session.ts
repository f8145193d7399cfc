import type { HubTransport } from '../hub/index.ts'
import type { HubClock } from '../hub/options.ts'
import { closeLine, HEARTBEAT, messageLine, NOTHING, OPEN } from './xhr-lines.ts'

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
  /** How much may wait for a client that does not fetch it, in characters. */
  maxBuffered: number
  /** The session is over: by the hub's word, or in a word why. */
  onOver(reason: string): void
}

/**
 * One client of the HTTP transports, over many requests. A line is delivered when the socket of an answer took it; when
 * that socket dies first, the line goes with the next answer. Follows the transports of pusher-js 8.6.
 */
export function createXhrSession({ clock, defer, maxBuffered, onOver }: XhrSessionOptions) {
  let queue: string[] = [OPEN]
  let waiting = OPEN.length
  /** What the current answer was given and its socket has not taken yet, oldest first. */
  let handed: string[][] = []
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
    queue = []
    handed = []
    for (const answer of [current, next]) answer?.destroy()
    current = next = undefined
    onOver(reason)
  }

  function push(line: string) {
    if (over || closing) return
    queue.push(line)
    waiting += line.length
    if (waiting > maxBuffered) return finish('slow-reader')
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
  function cut(): string[] {
    let count = 0
    while (count < queue.length && written <= MAX_ANSWER) written += queue[count++]!.length
    const lines = queue.splice(0, count)
    for (const line of lines) waiting -= line.length
    return lines
  }

  function flush() {
    const answer = current
    if (!answer?.open || shut || queue.length === 0) return
    const lines = cut()
    handed.push(lines)
    const taken = () => {
      handed = handed.filter((batch) => batch !== lines)
      if (closing && queue.length === 0 && handed.length === 0) finish('closed')
    }
    shut = answer.kind === 'poll' || written > MAX_ANSWER || (closing && queue.length === 0)
    if (answer.kind === 'poll' || (closing && queue.length === 0)) return answer.end(lines.join(''), taken)
    answer.write(lines.join(''), taken)
    if (shut) arm(FULL, () => answer.destroy())
  }

  function keepAlive() {
    clock.clearTimeout(beat)
    beat = clock.setTimeout(() => {
      if (queue.length === 0) push(HEARTBEAT)
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
    send: (frame) => push(messageLine(frame)),
    close(code, reason) {
      push(closeLine(code, reason))
      closing = true
    },
  }

  return {
    transport,
    /** A request of the client that receives. */
    attach(answer: XhrAnswer) {
      if (over) return answer.destroy()
      if (!current) return start(answer)
      const old = current
      next?.destroy()
      next = answer
      // Whoever leaves a full answer has read it all. Of any other, its own end will tell how much went out.
      if (shut && old.kind === 'stream') handed = []
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
      queue = [...handed.flat(), ...queue]
      for (const line of handed.flat()) waiting += line.length
      handed = []
      left()
    },
    /** The client asks whether anybody is there. */
    heartbeat() {
      if (queue.length === 0) push(NOTHING)
    },
    end: () => finish('closed'),
  }
}

export type XhrSession = ReturnType<typeof createXhrSession>
