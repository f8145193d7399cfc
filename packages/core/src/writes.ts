import { ChannelKitError } from './errors.ts'
import type { OpenWrite, WriteBook, WriteResult } from './write-book.ts'

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
export function accepted(answer: unknown): unknown {
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
