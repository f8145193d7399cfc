import type { Clock } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import {
  type CreateWorker,
  type Locks,
  serveScope,
  type WorkerLike,
  type WorkerScope,
} from '@channelkit/core/worker-host'

const channel = (name: string) => new BroadcastChannel(name)

type End = WorkerLike & WorkerScope & { readonly early: unknown[] }

/** Two ends of a way between threads: what is posted arrives as a copy, later, in order, also if nobody listens yet. */
function createWay(): [End, End] {
  let ended = false
  const ends = [0, 1].map((): End => {
    let run: WorkerLike['onmessage'] = null
    const end: End = {
      early: [],
      get onmessage() {
        return run
      },
      set onmessage(listener) {
        run = listener
        for (const message of end.early.splice(0)) run?.({ data: message } as never)
      },
      postMessage(message) {
        const copy = structuredClone(message)
        const other = ends[end === ends[0] ? 1 : 0]!
        queueMicrotask(() => {
          if (ended) return
          if (other.onmessage) other.onmessage({ data: copy } as never)
          else other.early.push(copy)
        })
      },
      close: () => end.terminate(),
      terminate() {
        // What was said before arrives.
        queueMicrotask(() => {
          ended = true
        })
      },
    }
    return end
  })
  return ends as [End, End]
}

/**
 * Workers without threads, in which pusher-js connects in memory as it does outside: for each page one, and one for all.
 *
 * @param load gives the pusher-js that connects in memory
 */
export function createMemoryWorkers(load: () => Promise<unknown>, clock: Clock): CreateWorker {
  const loaded = () => load().then((module) => deferred.findPusher(module)!)
  const all: WorkerScope = { onconnect: null, postMessage() {}, close() {} }
  let running: Promise<unknown> | undefined
  return (shared) => {
    const [page, inside] = createWay()
    const { locks } = (globalThis as { navigator?: { locks?: Locks } }).navigator ?? {}
    if (!shared) {
      void loaded().then((Pusher) => serveScope(inside, { Pusher, clock, locks, channel }))
      return page
    }
    running ??= loaded().then((Pusher) => serveScope(all, { Pusher, clock, locks }))
    void running.then(() => all.onconnect?.({ ports: [inside] } as never))
    return { port: page }
  }
}
