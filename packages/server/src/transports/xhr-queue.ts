import type { Backlog } from '../hub/index.ts'
import type { Line } from './xhr-lines.ts'

/** What a line costs beside its text, in bytes: many may have none to speak of. */
const ENTRY = 16

/** Lines that were given to an answer, until its socket has taken them. */
export interface Handed {
  readonly lines: readonly Line[]
  readonly text: string
  readonly bytes: number
}

/**
 * The lines of one session: those that wait, and those that an answer was given and may yet lose. What they take is told to
 * the backlog, each text once however many sessions of an app keep it.
 */
export function createLineQueue() {
  let queue: Line[] = []
  /** Oldest first. */
  let handed: Handed[] = []
  let waiting = 0
  let bytes = 0
  let backlog: Backlog | undefined
  let early = 0

  function grow(more: number) {
    if (backlog) backlog.add(more)
    else early += more
  }
  function hold(line: Line) {
    bytes += line.bytes + ENTRY
    grow(line.holders++ === 0 ? line.bytes + ENTRY : ENTRY)
  }
  function release(line: Line) {
    bytes -= line.bytes + ENTRY
    grow(--line.holders === 0 ? -line.bytes - ENTRY : -ENTRY)
  }
  function forget(one: Handed) {
    bytes -= one.bytes
    grow(-one.bytes)
  }
  const isHanded = (one: Handed) => handed.includes(one)

  return {
    /** How many lines wait. */
    get length() {
      return queue.length
    },
    /** Bytes that wait for an answer. */
    get waiting() {
      return waiting
    },
    /** Bytes of all that is kept. */
    get bytes() {
      return bytes
    },
    /** Whether nothing is left to deliver. */
    get isDone() {
      return queue.length === 0 && handed.length === 0
    },
    /** From now on it is known whose session it is. */
    use(theirs: Backlog) {
      backlog = theirs
      theirs.add(early)
      early = 0
    },
    push(line: Line) {
      queue.push(line)
      waiting += line.bytes
      hold(line)
    },
    /** Gives an answer as many lines as `fits` says while it is asked about one after the other. */
    hand(fits: (line: Line) => boolean): Handed {
      let count = 0
      while (count < queue.length && fits(queue[count]!)) count++
      const lines = queue.splice(0, count)
      let size = 0
      for (const line of lines) size += line.bytes
      waiting -= size
      const one = { lines, text: lines.map(({ text }) => text).join(''), bytes: size }
      handed.push(one)
      bytes += size
      grow(size)
      return one
    },
    /** The socket has taken them. */
    taken(one: Handed) {
      if (!isHanded(one)) return
      handed = handed.filter((other) => other !== one)
      forget(one)
      for (const line of one.lines) release(line)
    },
    /** Everything that was handed has arrived. */
    allTaken() {
      for (const one of handed) this.taken(one)
    },
    /** What was handed goes back to the front, since its answer broke. */
    takeBack() {
      const lines = handed.flatMap((one) => one.lines)
      for (const one of handed) forget(one)
      for (const line of lines) waiting += line.bytes
      handed = []
      queue = [...lines, ...queue]
    },
    clear() {
      for (const one of handed) {
        forget(one)
        for (const line of one.lines) release(line)
      }
      for (const line of queue) release(line)
      queue = []
      handed = []
      waiting = 0
    },
  }
}
