import type { Gap } from './channel-status.ts'
import type { Timer } from './clock.ts'
import { ChannelKitError } from './errors.ts'
import type { FoldContext } from './fold.ts'

/** What a backfill is told besides where to begin. */
export interface BackfillContext {
  /** The channel whose events were missed: one definition serves many. */
  readonly channel: string
  /** Up to when, in epoch ms: what came later is at hand. */
  readonly to: number
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal
}

/**
 * Fetches what was missed.
 *
 * @param from since when, in epoch ms: somewhat before the gap, for what was on its way when the line broke is missing too;
 *   `null` at first, when there is nothing yet
 */
export type Backfill<Answer> = (from: number | null, context: BackfillContext) => Answer | Promise<Answer>

/** For how long the first question waits for the channel, in ms: a server that is down must not keep data from a page. */
const PATIENCE = 2000

/** How long what is missing may have been on its way when the line broke, in ms. */
const TRANSIT = 1000

/** For how long events are held back for an answer, in ms. */
const LONGEST = 30_000

/** Holds events of a channel back while what came before them is fetched. */
export interface Gate {
  /** Somebody uses it: what was there before is asked for once the channel is live, or does not become so. */
  begin(): void
  /** The channel is live: fetches what was missed. */
  live(gap: Gap | null, at: number): void
  /** The channel can't become live: what was there before is asked for all the same. */
  failed(): void
  /** Runs now, or after the fetch, in order. */
  pass(run: (held: boolean) => void): void
  /** Whether something is being fetched. */
  readonly isFetching: boolean
  /** Fetches anew, or again; false where there is nothing to ask. @param always also where nothing was answered yet */
  renew(always?: boolean): boolean
  /** What was missed and could not be fetched. */
  readonly open: Gap | null
  /** Why not, where it was asked for. */
  readonly error: ChannelKitError | null
  stop(): void
}

export interface GateOptions {
  channel: string
  /** Asks, and fills in what it is answered; what was held back passes right after. Without it everything passes. */
  ask?: ((from: number | null, context: BackfillContext) => unknown) | undefined
  fill(answer: unknown, from: number | null): void
  /** Something is being fetched from now on. */
  asked?(): void
  /** Whether gaps are asked for too, and not only what was there at first. */
  again: boolean
}

export function createGate(
  { internals, mark }: Pick<FoldContext, 'internals' | 'mark'>,
  { channel, ask, fill, asked, again }: GateOptions,
): Gate {
  let held: ((held: boolean) => void)[] = []
  let abort: AbortController | undefined
  let open: Gap | null = null
  let error: ChannelKitError | null = null
  let timer: Timer
  /** Up to when it was answered; null while it was not. */
  let answeredTo: number | null = null
  let wasLive = false
  let askedFrom: number | null = null

  function release() {
    abort = undefined
    const runs = held
    held = []
    for (const run of runs) internals.bus.guard(() => run(true))
    mark()
  }

  async function fetch(from: number | null, to: number) {
    internals.clock.clearTimeout(timer)
    abort?.abort()
    const mine = new AbortController()
    abort = mine
    askedFrom = from
    asked?.()
    // What is never answered would hold all events back for ever.
    const late = new Promise<never>((_, reject) => {
      timer = internals.clock.setTimeout(() => reject(new Error(`no answer in ${LONGEST / 1000} s`)), LONGEST)
    })
    try {
      const answer = await Promise.race([ask!(from, { channel, to, signal: mine.signal }), late])
      if (abort !== mine) return
      internals.bus.guard(() => fill(answer, from))
      open = error = null
      answeredTo = to
    } catch (cause) {
      if (abort !== mine) return
      mine.abort()
      error = new ChannelKitError('backfill-failed', `A backfill of ${channel} failed: ${cause}.`, { cause })
      internals.bus.report(error)
    }
    internals.clock.clearTimeout(timer)
    release()
  }

  const first = () => void fetch(null, internals.clock.now())
  return {
    begin() {
      if (ask) timer = internals.clock.setTimeout(first, PATIENCE)
    },
    live(gap, at) {
      if (gap) open = { from: open?.from ?? gap.from, to: gap.to }
      // What was answered before the channel was live may lack what came in between.
      const missed = again && (gap !== null || !wasLive)
      wasLive = true
      if (!ask) return
      if (answeredTo === null) void fetch(null, at)
      else if (missed) void fetch((open?.from ?? answeredTo) - TRANSIT, at)
    },
    failed() {
      if (ask && answeredTo === null && !abort && !error) first()
    },
    pass(run) {
      if (abort) held.push(run)
      else run(false)
    },
    get isFetching() {
      return abort !== undefined
    },
    renew(always = false) {
      if (!ask || !(abort || (again && (always || answeredTo !== null)))) return false
      const since = open?.from ?? answeredTo
      const from = abort ? askedFrom : since === null ? null : since - TRANSIT
      void fetch(from, internals.clock.now())
      return true
    },
    get open() {
      return open
    },
    get error() {
      return error
    },
    stop() {
      internals.clock.clearTimeout(timer)
      abort?.abort()
      abort = undefined
      held = []
    },
  }
}
