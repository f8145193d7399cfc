import type { Clock, Timer } from '../clock.ts'
import { ChannelKitError } from '../errors.ts'
import { accepted } from '../writes.ts'
import type { Heard } from './message.ts'

/** A message that was written here and of which it is not known that others have it. */
export interface Letter {
  readonly message: Heard
  readonly state: 'sending' | 'failed'
  readonly error: ChannelKitError | null
}

/** Sends a letter; what it gives is the message as the server has it, if that is anything. */
export type Post = (signal: AbortSignal) => Promise<unknown>

/** What became of it. */
export type Posted =
  | { readonly status: 'sent'; readonly answer: unknown }
  | { readonly status: 'failed'; readonly error: ChannelKitError }

/** How long an answer may take, in ms. What comes later still counts. */
export const ANSWER_WITHIN = 30_000

/** An error of whatever an application's function threw. */
export function failure(what: string, cause: unknown): ChannelKitError {
  if (cause instanceof ChannelKitError) return cause
  const { httpStatus } = (cause ?? {}) as { httpStatus?: number }
  return new ChannelKitError('write-failed', `${what}: ${cause}.`, {
    cause,
    ...(httpStatus !== undefined && { httpStatus }),
  })
}

/**
 * Asks something of the application, which may never answer: that is a failure after a while.
 *
 * @param late told of an answer that came after that
 * @param patient whether it may take as long as it takes
 */
export function ask(
  clock: Clock,
  what: string,
  post: Post,
  { late, patient = false }: { late?: (answer: unknown) => void; patient?: boolean } = {},
): Promise<Posted> {
  return new Promise((resolve) => {
    const abort = new AbortController()
    let timer: Timer
    let over = false
    const end = (posted: Posted) => {
      clock.clearTimeout(timer)
      over = true
      resolve(posted)
    }
    const fail = (cause: unknown) => over || end({ status: 'failed', error: failure(what, cause) })
    if (!patient)
      timer = clock.setTimeout(() => {
        fail(`there was no answer for ${ANSWER_WITHIN / 1000} seconds`)
        abort.abort()
      }, ANSWER_WITHIN)
    const run = async () => accepted(await post(abort.signal))
    run().then((answer) => (over ? late?.(answer) : end({ status: 'sent', answer })), fail)
  })
}

/** The letters of one conversation, in the order in which they were written. */
export interface Letters {
  readonly all: readonly Letter[]
  /** Nobody has answered for one of them yet. */
  readonly waiting: boolean
  find(matches: (message: Heard) => boolean): Letter | undefined
  /** @param patient whether it may take as long as it takes */
  write(message: Heard, post: Post, patient: boolean): Promise<Posted>
  /** One that failed before, of a page that is gone. */
  restore(message: Heard, post: Post, patient: boolean, error: ChannelKitError): void
  retry(key: string): Promise<Posted> | undefined
  /** It came as an event, or is no longer wanted. */
  take(key: string): Letter | undefined
  /** The same for the one that a message stands for, by the ids that it has. */
  takeById(heard: Heard): Letter | undefined
  forget(): void
}

interface Kept {
  letter: Letter
  readonly post: Post
  readonly patient: boolean
  attempt: number
}

/**
 * @param sent told of a letter that others have now, with what was answered; not of those that came as events before
 * @param changed something of them is to be shown
 */
export function createLetters(
  clock: Clock,
  options: { sent(message: Heard, answer: unknown): void; changed(): void },
): Letters {
  let kept: Kept[] = []
  const of = (key: string) => kept.find(({ letter }) => letter.message.key === key)
  const change = (one: Kept, state: Letter['state'], error: ChannelKitError | null) => {
    one.letter = { ...one.letter, state, error }
    options.changed()
  }
  function take(key: string) {
    const one = of(key)
    kept = kept.filter((other) => other !== one)
    if (one) options.changed()
    return one?.letter
  }
  async function send(one: Kept): Promise<Posted> {
    const { message } = one.letter
    const attempt = ++one.attempt
    change(one, 'sending', null)
    const arrived = (answer: unknown) => {
      if (take(message.key)) options.sent(message, answer)
    }
    const posted = await ask(clock, 'The message could not be sent', one.post, {
      patient: one.patient,
      late: arrived,
    })
    if (posted.status === 'sent') arrived(posted.answer)
    else if (!kept.includes(one)) return { status: 'sent', answer: undefined }
    else if (attempt === one.attempt) change(one, 'failed', posted.error)
    return posted
  }
  return {
    get all() {
      return kept.map(({ letter }) => letter)
    },
    get waiting() {
      return kept.some(({ letter }) => letter.state === 'sending')
    },
    find: (matches) => kept.find(({ letter }) => matches(letter.message))?.letter,
    write(message, post, patient) {
      const one: Kept = { letter: { message, state: 'sending', error: null }, post, patient, attempt: 0 }
      kept = [...kept, one]
      return send(one)
    },
    restore(message, post, patient, error) {
      kept = [...kept, { letter: { message, state: 'failed', error }, post, patient, attempt: 0 }]
      options.changed()
    },
    retry(key) {
      const one = of(key)
      return one?.letter.state === 'failed' ? send(one) : undefined
    },
    take,
    takeById({ id, clientId }) {
      const one = kept.find(({ letter: { message } }) => message.id === id || message.id === clientId)
      return one && take(one.letter.message.key)
    },
    forget() {
      kept = []
    },
  }
}
