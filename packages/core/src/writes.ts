import { ChannelKitError } from './errors.ts'
import type { EventMeta } from './routes.ts'

/** What was written and is not confirmed: on its way, or failed. A new object whenever something of it changes. */
export interface Write<Data = unknown, Event extends string = string> {
  /** Unique within the kit: a key for lists. */
  readonly id: number
  readonly channel: string
  readonly event: Event
  readonly data: Data
  /** When it was written, in epoch ms. */
  readonly at: number
  readonly status: 'pending' | 'failed'
  /** Why it failed: `write-failed`, with the cause. */
  readonly error: ChannelKitError | null
  /** Sends it again; it shows again meanwhile. */
  retry(): Promise<WriteResult>
  /** Forgets it, and takes back what it shows. */
  discard(): void
}

/** What became of a write. */
export type WriteResult =
  | { readonly status: 'stored'; readonly error: null }
  | { readonly status: 'failed'; readonly error: ChannelKitError }

/** A write as stores follow it. */
export interface OpenWrite {
  readonly id: number
  /** What it is as an event. */
  readonly meta: EventMeta
  /** The server's own form of it, once it answered with one. */
  answer: unknown
  state: 'pending' | 'answered' | 'failed' | 'gone'
  /** A store heard its event: it was stored, whatever the answer says. */
  heard: boolean
  readonly clientId: string | undefined
  /** Whether the sender gets the event too. */
  readonly echo: boolean
  /** Whether it still shows after it failed. */
  readonly keep: boolean
  view: Write
}

export type WriteObserver = (write: OpenWrite) => void

/** All writes of a kit that are under way or failed, for the stores that show them. */
export interface WriteBook {
  readonly open: Set<OpenWrite>
  readonly observers: Set<WriteObserver>
  nextId: number
  /** Its state changed. */
  tell(write: OpenWrite): void
  end(): void
}

export function createWriteBook(): WriteBook {
  const book: WriteBook = {
    open: new Set(),
    observers: new Set(),
    nextId: 1,
    tell(write) {
      for (const observer of [...book.observers]) observer(write)
    },
    end() {
      for (const write of book.open) write.state = 'gone'
      book.open.clear()
    },
  }
  return book
}

/** How many failed writes are kept for whoever might try them again. */
const MOST_FAILED = 100

/** Begins a write and follows it to its answer. */
export function openWrite(
  book: WriteBook,
  guard: (run: () => void) => void,
  write: Pick<OpenWrite, 'meta' | 'clientId' | 'echo' | 'keep'>,
  send: () => unknown,
): Promise<WriteResult> {
  const one = { ...write, id: book.nextId++, answer: undefined, heard: false, state: 'pending' } as OpenWrite
  const change = (state: OpenWrite['state'], error: ChannelKitError | null = null) => {
    one.state = state
    if (state === 'pending' || state === 'failed') {
      one.view = { ...one.view, status: state, error }
      book.open.add(one)
    } else book.open.delete(one)
    guard(() => book.tell(one))
  }
  async function attempt(): Promise<WriteResult> {
    change('pending')
    try {
      const answer = accepted(await send())
      if (one.state === 'pending') {
        one.answer = answer
        change('answered')
      }
    } catch (cause) {
      if (!one.heard) {
        const error = failure(one, cause)
        if (one.state === 'pending') change('failed', error)
        forgetOldest()
        return { status: 'failed', error }
      }
      if (one.state === 'pending') change('answered')
    }
    return { status: 'stored', error: null }
  }
  function forgetOldest() {
    const failed = [...book.open].filter(({ state }) => state === 'failed')
    if (failed.length > MOST_FAILED) failed[0]!.view.discard()
  }
  const { channel, event, data, at } = write.meta
  one.view = {
    id: one.id,
    channel,
    event,
    data,
    at,
    status: 'pending',
    error: null,
    retry() {
      if (one.state === 'failed') running = attempt()
      return running
    },
    discard() {
      if (one.state === 'pending' || one.state === 'failed') change('gone')
    },
  }
  let running = attempt()
  return running
}

interface Answered {
  readonly ok: boolean
  readonly status: number
  json(): unknown
}

/** What a `fetch` answers says by its status whether it was stored, and is no payload. */
function accepted(answer: unknown): unknown {
  const { ok, status, json } = (answer ?? {}) as Partial<Answered>
  if (typeof ok !== 'boolean' || typeof status !== 'number' || typeof json !== 'function') return answer
  if (!ok) throw new ChannelKitError('write-failed', `The server answered ${status}.`, { httpStatus: status })
  return undefined
}

function failure({ meta }: OpenWrite, cause: unknown): ChannelKitError {
  const { httpStatus } = (cause ?? {}) as { httpStatus?: number }
  const why = httpStatus === undefined ? `${cause}` : `the server answered ${httpStatus}`
  const what = `${meta.event} could not be written to ${meta.channel}: ${why}.`
  return new ChannelKitError('write-failed', what, {
    cause,
    ...(httpStatus === undefined ? {} : { httpStatus }),
  })
}
