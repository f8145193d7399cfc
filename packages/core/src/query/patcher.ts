import { hashKey, type Query, type QueryClient, type QueryKey } from '@tanstack/query-core'
import { toTime } from '../collections/numbers.ts'
import { type FieldOrFunction, reader } from '../collections/read.ts'
import type { EventMeta } from '../routes.ts'
import type { EventOf, PayloadOf } from '../schema-types.ts'
import type { Guard } from '../store.ts'
import { isWhole } from './rules.ts'

/** What an event does to cached data: makes new data of it, or has it fetched again. */
export type QueryRule<Data, Payload = unknown> =
  | 'refetch'
  | ((data: Data, payload: Payload, meta: EventMeta) => Data)

/** Rules by the name of the event, for each event of the channel or some; of any name and payload where channels are not registered. */
export type QueryRules<Data, Name = string> = {
  readonly [Event in EventOf<Name>]?: QueryRule<Data, Unknowing<PayloadOf<Name, Event>>>
}

// biome-ignore lint/suspicious/noExplicitAny: of a payload that nobody described, the rule knows best what it is
type Unknowing<Payload> = unknown extends Payload ? any : Payload

/** Rules as they are looked up. */
// biome-ignore lint/suspicious/noExplicitAny: each rule takes the payload of its own event
export type AnyRules<Data> = Readonly<Record<string, QueryRule<Data, any> | undefined>>

export interface PatchTarget<Data, Name = string> {
  readonly queryKey: QueryKey
  readonly on: QueryRules<Data, Name>
  /**
   * Where data and payloads carry a version (a number or a time, also as text), as a field or by a function: an event
   * that is not newer than the data is not applied again.
   */
  readonly version?: FieldOrFunction<unknown, number | string>
  /** Patches only the query of exactly this key. Default: all whose keys begin with it. */
  readonly exact?: boolean
}

export interface Patcher {
  apply(payload: unknown, meta: EventMeta): void
  /**
   * Has what is cached fetched again.
   *
   * @param fetching begins anew also what is being fetched right now
   */
  refresh(fetching: boolean): void
  stop(): void
}

/** What is told of the way of events and fetches. */
export interface PatcherListeners {
  /** An event is part of the data now, or of what was fetched. */
  applied?(payload: unknown, meta: EventMeta): void
  /** A fetch began. */
  asked?(): void
  fetched?(data: unknown): void
}

/** An event that waits for a fetch to end. */
interface Held {
  readonly run: () => void
  readonly leave: () => void
  /** It came before the fetch was begun anew. */
  known: boolean
}

/**
 * Puts events into a query cache. Events that come while a query is being fetched wait, and are applied to what was
 * fetched, in order and once.
 */
export function createPatcher<Data>(
  client: QueryClient,
  target: PatchTarget<Data>,
  guard: Guard,
  { applied = () => {}, asked, fetched }: PatcherListeners = {},
): Patcher {
  const { queryKey, version, exact = false } = target
  const on = target.on as AnyRules<Data>
  const cache = client.getQueryCache()
  const waiting = new Map<string, Held[]>()
  const versionOf = version === undefined ? undefined : reader(version)
  const hash = hashKey(queryKey)

  const stop = cache.subscribe((event) => {
    if (event.type === 'removed') waiting.delete(event.query.queryHash)
    if (event.type !== 'updated') return
    const { type } = event.action
    const { queryHash } = event.query
    if (type === 'fetch' && queryHash === hash) asked?.()
    const ended = (type === 'success' && !event.action.manual) || type === 'error' || type === 'setState'
    if (!ended) return
    if (type === 'success' && queryHash === hash) fetched?.(event.query.state.data)
    const runs = waiting.get(queryHash)
    waiting.delete(queryHash)
    for (const { run, leave, known } of runs ?? []) guard(known && type === 'success' ? leave : run)
  })

  function patch(query: Query, payload: unknown, meta: EventMeta) {
    const rule = on[meta.event]
    const data = query.state.data as Data | undefined
    if (typeof rule !== 'function' || (data === undefined && !isWhole(rule))) return
    if (versionOf && data !== undefined && toTime(versionOf(payload)) <= toTime(versionOf(data))) return
    client.setQueryData(query.queryKey, rule(data as Data, payload, meta), { updatedAt: meta.at })
  }

  return {
    apply(payload, meta) {
      if (on[meta.event] === 'refetch') return void client.invalidateQueries({ queryKey, exact })
      for (const query of cache.findAll({ queryKey, exact })) {
        const leave = () => applied(payload, meta)
        const run = () => {
          leave()
          patch(query, payload, meta)
        }
        const idle = query.state.fetchStatus === 'idle'
        // What makes the data alone need not wait for the first answer, and counts after it all the same.
        if (idle || (query.state.data === undefined && isWhole(on[meta.event]))) guard(run)
        if (idle) continue
        const held = waiting.get(query.queryHash) ?? []
        waiting.set(query.queryHash, [...held, { run, leave, known: false }])
      }
    },
    refresh(fetching) {
      const isOld = ({ state: { fetchStatus, dataUpdatedAt } }: Query) =>
        fetchStatus === 'idle' ? dataUpdatedAt > 0 : fetching
      // A first fetch is not begun anew unless it was cancelled; the silent way tells nobody.
      for (const query of cache.findAll({ queryKey, exact, predicate: isOld })) {
        void query.cancel({ silent: true })
        // What is stored is published after: the answer to a question asked now knows what came before the gap.
        for (const held of waiting.get(query.queryHash) ?? []) held.known = true
      }
      void client.invalidateQueries({ queryKey, exact, predicate: isOld })
    },
    stop,
  }
}
