import type { Clock } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import { type MessageEnd, serveScope, type WorkerLike } from '@channelkit/core/worker-host'

/** As between threads: a copy, later, in order. */
const send = (to: MessageEnd, message: unknown) => {
  const copy = structuredClone(message)
  queueMicrotask(() => to.onmessage?.({ data: copy } as never))
}

/**
 * A worker without a thread, in which pusher-js connects in memory as it does outside.
 *
 * @param load gives the pusher-js that connects in memory
 */
export function createMemoryWorker(load: () => Promise<unknown>, clock: Clock): WorkerLike {
  const early: unknown[] = []
  let ended = false
  const page: WorkerLike = {
    postMessage(message) {
      if (ended) return
      if (inside.onmessage) send(inside, message)
      else early.push(message)
    },
    terminate: () => end(),
  }
  const inside: MessageEnd & { close(): void } = {
    postMessage: (message) => ended || send(page, message),
    close: () => end(),
  }
  function end() {
    ended = true
  }
  void load().then((loaded) => {
    serveScope(inside, deferred.findPusher(loaded)!, clock)
    for (const message of early.splice(0)) send(inside, message)
  })
  return page
}
