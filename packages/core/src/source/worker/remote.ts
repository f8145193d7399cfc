import type { AuthorizeFunction } from '../../auth/auth-types.ts'
import { dataOf } from '../../error-data.ts'
import { ChannelKitError } from '../../errors.ts'
import type { Frames } from '../../frames.ts'
import { createPaced } from '../paced.ts'
import type { Dispatch, Source, SourceHappening } from '../source.ts'
import { createAskedNeeds, type NeedArgs } from './asked-needs.ts'
import { unpack } from './pack.ts'
import { ASKS, type Ask, type Port, type ToPage, type ToWorker } from './wire.ts'

/** What is told of who is signed in. */
const USER = new Set(['user', 'user-event', 'watchlist'])

export interface RemoteOptions {
  port: Port<ToPage, ToWorker>
  frames: Pick<Frames, 'quiet' | 'next'>
  /** Asked for by the worker, since what has a token stays here. */
  authorize: AuthorizeFunction
  /** The worker is there, or speaks another version. */
  answered(known: boolean): void
}

/**
 * Stands in a page for a source that lives elsewhere. What is told of something that was given up meanwhile, a channel say,
 * is told to nobody: to the page it looks as if there were no distance.
 */
export function createRemoteSource({ port, frames, authorize, answered }: RemoteOptions): Source {
  /** The channels that are wanted, with the number of the question since when. */
  const wanted = new Map<string, number>()
  const questions = new Map<number, AbortController>()
  /** By channel, as the authoriser said them: they have a cause, which does not travel. */
  const refusals = new Map<string, ChannelKitError>()
  let dispatch: Dispatch = () => {}
  let asked = 0
  /** The number of the question since when somebody else may be signed in. */
  let renewed = 0
  /** What was asked for in this turn. */
  const waiting: [name: Ask, args: readonly unknown[]][] = []
  let open = false
  let owes = false

  /** How much had been asked for when what is taken was told. */
  let knew = 0
  const needs = createAskedNeeds(() => knew)

  const paced = createPaced<number | SourceHappening>(frames, take, () => {
    if (owes) port.post({ type: 'taken' })
    owes = false
  })

  function take(told: number | SourceHappening) {
    if (typeof told === 'number') knew = told
    else if (counts(told)) dispatch(told.type === 'event' ? needs.mark(told) : own(told))
  }

  function counts(told: SourceHappening): boolean {
    if ('channel' in told) {
      const since = wanted.get(told.channel)
      return since !== undefined && since <= knew
    }
    if (told.type === 'connection') open = told.state === 'connected'
    return knew >= renewed || !USER.has(told.type)
  }

  /** What the authoriser said here keeps its cause. */
  function own(told: SourceHappening): SourceHappening {
    if ((told.type !== 'refused' && told.type !== 'user') || !told.error) return told
    const said = refusals.get('channel' in told ? told.channel : '')
    const same = said?.code === told.error.code && said.message === told.error.message
    return same ? { ...told, error: dataOf(said) } : told
  }

  async function answer(id: number, request: Parameters<AuthorizeFunction>[0]) {
    const abort = new AbortController()
    questions.set(id, abort)
    try {
      const answer = await authorize(request, abort.signal)
      if (questions.delete(id)) port.post({ type: 'answer', id, answer: { ...answer } })
    } catch (cause) {
      if (!questions.delete(id)) return
      const { channel } = request
      const what = `${channel ?? 'Sign-in'} was not authorised: ${cause}.`
      const error =
        cause instanceof ChannelKitError ? cause : new ChannelKitError('auth-denied', what, { cause })
      refusals.set(channel ?? '', error)
      port.post({ type: 'answer', id, error: { ...dataOf(error) } })
    }
  }

  port.listen((message) => {
    switch (message?.type) {
      case 'ready':
        return answered(true)
      case 'strange':
        return answered(false)
      case 'batch':
        owes = true
        return paced.addAll(unpack(message))
      case 'authorize':
        return void answer(message.id, message.request)
      case 'abandon':
        questions.get(message.id)?.abort()
        questions.delete(message.id)
    }
  })

  function ask(name: Ask, args: readonly unknown[]) {
    const number = ++asked
    const channel = args[0] as string
    if (name === 'subscribe' && !wanted.has(channel)) wanted.set(channel, number)
    else if (name === 'unsubscribe') {
      wanted.delete(channel)
      refusals.delete(channel)
      needs.leave(channel)
    } else if (name === 'renew') renewed = number
    else if (name === 'conflate' || name === 'unbind') needs.ask(number, ...(args as NeedArgs))
    waiting.push([name, args])
    if (waiting.length === 1) void Promise.resolve().then(send)
    return open
  }

  function send() {
    if (waiting.length > 0) port.post({ type: 'asks', asks: waiting.splice(0) })
  }

  const methods = ASKS.map((name) => [name, (...args: unknown[]) => ask(name, args)])
  return {
    ...(Object.fromEntries(methods) as Pick<Source, Ask>),
    start(to) {
      dispatch = to
    },
    destroy() {
      for (const abort of questions.values()) abort.abort()
      questions.clear()
      send()
      // The worker ends by itself once it has closed what is open.
      port.post({ type: 'destroy' })
    },
  }
}
