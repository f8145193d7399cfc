import { Batch } from './batch.ts'

/** Something that keeps what it is to write until the turn ends. */
export interface Writer {
  flush(): void
}

/** What is written in one turn of the event loop, by all sockets of a server. */
export interface Turn {
  /** Where each writer's batch begins. */
  readonly start: Batch
  /** Flushes a writer when this turn ends. */
  add(writer: Writer): void
}

/**
 * Collects writers until the turn ends.
 *
 * `setImmediate` runs after all input that was there when the loop looked, and before it waits for more: frames for one
 * socket that come of several requests leave together, and a lone one waits for nothing. A microtask would end after each
 * single request and join almost nothing.
 */
export function createTurn(): Turn {
  let start = new Batch()
  let waiting: Writer[] = []

  function end() {
    const writers = waiting
    waiting = []
    start = new Batch()
    for (const writer of writers) writer.flush()
  }
  return {
    get start() {
      return start
    },
    add(writer) {
      if (waiting.push(writer) === 1) setImmediate(end)
    },
  }
}
