import type { Advice, LateCode, Words } from './words.ts'

/**
 * What a page can meet before any more code has come: whether trying again can help, and what to do about it. The others are
 * in `words.ts`, which comes with the code that connects, or when the first of them is made. Codes are stable: match on them.
 */
const early = {
  'invalid-options': [false, 'Correct the option named above.'],
  'connection-closed': [true, 'Call connection.connect() to open it again.'],
  offline: [true, 'Wait for the network: it connects by itself once that is back.'],
  'missing-provider': [false, 'Put the provider with its kit above the component.'],
  'load-failed': [
    true,
    'Check the network and reload the page, in case a newer version was deployed; retry() loads again.',
  ],
  destroyed: [false, 'Make a new kit.'],
} as const satisfies Record<string, Advice>

/** A stable name for what went wrong. */
export type ErrorCode = keyof typeof early | LateCode

/** More about an error than its code and message. */
export interface ErrorDetails {
  httpStatus?: number
  cause?: unknown
  retryable?: boolean
  /** What to do, where the code alone does not tell. Default: what the code says. */
  remedy?: string
  /**
   * What happened and what to do, said more exactly by what comes later.
   *
   * @internal
   */
  say?(words: Words): readonly [what: string, remedy?: string] | undefined
}

/** Where the documentation is: each code has a page there. */
export const DOCS = 'https://channelkit.dev'

let words: Words | undefined
let load: (() => Promise<Words>) | undefined
/** Errors that lack words, with how they get them. */
const incomplete = new Map<ChannelKitError, () => void>()
let waiting: (() => void)[] = []

/** From now on errors have all their words; those that were made before get them. */
export function teach(all: Words): void {
  words = all
  for (const complete of incomplete.values()) complete()
  settle()
}

/** Whence words come, once an error lacks some. */
export function teachFrom(loadWords: () => Promise<Words>): void {
  load = loadWords
}

/** Runs once the error has all its words, which is nearly always at once, or they can't be had. */
export function whenSaid(error: ChannelKitError, run: () => void): void {
  if (incomplete.has(error)) waiting.push(run)
  else run()
}

function settle() {
  incomplete.clear()
  const runs = waiting
  waiting = []
  for (const run of runs) run()
}

function textOf(code: ErrorCode, what: string, { retryable, remedy, say }: ErrorDetails) {
  const [mayRetry = false, toDo = ''] =
    code in early ? early[code as keyof typeof early] : (words?.advice[code as LateCode] ?? [])
  const [said, better = remedy ?? toDo] = (words && say?.(words)) || [what]
  return {
    message: `${endedOnce(said)} ${better}`.trimEnd(),
    remedy: better,
    retryable: retryable ?? mayRetry,
    complete:
      words !== undefined || (!say && (code in early || (remedy !== undefined && retryable !== undefined))),
  }
}

/**
 * An error as a value: `code` to match on, `message` for people, `remedy` for whoever has to fix it.
 *
 * @example
 * const { error } = useChannel('private-orders-7')
 * if (error?.code === 'auth-denied') return <SignIn />
 */
export class ChannelKitError extends Error {
  override readonly name = 'ChannelKitError'
  readonly remedy: string
  /** The HTTP status of the auth endpoint's answer, where there was one. */
  readonly httpStatus: number | undefined
  /** Whether the same call may succeed later without any change. */
  readonly retryable: boolean

  /** The page about this code: what leads to it, and what to do. */
  get docs(): string {
    return `${DOCS}/errors/${this.code}/`
  }

  constructor(
    readonly code: ErrorCode,
    what: string,
    details: ErrorDetails = {},
  ) {
    const { message, remedy, retryable, complete } = textOf(code, what, details)
    const { cause, httpStatus } = details
    super(message, cause === undefined ? undefined : { cause })
    this.remedy = remedy
    this.httpStatus = httpStatus
    this.retryable = retryable
    if (complete || !load) return
    incomplete.set(this, () => {
      const { message, remedy, retryable } = textOf(code, what, details)
      const stack = this.stack?.replace(this.message, () => message)
      Object.assign(this, { message, remedy, retryable, stack })
    })
    if (incomplete.size === 1) load().then(teach).catch(settle)
  }
}

/** What code loaded later failed with: its own error if it had one, otherwise that it did not arrive. */
export function loadFailure(what: string, cause: unknown): ChannelKitError {
  if (cause instanceof ChannelKitError) return cause
  return new ChannelKitError('load-failed', `${what} could not be loaded: ${cause}.`, { cause })
}

/** What a server or a schema says of its own may end a sentence already. */
const endedOnce = (what: string) => what.replace(/([.!?…])\s*\.$/, '$1')

/** Tells a console in one line; where the application's own code threw, also from where. */
export function toConsole({ code, message, cause, docs }: ChannelKitError): void {
  const line = `ChannelKit [${code}]: ${message} See ${docs}`
  if (cause instanceof Error && (code === 'handler-failed' || code === 'render-failed'))
    console.error(line, cause)
  else console.error(line)
}
