import type { AuthAnswer, AuthorizeFunction } from '../auth/auth-types.ts'
import { ChannelKitError } from '../errors.ts'

type Callback = (error: unknown, answer: AuthAnswer | null) => void

/** A question under way, and all who wait for its answer. */
interface Question {
  readonly socketId: string
  readonly abort: AbortController
  /** Of the callbacks, those that want a key to read an event by are right on any socket. */
  waiting: { readonly done: Callback; readonly reads: boolean }[]
}

export interface PusherAuthOptions {
  authorize: AuthorizeFunction
  /** The id of the open connection. */
  socketId(): string | undefined
  /** A question about a channel that is subscribed already is about its key. */
  isSubscribed(channel: string): boolean
}

/**
 * Stands between pusher-js and the authoriser: keeps the reasons, joins those who ask the same, and lets only the
 * newest question of each channel have a say.
 */
export function createPusherAuth({ authorize, socketId, isSubscribed }: PusherAuthOptions) {
  /** By channel; the user's goes by the empty name. */
  const questions = new Map<string, Question>()
  const refusals = new Map<string, ChannelKitError>()

  function abandon(name: string): boolean {
    questions.get(name)?.abort.abort()
    refusals.delete(name)
    return questions.delete(name)
  }

  function ask(socket: string, channel: string | null, done: Callback) {
    const name = channel ?? ''
    const one = { done, reads: channel !== null && isSubscribed(channel) }
    const before = questions.get(name)
    if (before?.socketId === socket && !before.abort.signal.aborted) {
      if (!before.waiting.some((other) => other.done === done)) before.waiting.push(one)
      return
    }
    abandon(name)
    // Events that wait for a key outlive the connection on which they came, and come before those of the next.
    const waiting = [...(before?.waiting.filter(({ reads }) => reads) ?? []), one]
    const question = { socketId: socket, abort: new AbortController(), waiting }
    questions.set(name, question)
    void answer(question, channel)
  }

  async function answer(question: Question, channel: string | null) {
    const name = channel ?? ''
    const { socketId: socket, abort } = question
    let answered: AuthAnswer | null = null
    let error: ChannelKitError | null = null
    try {
      answered = await authorize({ socketId: socket, channel }, abort.signal)
    } catch (cause) {
      error = cause instanceof ChannelKitError ? cause : refusalOf(channel, cause)
    }
    if (questions.get(name) !== question) return
    // Signed for a socket that is gone, it would be refused; the new socket asks for itself.
    const current = socketId() === socket
    const { waiting } = question
    if (!current && error) {
      question.waiting = waiting.filter(({ reads }) => reads)
      if (question.waiting.length > 0) return
    }
    questions.delete(name)
    if (error) refusals.set(name, error)
    else refusals.delete(name)
    for (const { done, reads } of waiting) {
      // pusher-js takes the secret out of what it is given, so each gets an answer of its own.
      if (current || reads) done(error, answered && { ...answered })
    }
  }

  return {
    abandon,
    abandonAll: () => [...questions.keys()].forEach(abandon),
    refusedBy: (name: string) => refusals.get(name),
    /** The options that make pusher-js ask here. */
    options: {
      channelAuthorization: {
        customHandler: (request: { socketId: string; channelName: string }, done: Callback) =>
          ask(request.socketId, request.channelName, done),
      },
      userAuthentication: {
        customHandler: (request: { socketId: string }, done: Callback) => ask(request.socketId, null, done),
      },
    },
  }
}

const refusalOf = (channel: string | null, cause: unknown) =>
  new ChannelKitError('auth-denied', `${channel ?? 'Sign-in'} was not authorised: ${cause}.`, { cause })
