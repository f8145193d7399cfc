import type { PayloadOf } from './schema-types.ts'
import { joined, sameTerm, type Term } from './terms.ts'

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

interface Route {
  readonly run: EventHandler
  readonly term: Term | null
  active: boolean
}

/** From the name of an event to who handles it: handlers first, folds after them, each in the order of coming. */
export interface Routes {
  add(event: string, run: EventHandler, fold?: boolean, term?: Term | null): () => void
  /** Calls everyone who was there when the event came and is still there when their turn comes. */
  deliver(data: unknown, meta: EventMeta): void
  events(): string[]
  /** How often an event is wanted; null where somebody wants all. */
  term(event: string): Term | null
}

/**
 * @param guard runs a handler; what it throws must not stop the others
 * @param onFirst an event got its first handler
 * @param onLast an event lost its last handler
 * @param onTerm an event is wanted more often than before, or less
 */
export function createRoutes(
  guard: (run: () => void) => void,
  onFirst: (event: string) => void,
  onLast: (event: string) => void,
  onTerm: (event: string, term: Term | null) => void = () => {},
): Routes {
  const table = new Map<string, { handlers: Route[]; folds: Route[]; term: Term | null }>()
  function agree(event: string) {
    const routes = table.get(event)!
    const term = joined([...routes.handlers, ...routes.folds].map((route) => route.term))
    if (sameTerm(term, routes.term)) return
    routes.term = term
    onTerm(event, term)
  }
  return {
    add(event, run, fold = false, term = null) {
      let routes = table.get(event)
      if (!routes) {
        routes = { handlers: [], folds: [], term: null }
        table.set(event, routes)
        onFirst(event)
      }
      const kind = fold ? 'folds' : 'handlers'
      const route: Route = { run, term, active: true }
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
    deliver(data, meta) {
      const routes = table.get(meta.event)
      if (!routes) return
      const { handlers, folds } = routes
      for (const route of handlers) if (route.active) guard(() => route.run(data, meta))
      for (const route of folds) if (route.active) guard(() => route.run(data, meta))
    },
    events: () => [...table.keys()],
    term: (event) => table.get(event)?.term ?? null,
  }
}
