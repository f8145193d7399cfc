import {
  type DefaultError,
  type QueryClient,
  type QueryFunction,
  type QueryKey,
  QueryObserver,
  type QueryObserverOptions,
  type QueryObserverResult,
} from '@tanstack/query-core'
import { channelReady } from '../channel-ready.ts'
import type { ChannelStatus } from '../channel-status.ts'
import type { Timer } from '../clock.ts'
import { shallowEqual } from '../equal.ts'
import type { ChannelKitError } from '../errors.ts'
import { createFold, type FoldStore } from '../fold.ts'
import { numberOf } from '../identity.ts'
import type { ChannelKit } from '../kit.ts'
import { unlessEnded } from '../life.ts'
import { channelsOf } from '../name-check.ts'
import { once } from '../once.ts'
import type { EventMeta } from '../routes.ts'
import type { ChannelName, ChannelNames } from '../schema-types.ts'
import type { Write } from '../write-book.ts'
import type { AnyRules, PatchTarget, QueryRules } from './patcher.ts'
import { standIn } from './rules.ts'
import { together } from './together.ts'
import { createWritten } from './written.ts'

export interface LiveQueryOptions<Name extends ChannelName, Data, Failure = DefaultError>
  extends Omit<QueryObserverOptions<Data, Failure, Data, Data>, 'queryKey' | 'queryFn'>,
    Omit<PatchTarget<NoInfer<Data>, Name>, 'exact'> {
  /** The app's own client. */
  client: QueryClient
  /** One channel or several; `null` is off: a plain query without events. */
  channel: ChannelNames<Name>
  queryFn: QueryFunction<Data, QueryKey>
}

/** What TanStack Query says of the query, and what ChannelKit says of its channel. */
export type LiveQueryResult<Data, Failure = DefaultError> = QueryObserverResult<Data, Failure> & {
  /** The status of the channel; of several, the worst. */
  readonly live: ChannelStatus
  /** Why the channel is not live, where it failed. */
  readonly liveError: ChannelKitError | null
  /** What was written here and is on its way, or failed. */
  readonly writes: readonly Write[]
}

export interface LiveQuery<Data, Failure = DefaultError> extends FoldStore<LiveQueryResult<Data, Failure>> {
  /** Takes over options that changed: whoever has inline functions gives them anew with each render. */
  setOptions(options: Omit<LiveQueryOptions<never, Data, Failure>, 'channel'>): void
  /** Resolves when there is data, fetching it if there is none, or when that failed: for suspense. The data follows
   * its channel from the start. */
  ensure(): Promise<void>
  /** Why there is no data and nobody is fetching any, or null. */
  failure(): Failure | null
}

/**
 * A query that follows a channel. It subscribes first and fetches then; events that come meanwhile are applied to
 * what was fetched, in order and once; after a gap it is fetched again. Two that have the same key and client share
 * one store.
 *
 * @example
 * const orders = liveQuery(kit, {
 *   client, queryKey: ['orders'], queryFn: () => api.orders(), channel: 'private-orders',
 *   on: { placed: (orders, order) => [...orders, order], imported: 'refetch' },
 * })
 */
export function liveQuery<Name extends ChannelName, Data, Failure = DefaultError>(
  kit: ChannelKit,
  options: LiveQueryOptions<Name, Data, Failure>,
): LiveQuery<Data, Failure> {
  const { client, channel, queryKey, on } = options
  const identity = [numberOf(client), channel, queryKey, Object.keys(on)]
  return once(kit, 'liveQuery', identity, () => createLiveQuery(kit, options))
}

