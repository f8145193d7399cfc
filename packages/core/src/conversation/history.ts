import type { Clock } from '../clock.ts'
import { ChannelKitError } from '../errors.ts'
import { ask } from './letters.ts'
import type { Log } from './log.ts'
import type { Heard, Message } from './message.ts'
import type { AskContext, ConversationSnapshot, History } from './options.ts'

type State = Pick<ConversationSnapshot, 'earlier' | 'earlierError'>

/** Fetches what was said before, page by page. */
export interface Pages {
  /** The page before the oldest message, or the newest one where there was none yet; one at a time. */
  load(history: History): Promise<void>
  /** The newest page once more: the line was lost. */
  again(): Promise<void>
  /** From now on what is said is heard. */
  live(): void
  /** Whether anybody can be asked. */
  readonly canAsk: boolean
  state(): State
  stop(): void
}

interface Options {
  clock: Clock
  log: Log
  mark(): void
  read(data: unknown): Heard
  /** Told what is known now. */
  merged(page: readonly Heard[]): void
  messageOf(heard: Heard): Message
  context(signal: AbortSignal): AskContext
  /** Resolves when the channel is live, or does not become so: what is said between the first page and that would be missed. */
  ready(): Promise<void>
  isLive(): boolean
}

export function createPages(options: Options): Pages {
  const { clock, log, mark, read, merged, messageOf, context, ready, isLive } = options
  let state: State = { earlier: 'unknown', earlierError: null }
  let history: History | undefined
  let loading: Promise<void> | undefined
  /** Something was asked for before anything was heard. */
  let early = false
  let stopped = false

  const change = (next: State) => {
    state = next
    mark()
  }
  async function first() {
    if (!isLive()) await ready()
    early = !isLive()
    if (!stopped) await fetch(null)
  }
  async function again() {
    if (!history) return
    await loading
    if (!stopped) await fetch(null)
  }
  async function fetch(before: Heard | null) {
    const asked = before && messageOf(before)
    const answer = await ask(clock, 'Earlier messages could not be fetched', (signal) =>
      history!(asked, context(signal)),
    )
    if (stopped) return
    if (answer.status === 'failed') return change({ earlier: 'failed', earlierError: answer.error })
    const page = answer.answer ?? []
    if (!Array.isArray(page)) {
      const what = 'history must answer with a list of messages.'
      return change({ earlier: 'failed', earlierError: new ChannelKitError('backfill-failed', what) })
    }
    const heard = page.map(read)
    const fresh = log.merge(heard, before !== null)
    merged(heard)
    // A page that brings nothing new is the end, or one would ask for it for ever.
    const end = heard.length === 0 || (before !== null && fresh === 0)
    if (before !== null || state.earlier === 'unknown' || state.earlier === 'loading')
      change({ earlier: end ? 'none' : 'more', earlierError: null })
    else mark()
  }
  function load(given: History): Promise<void> {
    const isFirst = history === undefined
    history = given
    if (state.earlier === 'none') return Promise.resolve()
    if (!loading) {
      change({ earlier: 'loading', earlierError: null })
      // What is there at first may have come by itself while the page was made: the newest ones put it in its place.
      const done = (isFirst ? first() : fetch(log.messages[0] ?? null)).finally(() => {
        if (loading === done) loading = undefined
      })
      loading = done
    }
    return loading
  }
  return {
    load,
    again,
    live() {
      if (early) void again()
      early = false
    },
    get canAsk() {
      return history !== undefined
    },
    state: () => state,
    stop() {
      stopped = true
    },
  }
}
