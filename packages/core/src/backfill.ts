import type { Gap } from './channel-status.ts'
import { ChannelKitError } from './errors.ts'
import type { FoldContext } from './fold.ts'

/** What a backfill is told besides where to begin. */
export interface BackfillContext {
  /** Up to when, in epoch ms: what came later is at hand. */
  readonly to: number
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal
}

/**
 * Fetches what was missed.
 *
 * @param from since when, in epoch ms; `null` at first, when there is nothing yet
 */
export type Backfill<Answer> = (from: number | null, context: BackfillContext) => Promise<Answer>

/** Holds events back while what came before them is fetched. */
export interface Gate {
  /** The channel is live: fetches what was missed. */
  live(gap: Gap | null, at: number): void
  /** Runs now, or after the fetch, in order. */
  pass(run: () => void): void
  /** What was missed and could not be fetched. */
  readonly open: Gap | null
  stop(): void
}

/**
 * @param backfill without one, everything passes and gaps stay open
 * @param fill takes what was fetched; what was held back passes right after
 */
export function createGate<Answer>(
  { internals, mark }: FoldContext,
  backfill: Backfill<Answer> | undefined,
  fill: (answer: Answer) => void,
): Gate {
  let held: (() => void)[] = []
  let abort: AbortController | undefined
  let open: Gap | null = null
  let first = true

  function release() {
    abort = undefined
    const runs = held
    held = []
    for (const run of runs) internals.bus.guard(run)
    mark()
  }

  async function fetch(ask: Backfill<Answer>, from: number | null, to: number) {
    abort?.abort()
    const mine = new AbortController()
    abort = mine
    try {
      const answer = await ask(from, { to, signal: mine.signal })
      if (abort !== mine) return
      internals.bus.guard(() => fill(answer))
      open = null
      first = false
    } catch (cause) {
      if (abort !== mine) return
      internals.bus.report(new ChannelKitError('backfill-failed', `A backfill failed: ${cause}.`, { cause }))
    }
    release()
  }

  return {
    live(gap, at) {
      if (gap) open = { from: open?.from ?? gap.from, to: gap.to }
      if (backfill && (gap || first)) void fetch(backfill, first ? null : open!.from, at)
    },
    pass(run) {
      if (abort) held.push(run)
      else run()
    },
    get open() {
      return open
    },
    stop() {
      abort?.abort()
      abort = undefined
      held = []
    },
  }
}
