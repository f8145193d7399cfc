import type { ToPublish } from './curl.ts'

/** One that was published, or why it was not. */
export interface Published {
  readonly id: number
  readonly at: number
  readonly event: ToPublish
  /** To how many connections; null where that is not known. */
  readonly subscriptions: number | null
  readonly error: string | null
}

/** What is shown: those that were published, newest first, and how many are still to come. */
export interface Publishing {
  readonly past: readonly Published[]
  readonly left: number
}

/** How many are remembered. */
export const MOST = 20

/**
 * Publishes an event as often as it is told to, one after the other; one that fails is the last.
 *
 * @param send publishes one, and tells to how many connections it went
 * @param tell what is to be shown, each time that it changed
 * @param before what was published before
 */
export function createPublisher(
  send: (event: ToPublish) => Promise<number | null>,
  tell: (publishing: Publishing) => void,
  before: readonly Published[] = [],
) {
  let shown: Publishing = { past: before, left: 0 }
  /** Which series is told; one that was stopped has no say. */
  let series = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const say = (change: Partial<Publishing>) => {
    shown = { ...shown, ...change }
    tell(shown)
  }

  function stop() {
    series++
    clearTimeout(timer)
    if (shown.left > 0) say({ left: 0 })
  }
  return {
    async publish(event: ToPublish, times: number, every: number) {
      stop()
      const mine = series
      let left = times
      async function next() {
        const told = await send(event).then(
          (subscriptions) => ({ subscriptions, error: null }),
          (cause: Error) => ({ subscriptions: null, error: cause.message }),
        )
        const one = { id: (shown.past[0]?.id ?? 0) + 1, at: Date.now(), event, ...told }
        const past = [one, ...shown.past].slice(0, MOST)
        // It was published, also where it was stopped meanwhile.
        if (mine !== series) return say({ past })
        left = told.error === null ? left - 1 : 0
        say({ past, left })
        if (left > 0) timer = setTimeout(next, every)
      }
      say({ left })
      await next()
    },
    stop,
  }
}
