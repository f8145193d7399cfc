import { type OpenSource, type Served, servePage } from './host.ts'
import { createMovable } from './movable.ts'
import { createRemoteSource } from './remote.ts'
import { type Port, type ToPage, type ToWorker, VERSION } from './wire.ts'
import type { Locks, MessageEnd } from './worker-types.ts'

/** What goes between the workers of tabs: to one of them, or to whoever hears it. */
interface Letter {
  readonly from: string
  readonly to?: string
  readonly message: ToPage | ToWorker | { readonly type: 'leader' | 'follower' }
}

export interface ElectedOptions {
  locks: Locks
  /** What one posts there all others with the same name hear. */
  channel(name: string): MessageEnd
  now(): number
  /** Opens what is shared, in the one that leads. */
  open: OpenSource
  whenGone(lock: string, gone: () => void): void
}

/** There is no frame between workers. */
const FRAMES = { quiet: true, next: (intake: (all: boolean) => boolean) => void intake(true) }

/**
 * One connection for all tabs where there are no shared workers: the worker of one tab leads, by a lock that the browser takes
 * from it when it is gone, and serves the others. What the leader hears is told at once, so that nothing of it is lost with it.
 */
export function electing({ locks, channel, now, open, whenGone }: ElectedOptions): OpenSource {
  return (opening, authorize) => {
    const id = Math.random().toString(36).slice(2)
    const name = `channelkit ${VERSION} ${opening.group}`
    const movable = createMovable(now)
    const line = channel(name)
    /** By whom a letter is from. */
    const ports = new Map<string, (message: never) => void>()
    const served = new Map<string, Served>()
    let leader: string | undefined
    let leads = false
    let ended = false
    let resign = () => {}

    const post = (message: Letter['message'], to?: string) =>
      ended || line.postMessage({ from: id, to, message } satisfies Letter, [])
    const portTo = <In, Out extends Letter['message']>(other: string): Port<In, Out> => ({
      post: (message) => void post(message, other),
      listen: (run) => void ports.set(other, run as (message: never) => void),
    })

    function follow(other: string) {
      if (leads || leader === other) return
      leader = other
      const port = portTo<ToPage, ToWorker>(other)
      const remote = createRemoteSource({ port, frames: FRAMES, authorize, answered() {} })
      port.post(opening)
      movable.move(remote)
    }

    function serve(other: string) {
      const port = portTo<ToWorker, ToPage>(other)
      const ended = () => {
        ports.delete(other)
        served.delete(other)
      }
      served.set(other, servePage(port, { open, whenGone, paced: false, ended }))
    }

    function lead() {
      leads = true
      ports.clear()
      post({ type: 'leader' })
      movable.move(open(opening, authorize))
    }

    line.onmessage = ({ data }: { data: Letter }) => {
      const { from, to, message } = data
      if (ended || (to !== undefined && to !== id)) return
      if (message.type === 'leader') return follow(from)
      if (message.type === 'follower') {
        if (leads) post({ type: 'leader' }, from)
        return
      }
      if (leads && message.type === 'open') serve(from)
      ports.get(from)?.(message as never)
    }
    post({ type: 'follower' })
    void locks.request(
      name,
      () =>
        new Promise<void>((resolve) => {
          resign = resolve
          if (ended) resolve()
          else lead()
        }),
    )

    const { destroy } = movable
    movable.destroy = () => {
      destroy()
      // Those that are served go on with the next leader, and so on another connection.
      for (const { end } of served.values()) end()
      // What is still to be said is said first.
      ended = true
      line.close?.()
      resign()
    }
    return movable
  }
}
