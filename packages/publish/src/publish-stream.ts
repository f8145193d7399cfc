import { createPieces, type End, type Outgoing } from './pieces.ts'
import { createProgress, type StreamProgress } from './progress.ts'
import { createSender, type Trigger } from './sender.ts'
import { createWaker } from './waker.ts'

/** What an answer is made of as it comes: texts, or values of JSON that are no texts, which become its parts. */
export type StreamSource = AsyncIterable<unknown> | Iterable<unknown>

export interface PublishStreamOptions {
  /** The name of the event. Default `piece`. */
  event?: string
  /** For how long what comes is joined before it is sent, in ms. Default 40. */
  join?: number
  /** Gives the answer up, as when its reader stops it: what came so far is sent, then that it was stopped. */
  signal?: AbortSignal
  /** How often an event is tried before the answer is given up. Default 5: for about four seconds. */
  attempts?: number
  /** Asks with each event how many are subscribed, so that `messages` can count them. The app has to allow it. Default false. */
  countDeliveries?: boolean
  /** What readers are told of an error of the source. Default: that it failed, and nothing of why. */
  describeError?: (error: unknown) => string
  /**
   * Told after each event what its readers have by then: store it for those who come later. It is not waited for; if it fails, the
   * answer does.
   */
  onProgress?: (progress: StreamProgress) => unknown
}

/** What became of an answer. */
export interface PublishStreamReport {
  readonly state: 'done' | 'failed'
  /** What the source threw, what the signal was aborted with, or why it could not be sent. */
  readonly error: unknown
  /** How many events were published. */
  readonly events: number
  /** Their size, in bytes of JSON. */
  readonly bytes: number
  /**
   * As hosted Channels bill them: each event that is published is one, and each that reaches a subscriber is one more. Null
   * unless `countDeliveries` is set and the server tells.
   */
  readonly messages: number | null
}

/** How long who comes late may lack what was sent, in ms. */
const WHOLE_EVERY = 1000

/** How much may wait for a slow network before the source has to wait too, in characters and parts. */
const MOST_WAITING = 100_000

const tell = async (listener: (progress: StreamProgress) => unknown, progress: StreamProgress) =>
  listener(progress)

const STOPPED = 'It was stopped.'
const FAILED = 'It failed.'

/**
 * Publishes an answer piece by piece as it comes: joined for a moment, cut to the size of an event between two characters, one
 * after the other, each tried again if it does not get through, and told as failed if the source throws. On a cache channel it leaves
 * all so far for who comes late, as long as that fits into an event.
 *
 * Never rejects once it has begun: what became of the answer is in the report, so that a route may leave it to itself.
 *
 * @param pusher the library `pusher`, or anything with its `trigger`
 * @param id which answer; another attempt is another answer
 * @param source texts, or values of JSON
 * @throws TypeError if the channel, the id, the source or an option is none
 * @example
 * const report = await publishStream(pusher, 'private-chat-7', answerId, model.stream(prompt), { signal })
 */
export async function publishStream(
  pusher: Trigger,
  channel: string,
  id: string,
  source: StreamSource,
  {
    event = 'piece',
    join = 40,
    signal,
    attempts = 5,
    countDeliveries = false,
    describeError = () => FAILED,
    onProgress,
  }: PublishStreamOptions = {},
): Promise<PublishStreamReport> {
  if (typeof channel !== 'string' || channel === '')
    throw new TypeError('publishStream: channel must be the name of a channel.')
  if (typeof id !== 'string' || id === '' || id.length > 200)
    throw new TypeError('publishStream: id must be a text of 1 to 200 characters.')
  if (!(join >= 0 && join <= 10_000)) throw new TypeError('publishStream: join must be 0 to 10000 ms.')
  if (!(Number.isInteger(attempts) && attempts > 0))
    throw new TypeError('publishStream: attempts must be 1 or more.')
  const reader = readerOf(source)
  const pieces = createPieces(channel, id)
  const sent = createProgress()
  const sender = createSender({ trigger: pusher, channel, event, attempts, countDeliveries })
  const { wake, until } = createWaker()
  let over = null as { readonly end: End; readonly error: unknown } | null

  function finish(end: End, error: unknown) {
    over ??= { end, error }
    wake()
  }
  const stop = () => finish({ end: 'failed', error: STOPPED }, signal?.reason)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })

  async function read() {
    try {
      while (!over) {
        const { done, value } = await reader.next()
        if (over) return
        if (done) return finish({ end: 'done' }, null)
        pieces.add(value)
        wake()
        if (pieces.size >= MOST_WAITING) await until(() => pieces.size < MOST_WAITING || over !== null)
      }
    } catch (error) {
      finish({ end: 'failed', error: wordsFor(describeError, error) }, error)
    }
  }

  let wholeAt = Date.now()
  async function send(piece: Outgoing) {
    if (piece.isWhole) wholeAt = Date.now()
    wake()
    await sender.send(piece.data, piece.bytes)
    if (onProgress) void tell(onProgress, sent(piece.data)).catch((error) => finish({ end: 'failed' }, error))
  }
  const isDue = () => Date.now() - wholeAt >= WHOLE_EVERY
  const isOver = () => over !== null

  void read()
  try {
    for (;;) {
      await until(() => pieces.size > 0 || isOver(), pieces.isWholeDue ? WHOLE_EVERY : undefined)
      if (pieces.size > 0) await until(isOver, join)
      const end = over?.end ?? null
      for (let piece = pieces.next(isDue(), end); piece; piece = pieces.next(isDue(), end)) {
        await send(piece)
        if (piece.isLast) return reportOf(end!.end)
      }
      const again = pieces.isWholeDue && isDue() ? pieces.again() : null
      if (again) await send(again)
    }
  } catch (error) {
    finish({ end: 'failed' }, error)
    return reportOf('failed', error)
  } finally {
    signal?.removeEventListener('abort', stop)
    // A source that never gives its next value never returns either: nobody waits for it.
    if (over?.end.end === 'failed') void Promise.resolve(reader.return?.()).catch(() => {})
  }

  function reportOf(state: End['end'], error: unknown = over?.error): PublishStreamReport {
    const { events, bytes, deliveries } = sender.sent
    return {
      state,
      error: error ?? null,
      events,
      bytes,
      messages: deliveries === null ? null : events + deliveries,
    }
  }
}

function readerOf(source: StreamSource): AsyncIterator<unknown> | Iterator<unknown> {
  if (typeof source === 'object' && source !== null) {
    if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]()
    if (Symbol.iterator in source) return source[Symbol.iterator]()
  }
  throw new TypeError('publishStream: the source must be iterable: a generator, a ReadableStream, a list.')
}

function wordsFor(describe: (error: unknown) => string, error: unknown): string {
  try {
    return String(describe(error)).slice(0, 200)
  } catch {
    return FAILED
  }
}
