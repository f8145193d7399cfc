import type { Clock } from '../../clock.ts'
import { ownSource } from '../pusher-make.ts'
import type { PusherConstructor } from '../pusher-types.ts'
import { type OpenSource, servePage } from './host.ts'
import type { Port, ToPage, ToWorker } from './wire.ts'
import type { MessageEnd } from './worker-types.ts'

/** What a worker is of itself: the other end of the page's. */
export interface WorkerScope extends MessageEnd {
  close(): void
}

/** There are no frames in a worker, nobody renders: what comes is taken at once. */
const FRAMES = { quiet: true, next() {} }

/** Serves the page that started a worker. */
export function serveScope(scope: WorkerScope, Pusher: PusherConstructor, clock: Clock): void {
  const open: OpenSource = ({ key, pusherOptions }, authorize) =>
    ownSource(Pusher, { clock, frames: FRAMES, key, pusherOptions, authorize })
  servePage(portOf(scope), open, () => scope.close())
}

const portOf = (end: MessageEnd): Port<ToWorker, ToPage> => ({
  post: (message) => end.postMessage(message),
  listen(run) {
    end.onmessage = ({ data }: { data: ToWorker }) => run(data)
  },
})
