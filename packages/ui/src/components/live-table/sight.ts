import type { ChannelKit, Readable, RecordsSnapshot } from '@channelkit/core'
import { createRelay } from '../../shared/relay.ts'

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
export function createSight(kit: ChannelKit, of: Readable<RecordsSnapshot>): Sight {
  const { clock } = kit
  const timeOf = () => (clock.monotonic ?? clock.now)()
  let settledAs: RecordsSnapshot | null = null
  let settledAt = Number.NEGATIVE_INFINITY
  const follow = () => {
    const next = of.getSnapshot()
    if (!differs(next)) return isSeen(next) && relay.show()
    const early = settledAt + sight.pace - timeOf()
    if (early <= 0 || isSeen(next)) relay.show()
    if (early > 0) relay.showIn(early)
  }
  // What was seen at once may have to move later, though nothing more came.
  const relay = createRelay(kit, of, follow, (same) => ({ ...same }))

  const isSeen = (next: RecordsSnapshot) =>
    next.status !== relay.shown.status ||
    next.error !== relay.shown.error ||
    next.gap !== relay.shown.gap ||
    sight.ids.some((id) => next.get(id) !== relay.shown.get(id))
  const differs = (next: RecordsSnapshot) =>
    settledAs === null || next.ids !== settledAs.ids || (sight.moving && next !== settledAs)

  const { getSnapshot, getInitialSnapshot, subscribe } = relay
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
      settledAt = relay.listened && rows.size > 0 ? timeOf() : Number.NEGATIVE_INFINITY
    },
    catchUp: () => relay.current || relay.show(),
    getSnapshot,
    getInitialSnapshot,
    subscribe,
  }
  return sight
}
