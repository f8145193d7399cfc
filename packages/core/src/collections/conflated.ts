import type { KitInternals } from '../kit.ts'
import type { EventMeta } from '../routes.ts'
import { type Need, serves, type Term } from '../terms.ts'
import type { Conflator } from './conflator.ts'

/** What a collection can do without, and how often it wants its events. */
export interface ConflateOptions {
  /** Updates a second of each key; undefined where they may come as they do. */
  readonly rate?: number | undefined
  /** Those of its events that may be left out. */
  readonly events: readonly string[]
  /** What of them is enough; null where only the page can tell. */
  readonly need: Need | null
  /** Whether a payload says all that those before it said. */
  readonly replaces?: boolean
  /** Undefined for what has no key, or several. */
  keyOf?(data: unknown): unknown
}

/** The way of events into a collection that wants them less often than they come. */
export interface Conflated {
  /** What the channel is told of it. */
  readonly needs: ReadonlyMap<string, Need>
  /** Undefined where nothing is held back. */
  readonly pass: ((data: unknown, meta: EventMeta, run: () => void) => void) | undefined
  /** Something is being written, whose event must not be left out: while that is so, all events come and none waits. */
  writes(open: boolean): void
  flush(): void
  stop(): void
}

/** Where the server holds a channel to what is wanted, all passes; elsewhere events wait here. */
export function createConflated(
  { clock, bus, channels, deferred }: KitInternals,
  channel: string,
  { rate, events, need, replaces = false, keyOf }: ConflateOptions,
): Conflated {
  let conflator: Conflator | undefined
  let stopped = false
  if (rate !== undefined)
    deferred().then(
      ({ createConflator }) => {
        if (!stopped) conflator = createConflator({ clock, rate, replaces, guard: bus.guard })
      },
      // Then nothing connects either, which says why.
      () => {},
    )
  let all: (() => void) | undefined

  return {
    needs: new Map(need ? events.map((event) => [event, need]) : []),
    pass:
      rate === undefined
        ? undefined
        : (data, { event }, run) => {
            const entry = channels.get(channel)
            const held = all || !events.includes(event) || serves(entry.conflated(event), need as Term | null)
            const key = held ? undefined : keyOf?.(data)
            if (conflator && key !== undefined) return conflator.pass(key, run)
            // It is after all that came before it.
            conflator?.flush()
            run()
          },
    writes(open) {
      if (open && !all) all = channels.get(channel).observe({ events, apply() {} })
      else if (!open && all) {
        all()
        all = undefined
      }
    },
    flush: () => conflator?.flush(),
    stop() {
      stopped = true
      conflator?.stop()
      all?.()
      all = undefined
    },
  }
}
