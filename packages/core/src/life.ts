import { type Clock, elapsed, type Timer } from './clock.ts'
import { ChannelKitError } from './errors.ts'

/** Whether a kit still lives. */
export interface Life {
  /** Why nothing works any more, once it was destroyed. */
  readonly error: ChannelKitError | null
  end(): void
}

export function createLife(): Life {
  let error: ChannelKitError | null = null
  return {
    get error() {
      return error
    },
    end() {
      error ??= new ChannelKitError('destroyed', 'The kit was destroyed.')
    },
  }
}

/**
 * What is shown of something that nobody uses: as it is, or as failed once the kit has ended, so that whoever comes
 * later is told with the first look.
 *
 * @param fail the same as failed
 */
export function unlessEnded<T>(life: Life, fail: (idle: T, error: ChannelKitError) => T): (idle: T) => T {
  let last: { of: T; shown: T } | undefined
  return (idle) => {
    if (!life.error) return idle
    if (last?.of !== idle) last = { of: idle, shown: fail(idle, life.error) }
    return last.shown
  }
}

/** The usual shape of it. */
export const failed = <T extends { status: unknown; error: unknown }>(
  idle: T,
  error: ChannelKitError,
): T => ({
  ...idle,
  status: 'failed',
  error,
})

/** A clock of which nothing goes off once the kit has ended, and that keeps no timer then. */
export function mortalClock(clock: Clock, life: Life): Clock & { stop(): void } {
  const timers = new Set<Timer>()
  return {
    now: clock.now,
    monotonic: () => elapsed(clock),
    setTimeout(run, ms) {
      if (life.error) return undefined
      const timer = clock.setTimeout(() => {
        timers.delete(timer)
        run()
      }, ms)
      timers.add(timer)
      return timer
    },
    clearTimeout(timer) {
      timers.delete(timer)
      clock.clearTimeout(timer)
    },
    stop() {
      for (const timer of timers) clock.clearTimeout(timer)
      timers.clear()
    },
  }
}
