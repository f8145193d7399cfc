import type { AuthAnswer, AuthorizeFunction } from '../../auth/auth-types.ts'
import { errorOf } from '../../error-data.ts'
import { ChannelKitError } from '../../errors.ts'
import type { Need } from '../../terms.ts'
import type { Source } from '../source.ts'
import { pack } from './pack.ts'
import { createThinned } from './thinned.ts'
import type { Waiting } from './waiting.ts'
import { type Ask, askOf, type Opening, type Port, type ToPage, type ToWorker, VERSION } from './wire.ts'

/** Makes the source that a page asks for. */
export type OpenSource = (opening: Opening, authorize: AuthorizeFunction) => Source

/** A page that is served. */
export interface Served {
  /** It is gone, whether it said so or not. */
  end(): void
}

export interface ServeOptions {
  open: OpenSource
  /** Calls back when whoever holds a lock is gone. */
  whenGone?(lock: string, gone: () => void): void
  /** The page wants nothing more. */
  ended?(): void
  /** Whether a batch waits until the last one was taken. Default true. */
  paced?: boolean
}

/**
 * Serves a page from a worker: does what it asks, and tells it what happens, once a frame. A batch is on its way at most, and
 * what comes meanwhile waits for the next: the page says when it has taken one, which it does at its own pace.
 */
export function servePage(
  port: Port<ToWorker, ToPage>,
  { open, whenGone, ended, paced = true }: ServeOptions,
): Served {
  const questions = new Map<number, { resolve(answer: AuthAnswer): void; reject(error: unknown): void }>()
  let source: Source | undefined
  let waiting: Waiting[] = []
  const thinned = createThinned()
  /** Whether the page wants to see all that happens. */
  let watched = false
  let asked = 0
  let questionCount = 0
  /** Whether the page takes a batch now. */
  let takes = true
  let sending = false

  const authorize: AuthorizeFunction = (request, signal) =>
    new Promise((resolve, reject) => {
      const id = ++questionCount
      questions.set(id, { resolve, reject })
      port.post({ type: 'authorize', id, request })
      signal.addEventListener('abort', () => {
        if (questions.delete(id)) port.post({ type: 'abandon', id })
      })
    })

  function send() {
    sending = false
    if (!takes || waiting.length === 0 || !source) return
    thinned.divide()
    const { text, rows } = pack(waiting)
    waiting = []
    takes = !paced
    port.post(
      { type: 'batch', text, rows },
      rows.map(({ buffer }) => buffer as ArrayBuffer),
    )
  }

  /** All that comes in one turn goes together. */
  function plan() {
    if (sending || !takes) return
    sending = true
    void Promise.resolve().then(send)
  }

  function begin(opening: Opening) {
    if (opening.channelkit !== VERSION) return port.post({ type: 'strange', channelkit: VERSION })
    if (source) return
    source = open(opening, authorize)
    source.start((happening) => {
      let last = waiting.at(-1)
      if (last?.asked !== asked) {
        last = { asked, places: [] }
        waiting.push(last)
      }
      // Whoever serves others by it leaves out for each what that one does not need.
      if (watched || !paced) last.places.push({ told: happening })
      else thinned.add(happening, last.places)
      plan()
    })
    if (opening.alive) whenGone?.(opening.alive, end)
    port.post({ type: 'ready' })
  }

  /** What of a question changes what the page need not hear. */
  function heed(name: Ask, args: readonly unknown[]) {
    const [channel, event, need] = args as [string, string, Need | null]
    if (name === 'conflate') thinned.want(channel, event, need)
    // Whoever asks for it next may want all.
    else if (name === 'unbind') thinned.want(channel, event, null)
    else if (name === 'watch') watched = args[0] === true
    else if (name === 'unsubscribe') thinned.leave(channel)
    // What was told before it may be of something that was given up.
    else thinned.divide()
  }

  function end() {
    const was = source
    source = undefined
    for (const { reject } of questions.values())
      reject(new ChannelKitError('auth-unavailable', 'The page that was asked is gone.'))
    questions.clear()
    was?.destroy()
  }

  port.listen((message) => {
    switch (message?.type) {
      case 'open':
        return begin(message)
      case 'asks':
        for (const [name, args] of message.asks) {
          asked++
          heed(name, args)
          if (source) askOf(source, name, args)
        }
        return
      case 'taken':
        takes = true
        return plan()
      case 'answer': {
        const question = questions.get(message.id)
        questions.delete(message.id)
        if ('error' in message) question?.reject(errorOf(message.error))
        else question?.resolve(message.answer)
        return
      }
      case 'destroy':
        end()
        ended?.()
    }
  })
  return { end }
}
