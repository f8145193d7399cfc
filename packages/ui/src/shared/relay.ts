import type { ChannelKit, Readable } from '@channelkit/core'

/** A store that shows another's snapshots when it is told to, while somebody listens. */
export interface Relay<T> extends Readable<T> {
  /** What is shown. */
  readonly shown: T
  /** Whether that is what there is now. */
  readonly current: boolean
  readonly listened: boolean
  /** When it was shown, by the clock that goes on evenly, in ms. */
  readonly shownAt: number
  /** Shows what is now. */
  show(): void
  /** Shows what is then; who asked before has the say about when. */
  showIn(ms: number): void
}

/**
 * The other store is followed while somebody listens to this one; before and after, this one shows what that one has.
 *
 * @param follow called when the other store has changed
 * @param again makes another one of a snapshot that is shown once more, where it is to be drawn anew: for the same one frameworks draw nothing
 */
export function createRelay<T>(
  { clock, guard }: ChannelKit,
  of: Readable<T>,
  follow: () => void,
  again = (snapshot: T) => snapshot,
): Relay<T> {
  const listeners = new Set<() => void>()
  let given = of.getSnapshot()
  let shown = given
  let shownAt = Number.NEGATIVE_INFINITY
  let timer: unknown
  let leave = () => {}

  function calm() {
    clock.clearTimeout(timer)
    timer = undefined
  }
  function show() {
    calm()
    shownAt = (clock.monotonic ?? clock.now)()
    const now = of.getSnapshot()
    shown = now === given ? again(now) : now
    given = now
    for (const listener of [...listeners]) guard(listener)
  }
  return {
    get shown() {
      return shown
    },
    get current() {
      return of.getSnapshot() === given
    },
    get shownAt() {
      return shownAt
    },
    get listened() {
      return listeners.size > 0
    },
    show,
    showIn(ms) {
      timer ??= clock.setTimeout(show, ms)
    },
    getSnapshot: () => (listeners.size > 0 ? shown : of.getSnapshot()),
    getInitialSnapshot: of.getInitialSnapshot,
    subscribe(listener) {
      const mine = () => listener()
      if (listeners.size === 0) {
        leave = of.subscribe(follow)
        shown = given = of.getSnapshot()
      }
      listeners.add(mine)
      return () => {
        if (!listeners.delete(mine) || listeners.size > 0) return
        leave()
        calm()
      }
    },
  }
}
