import type { Clock } from '../../clock.ts'
import { ownSource } from '../pusher-make.ts'
import type { PusherConstructor } from '../pusher-types.ts'
import { electing } from './elected.ts'
import { createGroups } from './groups.ts'
import { type OpenSource, servePage } from './host.ts'
import type { Port, ToPage, ToWorker } from './wire.ts'
import type { Locks, MessageEnd } from './worker-types.ts'

/** What a worker is of itself: the other end of a page's, or where pages connect. */
export interface WorkerScope extends MessageEnd {
  onconnect?: ((event: never) => unknown) | null
  close(): void
}

export interface ScopeOptions {
  Pusher: PusherConstructor
  clock: Clock
  locks?: Locks | undefined
  channel?: ((name: string) => MessageEnd) | undefined
}

/** There are no frames in a worker, nobody renders: what comes is taken at once. */
const FRAMES = { quiet: true, next() {} }

/** Serves the page that started a worker, or all pages that connect to a shared one. */
export function serveScope(scope: WorkerScope, { Pusher, clock, locks, channel }: ScopeOptions): void {
  const alone: OpenSource = ({ key, pusherOptions }, authorize) =>
    ownSource(Pusher, { clock, frames: FRAMES, key, pusherOptions, authorize })
  const shared = createGroups(alone, clock.now)
  const whenGone = (lock: string, gone: () => void) => void locks?.request(lock, async () => gone())
  const elected = locks && channel && electing({ locks, channel, now: clock.now, open: shared, whenGone })

  if ('onconnect' in scope) {
    scope.onconnect = ({ ports }: { ports: MessageEnd[] }) =>
      servePage(portOf(ports[0]!), { open: shared, whenGone })
    return
  }
  servePage(portOf(scope), {
    open: (opening, authorize) => (opening.group && elected ? elected : alone)(opening, authorize),
    ended: () => scope.close(),
  })
}

const portOf = (end: MessageEnd): Port<ToWorker, ToPage> => ({
  post: (message, give = []) => end.postMessage(message, give),
  listen(run) {
    end.onmessage = ({ data }: { data: ToWorker }) => run(data)
  },
})
