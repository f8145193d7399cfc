import type { PayloadOf } from './schema-types.ts'
import { isEnough, joined, type Need, sameNeed } from './terms.ts'

/** What comes with an event, and its data once more: where several events come, `event` tells which `data` it is. */
export interface EventMeta<Data = unknown, Event extends string = string> {
  readonly channel: string
  readonly event: Event
  readonly data: Data
  /** When it arrived, in epoch ms. */
  readonly at: number
  /** Who sent it: only on client events of presence channels. */
  readonly userId: string | undefined
  /** Its number in the channel, where the server keeps events. */
  readonly serial?: number | undefined
}

/** The meta of each of the events of a channel, told apart where it is known what they carry. */
export type EventMetaOf<Name, Event> =
  unknown extends PayloadOf<Name, Event>
    ? EventMeta
    : Event extends string
      ? EventMeta<PayloadOf<Name, Event>, Event>
      : never

export type EventHandler<Data = unknown, Meta = EventMeta<Data>> = (data: Data, meta: Meta) => void

/** What is made of an event. @param skipped how many of its name before it were left out, since nobody misses them */
export type Apply = (data: unknown, meta: EventMeta, skipped?: number) => void

interface Route {
  readonly run: Apply
  readonly need: Need | null
  active: boolean
}

/** What came of the events of one name, where that is not all of them. */
export interface Rest {
  /** How many were left out before this one. */
  readonly skipped: number
  /** For whom it is enough; null where all of them come. */
  readonly need: Need | null
}

const ALL: Rest = { skipped: 0, need: null }

/** From the name of an event to who handles it: handlers first, folds after them, each in the order of coming. */
export interface Routes {
  add(event: string, run: Apply, fold?: boolean, need?: Need | null): () => void
  /**
   * Calls everyone who was there when the event came and is still there when their turn comes. Whoever came too late to
   * say that what came is not enough hears nothing of it: they begin with the first of which nothing is left out.
   */
  deliver(data: unknown, meta: EventMeta, rest?: Rest): void
  events(): string[]
  /** What of an event is enough; null where somebody wants all. */
  need(event: string): Need | null
}

/**
 * @param guard runs a handler; what it throws must not stop the others
 * @param onFirst an event got its first handler
 * @param onLast an event lost its last handler
 * @param onNeed more of an event is wanted than before, or less
 */
export function createRoutes(
  guard: (run: () => void) => void,
  onFirst: (event: string) => void,
  onLast: (event: string) => void,
  onNeed: (event: string, need: Need | null) => void = () => {},
): Routes {
  const table = new Map<string, { handlers: Route[]; folds: Route[]; need: Need | null }>()
  function agree(event: string) {
    const routes = table.get(event)!
    const need = joined([...routes.handlers, ...routes.folds].map((route) => route.need))
    if (sameNeed(need, routes.need)) return
    routes.need = need
    onNeed(event, need)
  }
  return {
    add(event, run, fold = false, need = null) {
      let routes = table.get(event)
      if (!routes) {
        routes = { handlers: [], folds: [], need: null }
        table.set(event, routes)
        onFirst(event)
      }
      const kind = fold ? 'folds' : 'handlers'
      const route: Route = { run, need, active: true }
      // Lists are replaced, never changed: a delivery under way keeps its own.
      routes[kind] = [...routes[kind], route]
      agree(event)
      return () => {
        if (!route.active) return
        route.active = false
        routes[kind] = routes[kind].filter((other) => other !== route)
        if (routes.handlers.length + routes.folds.length > 0) return agree(event)
        table.delete(event)
        onLast(event)
      }
    },
    deliver(data, meta, { skipped, need } = ALL) {
      const routes = table.get(meta.event)
      if (!routes) return
      const { handlers, folds } = routes
      for (const route of handlers) if (route.active && !need) guard(() => route.run(data, meta))
      for (const route of folds)
        if (route.active && (!need || isEnough(need, route.need))) guard(() => route.run(data, meta, skipped))
    },
    events: () => [...table.keys()],
    need: (event) => table.get(event)?.need ?? null,
  }
}