function createLiveQuery<Name extends ChannelName, Data, Failure>(
  kit: ChannelKit,
  first: LiveQueryOptions<Name, Data, Failure>,
): LiveQuery<Data, Failure> {
  const { internals } = kit
  const { client } = first
  const channels = channelsOf(first.channel)
  let options = first
  /** Fetches that are past waiting for the channel. */
  let running = 0
  const handovers = new Set<Timer>()
  let used = false

  const queryOptions = (): QueryObserverOptions<Data, Failure, Data, Data> => {
    const { client: _, channel: __, on: ___, version: ____, queryFn, ...rest } = options
    return {
      ...rest,
      async queryFn(context) {
        await Promise.all(channels.map((channel) => channelReady(internals, channel)))
        running++
        try {
          return await queryFn(context)
        } finally {
          running--
        }
      },
    }
  }
  const observer = new QueryObserver<Data, Failure, Data, Data>(client, queryOptions())
  const resultOf = (live: ChannelStatus): LiveQueryResult<Data, Failure> => ({
    ...observer.getOptimisticResult(client.defaultQueryOptions(queryOptions())),
    live,
    liveError: null,
    writes: NONE,
  })
  const newest = (event: string) => (data: Data, payload: unknown, meta: EventMeta) => {
    const now = (options.on as AnyRules<Data>)[event]
    return typeof now === 'function' ? now(data, payload, meta) : data
  }
  const target: PatchTarget<Data, never> = {
    queryKey: first.queryKey,
    exact: true,
    version: first.version,
    // The rules of the newest options, under the names of the first.
    on: Object.fromEntries(
      Object.entries(first.on as AnyRules<Data>).map(([event, rule]) => [
        event,
        typeof rule === 'function' ? standIn(newest(event), rule) : rule,
      ]),
    ) as QueryRules<Data, never>,
  }

  const store = createFold<LiveQueryResult<Data, Failure>>(kit, resultOf('idle'), ({ mark }) => {
    const written = createWritten(internals, client, channels, target as PatchTarget<Data>, mark)
    const { patcher } = written
    const unsubscribe = observer.subscribe(mark)
    let live: ChannelStatus = 'idle'
    let liveError: ChannelKitError | null = null
    used = true
    const observe = together(channels, {
      events: Object.keys(target.on),
      apply: patcher.apply,
      // Also at first: what was there before, from a server's rendering say, may have missed events.
      back(lost) {
        patcher.refresh(running > 0)
        for (const channel of lost) written.missed(channel)
      },
      changed(status, error) {
        live = status
        liveError = error
        mark()
      },
    })
    return {
      observe,
      snapshot() {
        const result = observer.getCurrentResult()
        const shown = { data: written.show(result.data as Data), live, liveError, writes: written.views() }
        return { ...result, ...shown } as LiveQueryResult<Data, Failure>
      },
      // What was fetched for a channel of somebody's own is theirs too.
      forget: () => void client.resetQueries({ queryKey: first.queryKey, exact: true }),
      stop() {
        used = false
        unsubscribe()
        written.stop()
        for (const timer of handovers) internals.clock.clearTimeout(timer)
        handovers.clear()
      },
    }
  })
  let unused = store.getInitialSnapshot()
  const unlessOver = unlessEnded<LiveQueryResult<Data, Failure>>(internals.life, (idle, liveError) => ({
    ...idle,
    live: 'failed',
    liveError,
  }))
  return {
    ...store,
    getSnapshot() {
      const shown = store.getSnapshot()
      if (shown !== store.getInitialSnapshot()) return shown
      // Nobody uses it yet: what is in the cache may have changed since it was made.
      const now = resultOf('idle')
      if (!shallowEqual(now, unused)) unused = now
      return channels.length === 0 ? unused : unlessOver(unused)
    },
    setOptions(next) {
      options = { ...next, channel: first.channel }
      observer.setOptions(queryOptions())
    },
    ensure() {
      const release = store.retain()
      const handOver = () => {
        // The kit may have ended while it was fetched.
        if (!used) return
        const timer = internals.clock.setTimeout(() => {
          handovers.delete(timer)
          release()
        }, HANDOVER)
        handovers.add(timer)
      }
      return client.ensureQueryData(queryOptions() as never).then(handOver, handOver)
    },
    failure() {
      const state = client.getQueryState<Data, Failure>(first.queryKey)
      return state?.status === 'error' && state.fetchStatus === 'idle' ? state.error : null
    },
  }
}

/**
 * For how long whoever suspended until there was data may take to mount and use the store, in ms. Until then it is
 * kept, so that no event is missed in between.
 */
const HANDOVER = 1000

const NONE: readonly Write[] = []
