import type { ChannelKit, Readable, RecordsSnapshot } from '@channelkit/core'

/** Rows of which only some are seen. */
export interface Sight extends Readable<RecordsSnapshot> {
  readonly of: Readable<RecordsSnapshot>
  /** The rows in sight; others may change without a word. */
  ids: readonly string[]
  /** How long rows stay in their places at least, in ms. */
  pace: number
  /** Whether the order hangs on what rows say. */
  moving: boolean
  /** Whether it is time to put the rows in order. */
  due(rows: RecordsSnapshot): boolean
  /** They are in order. */
  settled(rows: RecordsSnapshot): void
  /** Shows all as it is now. */
  catchUp(): void
}

/** Timers of some hosts are early by that much, in ms. */
const EARLY = 2

/**
 * A store of rows that tells of a change at once where one sees it, and else only when it is time to put the rows in order:
 * of ten thousand that change, twenty are in sight.
 */
export function createSight({ clock, guard }: ChannelKit, of: Readable<RecordsSnapshot>): Sight {
  const listeners = new Set<() => void>()
  const timeOf = () => (clock.monotonic ?? clock.now)()
  let shown = of.getSnapshot()
  let settledAs: RecordsSnapshot | null = null
  let settledAt = Number.NEGATIVE_INFINITY
  let timer: unknown
  let leave = () => {}

  function show() {
    clock.clearTimeout(timer)
    timer = undefined
    shown = of.getSnapshot()
    for (const listener of [...listeners]) guard(listener)
  }
  const isSeen = (next: RecordsSnapshot) =>
    next.status !== shown.status ||
    next.error !== shown.error ||
    next.gap !== shown.gap ||
    sight.ids.some((id) => next.get(id) !== shown.get(id))
  const differs = (next: RecordsSnapshot) =>
    settledAs === null || next.ids !== settledAs.ids || (sight.moving && next !== settledAs)

  function follow() {
    const next = of.getSnapshot()
    if (!differs(next)) return isSeen(next) && show()
    const early = settledAt + sight.pace - timeOf()
    if (early <= 0 || isSeen(next)) show()
    if (early > 0) timer ??= clock.setTimeout(show, early)
  }
  const sight: Sight = {
    of,
    ids: [],
    pace: 0,
    moving: false,
    due: (rows) =>
      differs(rows) && (settledAt === Number.NEGATIVE_INFINITY || timeOf() >= settledAt + sight.pace - EARLY),
    settled(rows) {
      settledAs = rows
      // On a server, and before it is in the page, there is no time; and the first rows don't wait.
      settledAt = listeners.size > 0 && rows.size > 0 ? timeOf() : Number.NEGATIVE_INFINITY
    },
    catchUp: () => of.getSnapshot() !== shown && show(),
    getSnapshot: () => (listeners.size > 0 ? shown : of.getSnapshot()),
    getInitialSnapshot: of.getInitialSnapshot,
    subscribe(listener) {
      const mine = () => listener()
      if (listeners.size === 0) {
        leave = of.subscribe(follow)
        shown = of.getSnapshot()
      }
      listeners.add(mine)
      return () => {
        if (!listeners.delete(mine) || listeners.size > 0) return
        leave()
        clock.clearTimeout(timer)
        timer = undefined
      }
    },
  }
  return sight
}
