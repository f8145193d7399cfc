import { ChannelKitError } from '../../errors.ts'
import type { Source } from '../source.ts'
import { makeWorker } from './make.ts'
import { createRemoteSource } from './remote.ts'
import { type Port, type ToPage, type ToWorker, VERSION } from './wire.ts'
import type {
  CreateWorker,
  Locks,
  MessageEnd,
  OpenInWorkerOptions,
  SharedWorkerLike,
  WorkerLike,
} from './worker-types.ts'

/** How long a worker may take to start, in ms. */
const PATIENCE = 10_000

/** Options of pusher-js with which it would ask for itself who may subscribe: tokens do not leave the page. */
const OWN_AUTH = ['channelAuthorization', 'userAuthentication', 'auth', 'authEndpoint', 'authorizer']

/**
 * Starts a worker and gives the source in it. Null, with a report of why, where there can be none: the page goes on by itself,
 * and as nothing was asked yet nothing is lost.
 */
export async function openInWorker(options: OpenInWorkerOptions): Promise<Source | null> {
  const { clock, frames, key, pusherOptions, authorize, report, createWorker = makeWorker } = options
  let end = () => {}
  try {
    refuseOptions(pusherOptions)
    const held = options.kind === 'shared' ? await holdLock() : undefined
    end = () => held?.release()
    const { port, worker, discard } = create(createWorker, held !== undefined && 'SharedWorker' in globalThis)
    end = () => {
      held?.release()
      discard()
    }
    const source = await new Promise<Source>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(why))
      const timer = clock.setTimeout(() => fail(`it said nothing for ${PATIENCE / 1000} s`), PATIENCE)
      worker.onerror = (event: { message?: string } | undefined) =>
        fail(event?.message || 'its file could not be loaded, or is not allowed to run')
      const remote = createRemoteSource({
        port,
        frames,
        authorize,
        answered(known) {
          clock.clearTimeout(timer)
          if (known) resolve(remote)
          else fail('it is of another version of ChannelKit')
        },
      })
      const group = held && groupOf([key, pusherOptions, options.identity])
      port.post({ type: 'open', channelkit: VERSION, key, pusherOptions, group, alive: held?.name })
    })
    worker.onerror = null
    const { destroy } = source
    source.destroy = () => {
      destroy()
      held?.release()
    }
    if (options.life.error) source.destroy()
    return source
  } catch (cause) {
    end()
    const why = cause instanceof Error ? cause.message : String(cause)
    report(new ChannelKitError('worker-unavailable', `No worker could be used: ${why}.`, { cause }))
    return null
  }
}

/** Held for as long as the page lives: whoever waits for it hears of its end, however that comes. */
function holdLock(): Promise<{ name: string; release(): void }> {
  const { locks } = (globalThis as { navigator?: { locks?: Locks } }).navigator ?? {}
  if (!locks) throw new Error('tabs can share only where there are Web Locks, as on a page over https')
  const name = `channelkit ${Math.random().toString(36).slice(2)}`
  return new Promise((resolve, reject) => {
    locks.request(name, () => new Promise<void>((release) => resolve({ name, release }))).catch(reject)
  })
}

/** A name for who shares: the same for equal options. Of what is in them nothing can be read from it. */
function groupOf(what: unknown): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (const letter of JSON.stringify(what)) {
    const code = letter.codePointAt(0)!
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}

/** What can't be sent to a worker, or has no business there. */
function refuseOptions(options: Record<string, unknown>) {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue
    if (OWN_AUTH.includes(name)) throw new Error(`${name} stays on the page; give authorize in its place`)
    if (typeof value === 'function') throw new Error(`${name} is a function, and can't be sent there`)
  }
}

interface Created {
  readonly worker: WorkerLike | SharedWorkerLike
  readonly port: Port<ToPage, ToWorker>
  /** Where it is of no use. */
  discard(): void
}

function create(createWorker: CreateWorker, shared: boolean): Created {
  const worker = createWorker(shared)
  const end: MessageEnd = 'port' in worker ? worker.port : worker
  return {
    worker,
    port: {
      post: (message, give = []) => end.postMessage(message, give),
      listen(run) {
        end.onmessage = ({ data }: { data: ToPage }) => run(data)
      },
    },
    discard: () => ('port' in worker ? end.close?.() : worker.terminate()),
  }
}
