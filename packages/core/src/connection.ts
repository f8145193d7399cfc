import type { Bus } from './bus.ts'
import type { Clock } from './clock.ts'
import { errorOf } from './error-data.ts'
import type { ChannelKitError } from './errors.ts'
import type { Committable, Frames } from './frames.ts'
import type { Life } from './life.ts'
import type { Line } from './line.ts'
import type { Source, SourceState } from './source/source.ts'
import { createWritable, type Readable } from './store.ts'

/**
 * `idle` nothing needed it yet, `connecting` for the first time, `connected`, `reconnecting` after a loss,
 * `unavailable` still trying after 10 s, `disconnected` on request or refused for good, `failed` no way to connect.
 */
export type ConnectionStatus =
  | 'idle'
  | 'connecting'
  | 'connected'
  | 'reconnecting'
  | 'unavailable'
  | 'disconnected'
  | 'failed'

export interface ConnectionSnapshot {
  readonly status: ConnectionStatus
  /** For "not to myself" headers; null while not connected. */
  readonly socketId: string | null
  /** When `status` began, in epoch ms; 0 for what it was from the start. */
  readonly since: number
  /** Attempts since the connection was last up. */
  readonly attempt: number
  /** `ws`, `wss`, `xhr_streaming` or `xhr_polling`. */
  readonly transport: string | null
  readonly error: ChannelKitError | null
  /** What the host says of its network. */
  readonly online: boolean
  /** When the next attempt starts, in epoch ms, where that is known. */
  readonly retryAt: number | null
}

export interface Connection extends Readable<ConnectionSnapshot> {
  /** Opens the connection now rather than at the first subscription. */
  connect(): void
  /** Closes it until `connect()`; channels go stale. */
  disconnect(): void
  /** Tries at once rather than at the next planned attempt. */
  retry(): void
  /** Asks the server for a sign of life and reconnects if none comes in 5 s: call it when the host woke up. */
  check(): void
  /** Tells what the host knows of its network. */
  setOnline(online: boolean): void
}

function publicStatus(state: SourceState, everConnected: boolean): ConnectionStatus {
  switch (state) {
    case 'connecting':
      return everConnected ? 'reconnecting' : 'connecting'
    case 'lost':
      return 'reconnecting'
    case 'connected':
    case 'unavailable':
    case 'disconnected':
    case 'failed':
      return state
  }
}

export interface ConnectionOptions {
  bus: Bus
  frames: Frames
  source: Source
  clock: Clock
  life: Life
  line: Line
}

/** The state of the one connection, as a store. */
export function createConnection({
  bus,
  frames,
  source,
  clock,
  life,
  line,
}: ConnectionOptions): Connection & { end(): void; socketId(): string | null } {
  const initial: ConnectionSnapshot = {
    status: 'idle',
    socketId: null,
    since: 0,
    attempt: 0,
    transport: null,
    error: null,
    online: true,
    retryAt: null,
  }
  const store = createWritable(initial, bus.guard)
  let draft = initial
  let everConnected = false
  const job: Committable = { stage: () => store.stage(draft), notify: store.notify }

  function change(next: Partial<ConnectionSnapshot>) {
    draft = { ...draft, ...next }
    frames.mark(job)
  }

  bus.tap((happening) => {
    if (happening.type === 'connection-error') return change({ error: line.error })
    if (happening.type === 'server-error') return bus.report(errorOf(happening.error))
    if (happening.type !== 'connection') return
    const { state, at, socketId = null, transport = null, retryAt = null } = happening
    const connected = state === 'connected'
    const status = publicStatus(state, everConnected)
    everConnected ||= connected
    change({
      status,
      socketId,
      transport,
      retryAt,
      since: status === draft.status ? draft.since : at,
      attempt: connected ? 0 : draft.attempt + Number(state === 'connecting'),
      error: line.error,
    })
  })

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    // As they are when they are called: devtools may stand between.
    connect: () => source.connect(),
    disconnect: () => source.disconnect(),
    retry: () => source.retry(),
    check: () => source.check(),
    /** Also before the next frame shows it. */
    socketId: () => draft.socketId,
    end() {
      const at = clock.now()
      change({ status: 'disconnected', since: at, socketId: null, retryAt: null, error: life.error })
    },
    setOnline(online) {
      if (online === draft.online || life.error) return
      change({ online })
      bus.dispatch({ type: 'network', at: clock.now(), online })
      if (!online) return
      // What did not arrive may arrive now.
      if (draft.status === 'failed') return void (line.error?.retryable && source.retry())
      // What was never opened, or closed on request, stays so.
      if (draft.status !== 'idle' && draft.status !== 'disconnected') source.check()
    },
  }
}
